package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Number formats, the exponential, and distributions against values computed another way. */
class NumbersTest {
    @Test
    void everyHalfIsItsSignTimesMantissaTimesPower() {
        for (int bits = 0; bits < 0x10000; bits++) {
            int exponent = bits >> 10 & 31;
            int mantissa = bits & 1023;
            double magnitude = exponent == 0 ? Math.scalb(mantissa, -24) : Math.scalb(1024.0 + mantissa, exponent - 25);
            if (exponent == 31) {
                magnitude = mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            }
            double expected = bits >> 15 == 1 ? -magnitude : magnitude;
            assertThat(Double.compare(Half.binary16(bits), expected))
                    .as("%x", bits)
                    .isZero();
        }
        assertThat(Half.brain(0xC049)).isEqualTo(-3.140625f);
    }

    @Test
    void blocksOfFourBitsHoldTheFirstHalfInTheLowNibbles() {
        ByteBuffer block = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        block.putShort((short) 0x3C00).putShort((short) 0xC000);
        for (int i = 0; i < 16; i++) {
            block.put((byte) (i | 15 - i << 4));
        }
        float[] values = new float[32];
        TensorType.Q4_1.decode(block.array(), values, 32);
        for (int i = 0; i < 16; i++) {
            assertThat(values[i]).isEqualTo(i - 2f);
            assertThat(values[16 + i]).isEqualTo(13f - i);
        }
        ByteBuffer plain = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        plain.putShort((short) 0x3800).put(block.array(), 4, 16);
        TensorType.Q4_0.decode(plain.array(), values, 32);
        for (int i = 0; i < 16; i++) {
            assertThat(values[i]).isEqualTo((i - 8) / 2f);
            assertThat(values[16 + i]).isEqualTo((7 - i) / 2f);
        }
    }

    @Test
    void bytesOfQ8AreSigned() {
        byte[] block = new byte[34];
        block[1] = 0x40;
        block[2] = -128;
        block[33] = 127;
        float[] values = new float[32];
        TensorType.Q8_0.decode(block, values, 32);
        assertThat(values[0]).isEqualTo(-256f);
        assertThat(values[31]).isEqualTo(254f);
    }

    @Test
    void theExponentialIsMathsWithinTwoUnits() {
        for (double x = -87; x < 88; x += 0.00137) {
            float argument = (float) x;
            double exact = Math.exp(argument);
            assertThat((double) Exponential.of(argument)).isCloseTo(exact, within(exact * 2.4e-7));
        }
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-1000)).isZero();
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(1000)).isFinite();
        assertThat(Exponential.of(Float.NaN)).isNaN();
    }

    @Test
    void probabilitiesSumToOneAndEntropyIsInBits() {
        double[] logProbabilities = Distribution.logProbabilities(new float[] {1000, 1000, 1000, 1000});
        assertThat(logProbabilities[2]).isCloseTo(Math.log(0.25), within(1e-12));
        assertThat(Distribution.entropyBits(logProbabilities)).isCloseTo(2, within(1e-12));
        double[] certain = Distribution.logProbabilities(new float[] {0, -1e9f});
        assertThat(Distribution.entropyBits(certain)).isZero();
        assertThat(Distribution.likeliest(new float[] {1, 3, 3})).isEqualTo(1);
    }
}
