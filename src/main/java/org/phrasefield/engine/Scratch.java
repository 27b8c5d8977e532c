package org.phrasefield.engine;

/** Working memory of one thread; each array is made on first use and grows as needed. */
final class Scratch {
    private float[][] tile = new float[0][];
    private float[] scores = new float[0];
    private float[] head = new float[0];

    /** {@code rows} arrays of at least {@code length} values, of any content. */
    float[][] tile(int rows, int length) {
        if (tile.length < rows || tile[0].length < length) {
            tile = new float[rows][length];
        }
        return tile;
    }

    /** At least {@code length} values of any content. */
    float[] scores(int length) {
        if (scores.length < length) {
            scores = new float[Math.max(length, scores.length * 2)];
        }
        return scores;
    }

    /** At least {@code length} values of any content. */
    float[] head(int length) {
        if (head.length < length) {
            head = new float[length];
        }
        return head;
    }
}
