package org.phrasefield.engine;

/**
 * e to the power x in single precision, several times faster than {@code Math.exp} and the same on every machine. Cephes'
 * expf: x = n·ln 2 + r, a polynomial of degree 7 in r, error below 2 units in the last place.
 */
final class Exponential {
    static final float LOG2_E = 1.442695f;
    static final float LN2_HIGH = 0.6933594f;
    static final float LN2_LOW = -0.00021219444f;
    static final float HIGHEST = 88.3f;
    static final float LOWEST = -87.3f;
    /** Adding and subtracting 1.5·2^23 rounds to a whole number. */
    static final float ROUND = 12582912f;

    static final float C7 = 0.00019875691f;
    static final float C6 = 0.0013981999f;
    static final float C5 = 0.008333452f;
    static final float C4 = 0.041665796f;
    static final float C3 = 0.16666666f;
    static final float C2 = 0.5f;

    private Exponential() {}

    /** Below −87.3 the result is 0, above 88.3 it stays at e^88.3; NaN stays NaN. */
    static float of(float x) {
        if (x < LOWEST) {
            return 0;
        }
        float bounded = Math.min(x, HIGHEST);
        float n = bounded * LOG2_E + ROUND - ROUND;
        float r = bounded - n * LN2_HIGH - n * LN2_LOW;
        float p = C7;
        p = p * r + C6;
        p = p * r + C5;
        p = p * r + C4;
        p = p * r + C3;
        p = p * r + C2;
        p = p * r * r + r + 1;
        return p * Float.intBitsToFloat(((int) n + 127) << 23);
    }
}
