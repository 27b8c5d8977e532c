package org.phrasefield.engine;

/**
 * Weights as small whole numbers with a factor and an offset for each block of 32: weight = d · q + m. Several numbers lie in one float,
 * as the digits of a whole number below 2^24 that the float holds exactly. Java 17 turns no conversion from integers into vector
 * instructions, but it does so with sums of floats: adding 1.5 · 2^23 · radix and taking it away again rounds to a multiple of the radix, which leaves
 * the lowest digit as the difference. The radix is twice what a digit needs, so that a digit is always rounded down.
 */
final class DigitStrip implements FloatStrip, Packing.Blocks {
    private final int inputs;
    private final int digits;
    private final float radix;
    /** [input / digits][output]; the first input is the lowest digit. */
    private final float[][] words;
    /** [block][output] */
    private final float[][] factors;
    /** [block][output] */
    private final float[][] offsets;

    /**
     * All numbers are 0.
     *
     * @param bits 4 or 8
     */
    DigitStrip(int inputs, int width, int bits) {
        this.inputs = inputs;
        this.digits = digits(bits);
        this.radix = 2 << bits;
        this.words = new float[inputs / digits][width];
        this.factors = new float[inputs / Packing.BLOCK][width];
        this.offsets = new float[inputs / Packing.BLOCK][width];
    }

    static DigitStrip of(Packing packing, Weights weights, int first, int width) {
        DigitStrip strip = new DigitStrip(weights.inputs(), width, packing.bits());
        for (int output = 0; output < width; output++) {
            packing.pack(weights.stored(first + output).orElseThrow(), output, strip);
        }
        return strip;
    }

    static long bytes(int inputs, int width, int bits) {
        return (inputs / digits(bits) + inputs / Packing.BLOCK * 2) * (long) (width * Float.BYTES + ARRAY);
    }

    /** Numbers in a float. */
    private static int digits(int bits) {
        return 16 / bits;
    }

    @Override
    public void scale(int output, int block, float factor, float offset) {
        factors[block][output] = factor;
        offsets[block][output] = offset;
    }

    @Override
    public void number(int output, int input, int number) {
        float place = 1;
        for (int digit = 0; digit < input % digits; digit++) {
            place *= radix;
        }
        words[input / digits][output] += number * place;
    }

    @Override
    public float[][] group(int group, float[][] room) {
        int from = group * GROUP;
        int count = Math.min(GROUP, inputs - from);
        for (int k = 0; k < count; k += digits) {
            unpack(from + k, room, k);
        }
        return room;
    }

    /** Writes the weights of the {@link #digits} inputs from {@code input} on into as many arrays from {@code room[at]} on. */
    private void unpack(int input, float[][] room, int at) {
        float[] word = words[input / digits];
        float[] factor = factors[input / Packing.BLOCK];
        float[] offset = offsets[input / Packing.BLOCK];
        float[] rest = word;
        for (int digit = 0; digit < digits - 1; digit++) {
            lowest(
                    room[at + digit],
                    room[at + digit + 1],
                    word.length,
                    rest,
                    0x1.8p23f * radix,
                    1 / radix,
                    factor,
                    offset);
            rest = room[at + digit + 1];
        }
        scaled(rest, word.length, rest, factor, offset);
    }

    /** Splits off the lowest digit, scaled as a weight, and moves the others one place down. */
    private static void lowest(
            float[] into,
            float[] rest,
            int length,
            float[] words,
            float round,
            float place,
            float[] factor,
            float[] offset) {
        for (int j = 0; j < length; j++) {
            float word = words[j];
            float others = word + round - round;
            rest[j] = others * place;
            into[j] = (word - others) * factor[j] + offset[j];
        }
    }

    private static void scaled(float[] into, int length, float[] words, float[] factor, float[] offset) {
        for (int j = 0; j < length; j++) {
            into[j] = words[j] * factor[j] + offset[j];
        }
    }

    @Override
    public void row(int output, float[] into) {
        for (int i = 0; i < inputs; i++) {
            int place = 1;
            for (int digit = 0; digit < i % digits; digit++) {
                place *= (int) radix;
            }
            int number = (int) words[i / digits][output] / place % (int) radix;
            into[i] = factors[i / Packing.BLOCK][output] * number + offsets[i / Packing.BLOCK][output];
        }
    }
}
