package org.phrasefield.map;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How fast a model answered in a run.
 *
 * @param tokens of an answer a second of its call, loads left out; absent where the service counts none
 * @param inGraphics what part of the model lay in the memory of a graphics card when least did, in percent; absent where the server does not tell
 */
public record Speed(OptionalDouble tokens, OptionalInt inGraphics) {
    /** What is no other speed: calls in flight and lengths of answers move it as far. */
    private static final double NEAR = 1.25;

    /** Whether a later run was clearly slower or faster. */
    public boolean differs(Speed later) {
        if (tokens.isEmpty() || later.tokens.isEmpty()) return false;
        double ratio = later.tokens.getAsDouble() / tokens.getAsDouble();
        return ratio > NEAR || ratio < 1 / NEAR;
    }

    /** Whether another part of the model lay in the memory of a graphics card in a later run. */
    public boolean movedInMemory(Speed later) {
        return inGraphics.isPresent() && later.inGraphics.isPresent() && !inGraphics.equals(later.inGraphics);
    }

    /** Whether that may be why a later run was slower or faster: what lies there is computed faster. */
    public boolean explains(Speed later) {
        return differs(later)
                && movedInMemory(later)
                && later.tokens.getAsDouble() > tokens.getAsDouble()
                        == later.inGraphics.getAsInt() > inGraphics.getAsInt();
    }
}
