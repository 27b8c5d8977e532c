package org.phrasefield.engine;

import java.util.Optional;

/**
 * Which kernel computes. The choice depends on the JVM and the machine, never on the clock: kernels differ in the last bits
 * of their results.
 */
final class KernelChoice {
    /** System property that sets the kernel by hand: {@code vector} or {@code plain}. */
    static final String PROPERTY = "phrasefield.kernel";

    private KernelChoice() {}

    /**
     * The vector kernel where the JVM has the Vector API and the machine runs it at full speed, else the plain one; or what
     * the property says.
     *
     * @throws EngineException if the property asks for what is not known or not there
     */
    static Kernel choose() {
        String asked = System.getProperty(PROPERTY, "");
        return switch (asked) {
            case "" -> vector().filter(Kernel::fast).orElseGet(KernelChoice::plain);
            case "plain" -> plain();
            case "vector" ->
                vector().orElseThrow(() -> new EngineException("The property " + PROPERTY
                        + " asks for the vector kernel, and this JVM has no Vector API; start it with " + Incubator.FLAG
                        + "."));
            default ->
                throw new EngineException(
                        "The property " + PROPERTY + " is '" + asked + "'; known are 'vector' and 'plain'.");
        };
    }

    static Kernel plain() {
        return new FloatKernel(Loops.fastest());
    }

    /** The vector kernel, by name: its classes must not be touched where the Vector API is missing. */
    static Optional<Kernel> vector() {
        if (!Incubator.present()) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName("org.phrasefield.engine.VectorKernel");
            return Optional.of((Kernel) type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The vector kernel is not part of this build", e);
        }
    }
}
