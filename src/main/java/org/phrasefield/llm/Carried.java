package org.phrasefield.llm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;

/** Which settings a service's interface has a place for. What it cannot carry is refused before anything is sent, never dropped in silence. */
final class Carried {
    private static final Map<String, List<String>> NO_PLACE = Map.of(
            "openai", List.of("top_k", "min_p", "repeat_penalty", "num_ctx", "think", "num_thread"),
            "anthropic", List.of("min_p", "repeat_penalty", "num_ctx", "num_thread", "json"),
            "embedded", List.of("json"),
            "gemini", List.of("min_p", "repeat_penalty", "num_ctx", "num_thread"));
    /** Models that are no service: what they answer hangs on no setting but, at most, the limit of an answer. */
    private static final Set<String> BUILT_IN = Set.of("echo", "scripted", "planted");

    /** Services that never reason first, so that only asking for it is too much. */
    private static final List<String> NEVER_REASON = List.of("anthropic", "embedded");

    /** Services that take or leave what a request says of sampling. */
    private static final List<String> SERVICES = List.of("ollama", "openai", "anthropic", "gemini");
    /** How the next token is drawn. */
    private static final List<String> SAMPLING = List.of("temperature", "top_k", "top_p", "min_p", "repeat_penalty");

    private static final Map<String, Double> HOTTEST = Map.of("openai", 2.0, "anthropic", 1.0, "gemini", 2.0);

    private Carried() {}

    /** Why these settings cannot reach a service, in one sentence; empty when they can. */
    static Optional<String> refusal(String service, ModelChoice choice) {
        Settings settings = choice.settings();
        if (BUILT_IN.contains(service)) return idle(choice);
        List<String> homeless = NO_PLACE.getOrDefault(service, List.of()).stream()
                .filter(settings.set()::containsKey)
                .toList();
        if (!homeless.isEmpty()) return Optional.of(sentence(choice, String.join(", ", homeless)));
        if (NEVER_REASON.contains(service) && settings.think().orElse(false)) {
            return Optional.of(sentence(choice, "think: true"));
        }
        Optional<Double> hottest = Optional.ofNullable(HOTTEST.get(service));
        // A server of one's own may take more than the vendor does.
        if (choice.url().isEmpty()
                && hottest.isPresent()
                && settings.temperature().orElse(0) > hottest.get()) {
            return Optional.of("The model " + choice.reference() + " takes a temperature up to " + hottest.get()
                    + ", not " + settings.temperature().getAsDouble() + "; lower it.");
        }
        return Optional.empty();
    }

    static boolean asksNobody(String service) {
        return BUILT_IN.contains(service);
    }

    private static Optional<String> idle(ModelChoice choice) {
        List<String> idle = choice.settings().set().keySet().stream()
                .filter(setting -> !setting.equals("max_tokens"))
                .toList();
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of("The model " + choice.reference() + " cannot be given " + String.join(", ", idle)
                        + ": its answers hang on none of that; leave it out.");
    }

    /** The settings of another model, as far as a model that is no service has any; those of a service unchanged. */
    static Settings borrowed(String service, Settings settings) {
        return BUILT_IN.contains(service)
                ? new Settings(
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        settings.maxTokens(),
                        List.of(),
                        Optional.empty(),
                        OptionalInt.empty())
                : settings;
    }

    /**
     * Names of settings of sampling that a service's interface has a place for and that nothing is said about: the model's own parameters hold, or what the
     * version of its server does by itself. None of a model inside this program.
     */
    static List<String> left(String service, Settings settings) {
        if (!SERVICES.contains(service)) return List.of();
        return SAMPLING.stream()
                .filter(name -> !NO_PLACE.getOrDefault(service, List.of()).contains(name))
                .filter(name -> !settings.set().containsKey(name))
                .toList();
    }

    /** What a protocol says of sampling, by name. */
    static Map<String, String> sent(Settings settings) {
        Map<String, String> sent = new LinkedHashMap<>();
        SAMPLING.stream()
                .filter(settings.set()::containsKey)
                .forEach(name -> sent.put(name, settings.set().get(name)));
        return sent;
    }

    /**
     * What the record says of settings that no reply repeats: they were sent, and whether they were heeded cannot be known.
     *
     * @param confirmed names of those that the service did report back
     * @return one entry, or none where every setting is confirmed
     */
    static Map<String, String> unconfirmed(Settings settings, List<String> confirmed) {
        String names = settings.set().entrySet().stream()
                .filter(setting -> !confirmed.contains(setting.getKey()))
                .map(setting -> setting.getKey() + ": " + setting.getValue())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Map.of() : Map.of("sent, not confirmable", names);
    }

    private static String sentence(ModelChoice choice, String settings) {
        return "The model " + choice.reference() + " cannot be given " + settings
                + ": its interface has no place for it; leave it out, or ask an Ollama server as ollama/NAME.";
    }
}
