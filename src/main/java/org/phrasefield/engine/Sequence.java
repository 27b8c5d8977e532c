package org.phrasefield.engine;

/**
 * The keys and values of one sequence of tokens. Keys lie by dimension, values by position and head, each in an array of
 * its own, so that attention too is a sum of whole arrays.
 */
public final class Sequence {
    private static final int KEYS = 32;

    /** [layer][key dimension][position, {@link #rounded}] */
    final float[][][] keys;
    /** [layer][key head][position][dimension] */
    final float[][][][] values;

    private final int capacity;
    private int length;

    Sequence(Shape shape, int capacity) {
        if (capacity < 1 || capacity > shape.context()) {
            throw new IllegalArgumentException(
                    "A sequence holds 1 to " + shape.context() + " positions, not " + capacity);
        }
        this.capacity = capacity;
        this.keys = new float[shape.layers()][shape.keyWidth()][rounded(capacity)];
        this.values = new float[shape.layers()][shape.keyHeads()][capacity][shape.headSize()];
    }

    /** The length of key arrays for so many positions: whole vectors of any width, two at a time. */
    static int rounded(int positions) {
        return (positions + KEYS - 1) / KEYS * KEYS;
    }

    /** Most positions that fit. */
    public int capacity() {
        return capacity;
    }

    /** Positions that are filled; the next token's position. */
    public int length() {
        return length;
    }

    void length(int newLength) {
        length = newLength;
    }

    /** Takes over the first {@code count} positions of another sequence of the same model, instead of computing them. */
    public void copyStart(Sequence from, int count) {
        if (count < 0 || count > from.length || count > capacity) {
            throw new IllegalArgumentException(
                    "Cannot copy " + count + " positions of " + from.length + " into " + capacity);
        }
        for (int layer = 0; layer < keys.length; layer++) {
            for (int k = 0; k < keys[layer].length; k++) {
                System.arraycopy(from.keys[layer][k], 0, keys[layer][k], 0, count);
            }
            for (int h = 0; h < values[layer].length; h++) {
                for (int p = 0; p < count; p++) {
                    float[] source = from.values[layer][h][p];
                    System.arraycopy(source, 0, values[layer][h][p], 0, source.length);
                }
            }
        }
        length = count;
    }
}
