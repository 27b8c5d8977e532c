package org.phrasefield.engine;

import java.util.List;

/** Lets text through until a stop string comes, and holds back an end that may yet become one. */
final class StopStrings {
    private final List<String> stops;
    private final StringBuilder text = new StringBuilder();
    private int released;
    private boolean stopped;

    StopStrings(List<String> stops) {
        this.stops = stops;
    }

    /** The text that may be shown after this piece; it may be empty. */
    String add(String piece) {
        text.append(piece);
        int end = text.length();
        for (String stop : stops) {
            int at = text.indexOf(stop, released);
            if (at >= 0 && at < end) {
                end = at;
                stopped = true;
            }
        }
        if (stopped) {
            text.setLength(end);
            return release(end);
        }
        return release(end - held());
    }

    /** What was held back, when nothing more comes. */
    String finish() {
        return release(text.length());
    }

    boolean stopped() {
        return stopped;
    }

    /** All text up to the stop string. */
    String text() {
        return text.toString();
    }

    private String release(int end) {
        String piece = text.substring(released, end);
        released = end;
        return piece;
    }

    private int held() {
        int unreleased = text.length() - released;
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, unreleased); length > longest; length--) {
                if (text.indexOf(stop.substring(0, length), text.length() - length) >= 0) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
