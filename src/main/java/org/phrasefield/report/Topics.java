package org.phrasefield.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Protocol;

/** What readers call an intent: its topic in the language that it was asked about in, on one line and not too long. */
final class Topics {
    /** Code points that a topic has at most; a longer one ends in an ellipsis. The whole of it stands in every prompt. */
    private static final int LONGEST = 72;

    private final Map<List<String>, String> topics = new HashMap<>();

    Topics(Protocol protocol) {
        for (Intent intent : protocol.intents()) {
            for (String language : protocol.languages()) {
                intent.in(language)
                        .ifPresent(slots -> topics.put(
                                List.of(language, intent.id()),
                                brief(Harmless.line(slots.topic().base()).strip())));
            }
        }
    }

    /** The topic of an intent; one that the protocol no longer has keeps its id. */
    String of(String language, String intent) {
        return topics.getOrDefault(List.of(language, intent), intent);
    }

    /** The text, cut behind a word where there is one to cut behind. */
    static String brief(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        String cut = text.substring(0, text.offsetByCodePoints(0, LONGEST - 1));
        int space = cut.lastIndexOf(' ');
        return (space > cut.length() / 2 ? cut.substring(0, space) : cut) + "…";
    }
}
