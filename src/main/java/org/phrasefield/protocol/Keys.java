package org.phrasefield.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every key that a protocol may have. */
final class Keys {
    static final List<String> TOP = List.of(
            "protocol",
            "version",
            "languages",
            "use",
            "intents",
            "forms",
            "control",
            "words",
            "model",
            "models",
            "trials",
            "scope",
            "metrics",
            "system",
            "seed",
            "budget",
            "tolerance",
            "concurrency",
            "limits",
            "night",
            "report");

    static final List<String> INTENT = List.of("id", "tags");
    static final List<String> SLOTS = List.of("topic", "task");
    static final List<String> FORM = List.of("id", "wordings", "allow");
    static final List<String> WORDS = List.of("groups");
    static final List<String> SAMPLING = List.of(
            "temperature",
            "top_k",
            "top_p",
            "min_p",
            "repeat_penalty",
            "num_ctx",
            "max_tokens",
            "stop",
            "think",
            "num_thread");
    static final List<String> METRIC = List.of("id", "title", "more", "words", "rubric", "anchors");
    static final List<String> ANCHOR = List.of("question", "better", "worse");
    static final List<String> SCOPE = List.of("intents", "trials");
    /** Names that other programs have for one of these. */
    static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("num_context", "num_ctx"),
            Map.entry("n_ctx", "num_ctx"),
            Map.entry("ctx_size", "num_ctx"),
            Map.entry("context", "num_ctx"),
            Map.entry("context_length", "num_ctx"),
            Map.entry("num_predict", "max_tokens"),
            Map.entry("n_predict", "max_tokens"),
            Map.entry("max_new_tokens", "max_tokens"),
            Map.entry("max_completion_tokens", "max_tokens"),
            Map.entry("max_output_tokens", "max_tokens"),
            Map.entry("repetition_penalty", "repeat_penalty"),
            Map.entry("threads", "num_thread"),
            Map.entry("reasoning", "think"));

    static final List<String> MODEL = List.of("role", "model", "url", "key", "pairs", "json", "price");
    static final List<String> PRICE = List.of("input", "output");
    static final List<String> BUDGET = List.of("calls", "tokens", "money", "time");
    static final List<String> LIMITS = List.of("load", "first_token", "silence", "total");
    static final List<String> NIGHT = List.of("from", "until");
    static final List<String> REPORT = List.of("language");

    /** The keys of each place that one can miss, by what it is called. */
    private static final Map<String, List<String>> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("at the top level", TOP);
        PLACES.put(
                "under model:", Stream.concat(SAMPLING.stream(), MODEL.stream()).toList());
        PLACES.put("under limits:", LIMITS);
        PLACES.put("under budget:", BUDGET);
        PLACES.put("under night:", NIGHT);
        PLACES.put("under report:", REPORT);
    }

    private Keys() {}

    /** What to do with a key that belongs to another place than the one where it was written: as it stands, else as it was probably meant. */
    static Optional<String> elsewhere(String written) {
        return place(keys -> keys.contains(written) ? Optional.of(written) : Optional.empty())
                .or(() -> place(keys -> Nearest.word(written, keys)));
    }

    private static Optional<String> place(Function<List<String>, Optional<String>> meant) {
        return PLACES.entrySet().stream()
                .flatMap(place -> meant.apply(place.getValue()).stream()
                        .map(key -> "did you mean \"" + key + "\" " + place.getKey() + "?"))
                .findFirst();
    }

    /** Dotted paths, {@code []} behind what is a list. */
    static SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>(TOP);
        add(paths, "intents[].", INTENT);
        add(paths, "intents[].", SLOTS);
        add(paths, "forms[].", FORM);
        add(paths, "words.", WORDS);
        add(paths, "models[].", MODEL);
        add(paths, "models[].", SAMPLING);
        add(paths, "models[].price.", PRICE);
        add(paths, "scope.", SCOPE);
        add(paths, "metrics[].", METRIC);
        add(paths, "metrics[].anchors[].", ANCHOR);
        add(paths, "budget.", BUDGET);
        add(paths, "limits.", LIMITS);
        add(paths, "night.", NIGHT);
        add(paths, "report.", REPORT);
        return paths;
    }

    private static void add(SortedSet<String> paths, String prefix, List<String> keys) {
        keys.forEach(key -> paths.add(prefix + key));
    }
}
