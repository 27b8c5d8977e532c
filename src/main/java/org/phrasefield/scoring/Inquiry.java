package org.phrasefield.scoring;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a judge is asked about two texts; a judge's trial bears it in the place of a wording.
 *
 * @param version version of the rubric
 * @param turned whether the second text is shown first
 * @param again whether it is the repair of a question whose reply held no verdict
 */
public record Inquiry(String version, boolean turned, boolean again) {
    /** Between the id of an author's own metric and the version of its rubric; the version of depth has none. */
    static final String POINT = ".";

    private static final Pattern WORDING = Pattern.compile("judge-(.+?)(-turned)?(-again)?");

    /** As a wording's id, such as {@code judge-1-turned}. */
    public String wording() {
        return "judge-" + version + (turned ? "-turned" : "") + (again ? "-again" : "");
    }

    /** Whether it is asked by a criterion. */
    boolean by(Criterion criterion) {
        int point = version.indexOf(POINT);
        String id = point < 0 ? Criterion.DEPTH.id() : version.substring(0, point);
        return id.equals(criterion.id());
    }

    static Optional<Inquiry> of(String wording) {
        Matcher matcher = WORDING.matcher(wording);
        return matcher.matches()
                ? Optional.of(new Inquiry(matcher.group(1), matcher.group(2) != null, matcher.group(3) != null))
                : Optional.empty();
    }
}
