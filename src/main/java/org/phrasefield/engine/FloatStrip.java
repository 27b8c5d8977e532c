package org.phrasefield.engine;

/** The weights of a strip of outputs: for each input an array over the outputs. */
interface FloatStrip {
    /** Inputs whose arrays are handed out together. */
    int GROUP = Loops.CHUNK;

    /**
     * The arrays of inputs {@value #GROUP} · {@code group} and following, {@value #GROUP} of them or as many as there are.
     *
     * @param room {@value #GROUP} arrays as long as the strip is wide, which may be used for them
     */
    float[][] group(int group, float[][] room);

    /** Writes the weights of one output to the start of {@code into}. */
    void row(int output, float[] into);

    /** Weights that lie as floats. */
    @SuppressWarnings("ArrayRecordComponent") // Read in the innermost loops; never leaves the room.
    record Whole(float[][][] groups) implements FloatStrip {
        /** Outputs whose weights are read together before they are transposed. */
        private static final int READ = 16;

        static Whole of(Weights weights, int first, int width) {
            int inputs = weights.inputs();
            float[][][] groups = new float[(inputs + GROUP - 1) / GROUP][][];
            for (int g = 0; g < groups.length; g++) {
                groups[g] = new float[Math.min(GROUP, inputs - g * GROUP)][width];
            }
            float[][] read = new float[READ][inputs];
            for (int at = 0; at < width; at += READ) {
                int count = Math.min(READ, width - at);
                for (int o = 0; o < count; o++) {
                    weights.row(first + at + o, read[o]);
                }
                for (int i = 0; i < inputs; i++) {
                    float[] array = groups[i / GROUP][i % GROUP];
                    for (int o = 0; o < count; o++) {
                        array[at + o] = read[o][i];
                    }
                }
            }
            return new Whole(groups);
        }

        static long bytes(int inputs, int width) {
            return inputs * (long) (width * Float.BYTES + ARRAY);
        }

        @Override
        public float[][] group(int group, float[][] room) {
            return groups[group];
        }

        @Override
        public void row(int output, float[] into) {
            for (int g = 0; g < groups.length; g++) {
                for (int i = 0; i < groups[g].length; i++) {
                    into[g * GROUP + i] = groups[g][i][output];
                }
            }
        }
    }

    /** Bytes that an array takes beside its numbers, with the reference to it. */
    int ARRAY = 20;
}
