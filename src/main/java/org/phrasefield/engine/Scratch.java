package org.phrasefield.engine;

/** Working memory of one thread; each array is made on first use and grows as needed. */
final class Scratch {
    private float[][] tile = new float[0][];
    private float[][] group = new float[0][];
    private float[][] scores = new float[0][];
    private float[][] heads = new float[0][];

    /** {@code rows} arrays of at least {@code length} values, of any content. */
    float[][] tile(int rows, int length) {
        if (tile.length < rows || tile[0].length < length) {
            tile = new float[rows][length];
        }
        return tile;
    }

    /** As {@link #tile}, for weights that are unpacked. */
    float[][] group(int rows, int length) {
        if (group.length < rows || group[0].length < length) {
            group = new float[rows][length];
        }
        return group;
    }

    /** {@code rows} arrays of at least {@code length} values, of any content; grown by halves, as sequences grow. */
    float[][] scores(int rows, int length) {
        if (scores.length < rows || scores[0].length < length) {
            scores = new float[rows][length + length / 2];
        }
        return scores;
    }

    /** Exactly {@code rows} arrays of at least {@code length} values, of any content; kept until another number is asked for. */
    float[][] heads(int rows, int length) {
        if (heads.length != rows || heads[0].length < length) {
            heads = new float[rows][length];
        }
        return heads;
    }
}
