package org.phrasefield.protocol;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A protocol written out in one way only: fixed order of keys, one spelling for each value, every default filled in. What is left to the
 * model stays absent. Two files that mean the same have the same canonical text, and the text reads back as the same protocol.
 */
final class Canonical {
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{N}./_-]*(?: [\\p{L}\\p{N}./_-]+)*+");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null");

    /** Before a key of its own; what belongs to the one before is set in. */
    private static final Pattern PART = Pattern.compile("(?<=\\n)(?=\\S)");

    private final StringBuilder text = new StringBuilder();

    private Canonical() {}

    static String of(Protocol protocol) {
        Canonical canonical = new Canonical();
        canonical.head(protocol);
        canonical.intents(protocol);
        canonical.forms(protocol);
        canonical.models(protocol);
        canonical.rest(protocol);
        return canonical.text.toString();
    }

    /** What is asked of a model, and how often, whoever it is and however it is set, each part by its key. */
    static Map<String, String> asked(Protocol protocol) {
        Canonical canonical = new Canonical();
        canonical.line("languages", list(protocol.languages()));
        canonical.intents(protocol);
        canonical.forms(protocol);
        canonical.line("trials", protocol.trials());
        protocol.system().ifPresent(system -> canonical.line("system", scalar(system)));
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : PART.split(canonical.text)) {
            int colon = part.indexOf(':');
            parts.put(part.substring(0, colon), part.substring(colon + 1).stripTrailing());
        }
        return parts;
    }

    private void head(Protocol protocol) {
        line("protocol", scalar(protocol.id()));
        line("version", protocol.version());
        line("languages", list(protocol.languages()));
    }

    private void intents(Protocol protocol) {
        text.append("intents:\n");
        for (Intent intent : protocol.intents()) {
            Map<String, Object> entries = new LinkedHashMap<>();
            entries.put("id", scalar(intent.id()));
            for (String language : protocol.languages()) {
                intent.in(language).ifPresent(slots -> entries.put(language, slots(slots)));
            }
            if (!intent.tags().isEmpty()) entries.put("tags", list(intent.tags()));
            item(mapping(entries));
        }
    }

    private static String slots(Intent.Slots slots) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String slot : Keys.SLOTS) {
            Phrase phrase = slots.values().get(slot);
            if (phrase != null) values.put(slot, phrase(phrase));
        }
        return mapping(values);
    }

    private static String phrase(Phrase phrase) {
        if (phrase.cases().isEmpty()) return scalar(phrase.base());
        Map<String, Object> forms = new LinkedHashMap<>();
        forms.put("nom", scalar(phrase.base()));
        new TreeMap<>(phrase.cases()).forEach((name, form) -> forms.put(name, scalar(form)));
        return mapping(forms);
    }

    private void forms(Protocol protocol) {
        text.append("forms:\n");
        for (FormChoice form : protocol.forms()) {
            if (form.builtIn()) {
                item(scalar(form.id()));
                continue;
            }
            Map<String, Object> wordings = new LinkedHashMap<>();
            for (String language : protocol.languages()) {
                List<String> texts = form.wordings().get(language);
                if (texts != null) wordings.put(language, list(texts));
            }
            Map<String, Object> entries = new LinkedHashMap<>();
            entries.put("id", scalar(form.id()));
            entries.put("wordings", mapping(wordings));
            if (!form.allowed().isEmpty()) entries.put("allow", list(form.allowed()));
            item(mapping(entries));
        }
        line("control", scalar(protocol.control()));
        protocol.words().ifPresent(words -> line("words", mapping(Map.of("groups", list(words.groups())))));
    }

    private void models(Protocol protocol) {
        text.append("models:\n");
        protocol.models().forEach(this::model);
        protocol.embedder().ifPresent(this::embedder);
    }

    /** Without settings: an embedder has none. */
    private void embedder(ModelChoice model) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("role", model.role().word());
        entries.put("model", scalar(model.reference()));
        model.url().ifPresent(url -> entries.put("url", scalar(url)));
        model.key().ifPresent(key -> entries.put("key", scalar(key)));
        item(mapping(entries));
    }

    private void model(ModelChoice model) {
        Settings settings = model.settings();
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("role", model.role().word());
        entries.put("model", scalar(model.reference()));
        model.url().ifPresent(url -> entries.put("url", scalar(url)));
        model.key().ifPresent(key -> entries.put("key", scalar(key)));
        settings.temperature().ifPresent(value -> entries.put("temperature", number(value)));
        settings.topK().ifPresent(value -> entries.put("top_k", value));
        settings.topP().ifPresent(value -> entries.put("top_p", number(value)));
        settings.minP().ifPresent(value -> entries.put("min_p", number(value)));
        settings.repeatPenalty().ifPresent(value -> entries.put("repeat_penalty", number(value)));
        settings.contextTokens().ifPresent(value -> entries.put("num_ctx", value));
        entries.put("max_tokens", settings.maxTokens());
        if (!settings.stop().isEmpty()) entries.put("stop", list(settings.stop()));
        settings.think().ifPresent(value -> entries.put("think", value));
        settings.threads().ifPresent(value -> entries.put("num_thread", value));
        if (model.role() == ModelChoice.Role.JUDGE) {
            // As usual it is not written, so that protocols of versions without it keep their hash.
            boolean usual = Settings.judging(model.reference()).json();
            if (settings.json() != usual) entries.put("json", settings.json());
            entries.put("pairs", model.pairs());
        }
        model.price().ifPresent(price -> {
            Map<String, Object> both = new LinkedHashMap<>();
            both.put("input", price.input().written());
            both.put("output", price.output().written());
            entries.put("price", mapping(both));
        });
        item(mapping(entries));
    }

    private void rest(Protocol protocol) {
        line("trials", protocol.trials());
        protocol.scope().ifPresent(scope -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            entries.put("intents", scope.intents());
            entries.put("trials", scope.trials());
            line("scope", mapping(entries));
        });
        if (!protocol.metrics().isEmpty()) {
            text.append("metrics:\n");
            protocol.metrics().forEach(metric -> item(metric(metric)));
        }
        protocol.system().ifPresent(system -> line("system", scalar(system)));
        line("seed", protocol.seed());
        Map<String, Object> budget = new LinkedHashMap<>();
        protocol.budget().calls().ifPresent(calls -> budget.put("calls", calls));
        protocol.budget().tokens().ifPresent(tokens -> budget.put("tokens", tokens));
        protocol.budget().money().ifPresent(money -> budget.put("money", money.written()));
        protocol.budget().time().ifPresent(time -> budget.put("time", duration(time)));
        if (!budget.isEmpty()) line("budget", mapping(budget));
        line("tolerance", number(protocol.tolerance() * 100) + "%");
        protocol.concurrency().ifPresent(value -> line("concurrency", value));
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("load", duration(protocol.limits().load()));
        limits.put("first_token", duration(protocol.limits().firstToken()));
        limits.put("silence", duration(protocol.limits().silence()));
        limits.put("total", duration(protocol.limits().total()));
        line("limits", mapping(limits));
        protocol.night().ifPresent(night -> {
            Map<String, Object> entries = new LinkedHashMap<>();
            entries.put("from", scalar(night.from().toString()));
            entries.put("until", scalar(night.until().toString()));
            line("night", mapping(entries));
        });
        line("report", mapping(Map.of("language", scalar(protocol.reportLanguage()))));
    }

    private static String metric(OwnMetric metric) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("id", scalar(metric.id()));
        if (!metric.titles().isEmpty()) entries.put("title", scalars(metric.titles()));
        if (!metric.more().isEmpty()) entries.put("more", scalars(metric.more()));
        if (metric.way() instanceof OwnMetric.Words words) {
            Map<String, Object> lists = new LinkedHashMap<>();
            new TreeMap<>(words.lists()).forEach((language, list) -> lists.put(language, list(list)));
            entries.put("words", mapping(lists));
        } else if (metric.way() instanceof OwnMetric.Rubric rubric) {
            entries.put("rubric", scalars(rubric.criteria()));
            Map<String, Object> anchors = new LinkedHashMap<>();
            new TreeMap<>(rubric.anchors())
                    .forEach((language, list) -> anchors.put(
                            language,
                            list.stream().map(Canonical::anchor).collect(Collectors.joining(", ", "[", "]"))));
            if (!anchors.isEmpty()) entries.put("anchors", mapping(anchors));
        }
        return mapping(entries);
    }

    private static String anchor(OwnMetric.Anchor anchor) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("question", scalar(anchor.question()));
        entries.put("better", scalar(anchor.better()));
        entries.put("worse", scalar(anchor.worse()));
        return mapping(entries);
    }

    private static String scalars(Map<String, String> texts) {
        Map<String, Object> entries = new LinkedHashMap<>();
        new TreeMap<>(texts).forEach((key, text) -> entries.put(key, scalar(text)));
        return mapping(entries);
    }

    private void line(String key, Object value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    private void item(String value) {
        text.append("  - ").append(value).append('\n');
    }

    private static String mapping(Map<String, Object> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(Canonical::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String duration(Duration duration) {
        String whole = (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "")
                + (duration.toMillisPart() > 0 ? duration.toMillisPart() + "ms" : "");
        return whole.isEmpty() ? "0s" : whole;
    }

    /** Shortest plain notation, the same on every Java version. */
    static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(12))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Without quotes where that cannot be misread, else in double quotes as JSON has them. */
    static String scalar(String value) {
        if (PLAIN.matcher(value).matches() && !RESERVED.matcher(value).matches()) return value;
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean hidden = Character.isISOControl(c)
                            || Character.getType(c) == Character.FORMAT
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0x85;
                    if (!hidden) quoted.appendCodePoint(c);
                    else quoted.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
                }
            }
        });
        return quoted.append('"').toString();
    }
}
