package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.phrasefield.phrasing.BuiltIns;

/**
 * Writes a table for {@code phrasefield import}: answers of about 150 words made of the shipped texts, to fifty intents, half of them Russian, by the ten forms.
 * Arguments: the file, and how many trials; twenty make 10,000 answers. The same arguments give the same bytes.
 */
public final class ImportTable {
    private static final int INTENTS = 50;
    private static final int WORDS = 150;

    private ImportTable() {}

    public static void main(String[] arguments) throws IOException {
        int trials = Integer.parseInt(arguments[1]);
        Random random = new Random(5);
        StringBuilder table = new StringBuilder("intent,form,language,trial,answer\n");
        for (int trial = 1; trial <= trials; trial++) {
            for (int intent = 0; intent < INTENTS; intent++) {
                for (String form : BuiltIns.FORMS) {
                    String language = intent % 2 == 0 ? "en" : "ru";
                    String answer = ShippedTexts.answer(language, WORDS, random).replace("\"", "\"\"");
                    table.append(String.join(",", "topic " + intent, form, language, String.valueOf(trial)))
                            .append(",\"")
                            .append(answer)
                            .append("\"\n");
                }
            }
        }
        Files.writeString(Path.of(arguments[0]), table);
    }
}
