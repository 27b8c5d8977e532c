package org.phrasefield.trial;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text parted into what a model says and what it says to itself. Reasoning between think marks may come inside the answer: it ends at
 * the last closing mark, whether or not it was opened (the template may have opened it); an opening mark that is never closed leaves no answer.
 *
 * @param visible the answer
 * @param reasoning reasoning; absent where there is none
 */
public record Reasoning(String visible, Optional<String> reasoning) {
    /** Why an answer is empty although something came. */
    public static final String ALONE = "only reasoning came";

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /**
     * Parts a text.
     *
     * @param apart reasoning that the service itself kept apart
     */
    public static Reasoning of(String text, Optional<String> apart) {
        int close = text.lastIndexOf(CLOSE);
        boolean opened = text.stripLeading().startsWith(OPEN);
        if (close < 0 && !opened) return new Reasoning(text, apart);
        String inside = close < 0 ? text : text.substring(0, close);
        String thought = (opened ? inside.stripLeading().substring(OPEN.length()) : inside).strip();
        String visible = close < 0 ? "" : text.substring(close + CLOSE.length()).stripLeading();
        String all = Stream.concat(apart.stream(), Stream.of(thought))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
        return new Reasoning(visible, all.isEmpty() ? Optional.empty() : Optional.of(all));
    }
}
