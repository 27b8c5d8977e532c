package org.phrasefield.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model file says about itself. A file may be described here and yet not be one that the engine runs.
 *
 * @param name the model's own name, else the file's
 * @param architecture such as {@code llama}
 * @param quantisation how most weights are stored, such as {@code Q4_1}
 * @param sizeLabel such as {@code 135M}, as the file says or counted
 * @param contextLength most tokens of prompt and answer together
 * @param languages the languages it was trained for, as ISO 639-1 codes; empty if the file does not say
 * @param template the text of its chat template
 * @param licence such as {@code apache-2.0}
 * @param digest the file's checksum, computed on demand
 */
public record ModelCard(
        String name,
        String architecture,
        String quantisation,
        String sizeLabel,
        int contextLength,
        List<String> languages,
        Optional<String> template,
        Optional<String> licence,
        FileDigest digest) {

    private static final Map<Integer, String> FILE_TYPES = Map.ofEntries(
            Map.entry(0, "F32"),
            Map.entry(1, "F16"),
            Map.entry(2, "Q4_0"),
            Map.entry(3, "Q4_1"),
            Map.entry(7, "Q8_0"),
            Map.entry(8, "Q5_0"),
            Map.entry(9, "Q5_1"),
            Map.entry(10, "Q2_K"),
            Map.entry(11, "Q3_K_S"),
            Map.entry(12, "Q3_K_M"),
            Map.entry(13, "Q3_K_L"),
            Map.entry(14, "Q4_K_S"),
            Map.entry(15, "Q4_K_M"),
            Map.entry(16, "Q5_K_S"),
            Map.entry(17, "Q5_K_M"),
            Map.entry(18, "Q6_K"),
            Map.entry(32, "BF16"));

    public ModelCard {
        languages = List.copyOf(languages);
    }

    /**
     * Reads the head of a model file; weights are not touched.
     *
     * @throws ModelFileException if there is no such file or it is damaged
     */
    public static ModelCard read(Path file) {
        return of(GgufFile.read(file), file);
    }

    static ModelCard of(GgufFile gguf, Path file) {
        Metadata metadata = gguf.metadata();
        String architecture = metadata.requiredText("general.architecture");
        return new ModelCard(
                metadata.text("general.name").orElse(String.valueOf(file.getFileName())),
                architecture,
                metadata.integer("general.file_type", 0, Integer.MAX_VALUE)
                        .map(FILE_TYPES::get)
                        .orElseGet(gguf::mainType),
                metadata.text("general.size_label").orElseGet(() -> gguf.parameters() / 1_000_000 + "M"),
                metadata.requiredInteger(architecture + ".context_length", 1, Integer.MAX_VALUE),
                metadata.texts("general.languages").orElse(List.of()),
                metadata.text("tokenizer.chat_template"),
                metadata.text("general.license"),
                new FileDigest(file));
    }

    /** The checksum of the file, computed when first asked for. */
    public String sha256() {
        return digest.sha256();
    }
}
