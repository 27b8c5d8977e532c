package org.phrasefield.trial;

import java.time.Instant;

/**
 * How a model lay in its server's memory from a moment on.
 *
 * @param model model reference
 * @param since when it was found so
 * @param bytes that it took; 0 where it was not in the memory
 * @param inGraphics those of them in the memory of a graphics card, at most as many: what lies elsewhere is computed by the processor, more slowly
 */
public record Residence(String model, Instant since, long bytes, long inGraphics) {
    public Residence {
        if (inGraphics < 0 || inGraphics > bytes) throw new IllegalArgumentException(inGraphics + " of " + bytes);
    }

    /** Whether it was in the memory at all. */
    public boolean loaded() {
        return bytes > 0;
    }

    /** What part of it lay in the memory of a graphics card, in whole percent, 100 only where all of it did; 0 where it was not loaded. */
    public int percent() {
        return loaded() ? (int) (100 * (double) inGraphics / bytes) : 0;
    }

    /** Whether it lay so before: as much of it to a percent, whatever else was kept beside it. */
    public boolean like(Residence other) {
        return loaded() == other.loaded() && percent() == other.percent();
    }
}
