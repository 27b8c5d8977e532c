package org.phrasefield.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effect;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Something that the source claims and a run can decide.
 *
 * @param id its id
 * @param about the form against the control form, or the magnet words against neutral ones
 * @param metrics ids of metrics or indices of which the first decides that a run has and that is accurate enough to be shown
 * @param expects what is predicted of the effect
 * @param english the claim in English
 * @param russian the same in Russian
 */
public record SourceClaim(
        String id, Effect.Contrast about, List<String> metrics, Prediction expects, String english, String russian) {
    /** Read once, when they are first asked for. */
    private static final class Read {
        static final List<SourceClaim> ALL = read();
    }

    public SourceClaim {
        metrics = List.copyOf(metrics);
    }

    /** Every claim, in the order of the source's table. */
    public static List<SourceClaim> all() {
        return Read.ALL;
    }

    /** What is claimed of the magnet words of a group; empty for a group of which the source says nothing. */
    public static Optional<SourceClaim> ofWords(String group) {
        return all().stream()
                .filter(claim -> claim.about().equals(new Effect.OfWords(group)))
                .findFirst();
    }

    /** The claim as a reader of a language reads it. */
    public String text(Language reader) {
        return reader == Language.RU ? russian : english;
    }

    private static List<SourceClaim> read() {
        String name = "claims.yaml";
        try (InputStream in = SourceClaim.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            Map<?, ?> sheet =
                    (Map<?, ?>) new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
            return ((List<?>) at(sheet, "claims"))
                    .stream().map(row -> claim((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static SourceClaim claim(Map<?, ?> row) {
        Effect.Contrast about =
                row.containsKey("form") ? new Effect.OfForm(said(row, "form")) : new Effect.OfWords(said(row, "words"));
        return new SourceClaim(
                said(row, "id"),
                about,
                List.of(said(row, "metric").split(", ")),
                Prediction.of(said(row, "expects")),
                said(row, "en"),
                said(row, "ru"));
    }

    private static String said(Map<?, ?> row, String key) {
        return String.valueOf(at(row, key));
    }

    private static Object at(Map<?, ?> row, String key) {
        return Objects.requireNonNull(row.get(key), key);
    }
}
