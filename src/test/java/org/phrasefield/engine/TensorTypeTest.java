package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks of random bits against what the Python package gguf reads from them. */
class TensorTypeTest {
    private static final Set<TensorType> PLAIN = Set.of(TensorType.F32, TensorType.F16, TensorType.BF16);

    private static final JsonNode FORMATS = Golden.read("block-golden.json").required("formats");

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"F32", "F16", "BF16"})
    void blocksOfRandomBitsAreReadToTheLastBit(TensorType type) {
        JsonNode golden = FORMATS.required(type.name());
        byte[] raw = HexFormat.of().parseHex(golden.required("bytes").asText());
        List<JsonNode> expected = Golden.list(golden.required("values"));
        assertThat(type.bytes(expected.size())).isEqualTo(raw.length);
        float[] values = new float[expected.size()];
        type.decode(raw, values, values.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as("value %d", i).isEqualTo((float)
                    expected.get(i).asDouble());
        }
    }

    @Test
    void everyFormatInBlocksHasAGolden() {
        assertThat(Stream.of(TensorType.values())
                        .filter(type -> !PLAIN.contains(type))
                        .map(TensorType::name))
                .containsExactlyInAnyOrderElementsOf(FORMATS::fieldNames);
    }
}
