package org.phrasefield.engine;

/** The two 16-bit float formats of model files. */
final class Half {
    private Half() {}

    /** IEEE 754 binary16, the low 16 bits of {@code bits}. */
    static float binary16(int bits) {
        int exponent = bits >> 10 & 0x1F;
        int mantissa = bits & 0x3FF;
        float magnitude = switch (exponent) {
            case 0 -> mantissa * 0x1p-24f;
            case 31 -> mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Float.intBitsToFloat(((exponent + 112) << 23) | (mantissa << 13));
        };
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }

    /** The upper half of a binary32, the low 16 bits of {@code bits}. */
    static float brain(int bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
