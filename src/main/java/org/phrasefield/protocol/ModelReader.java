package org.phrasefield.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code model} and {@code models}. */
final class ModelReader {
    private static final String AUTO = "auto";
    private static final String ECHO = "echo";
    /** What may be asked over a network: it may have an address and a key; a server of one's own may want one too. */
    private static final Set<String> REMOTE = Set.of(AUTO, "ollama", "openai", "anthropic", "gemini");

    /** What can embed. */
    private static final List<String> EMBEDDING = List.of("ollama", "openai");

    private static final double HOTTEST = 5;
    private static final double MOST_PENALTY = 10;
    private static final long MOST_PAIRS = 1_000_000;

    private static final int MOST_TOKENS = 10_000_000;
    /** Tokens of a chat's frame and one short sentence. */
    private static final int LEAST_PROMPT = 64;

    private final Vocabulary vocabulary;

    ModelReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<ModelChoice> read(Entries top) {
        Optional<Item> one = top.get("model");
        Optional<Item> many = top.get("models");
        if (one.isPresent() && many.isPresent()) {
            many.get().problem("a protocol has model or models, not both", Optional.of("move the model into the list"));
            return List.of();
        }
        if (top.missing("model") && top.missing("models")) {
            top.owner().problem("a protocol needs a model", Optional.of("write model: auto"));
        }
        List<ModelChoice> models = new ArrayList<>();
        List<Item> items = Stream.concat(one.stream(), many.stream().flatMap(item -> item.list("models").stream()))
                .toList();
        for (Item item : items) {
            model(item).ifPresent(model -> {
                if (embeds(model) && models.stream().anyMatch(ModelReader::embeds)) {
                    item.problem("a protocol has one embedder at most", Optional.of("keep one"));
                } else if (models.stream()
                        .anyMatch(other -> other.role() == model.role()
                                && other.reference().equals(model.reference()))) {
                    item.problem("the model " + model.reference() + " is listed twice", Optional.of("keep one"));
                } else if (judges(model) && models.stream().anyMatch(ModelReader::judges)) {
                    item.problem("a protocol has one judge at most", Optional.of("keep one"));
                }
                models.add(model);
            });
        }
        if (!models.isEmpty() && models.stream().allMatch(ModelReader::embeds)) {
            items.get(0)
                    .problem(
                            "an embedder alone leaves nothing to embed",
                            Optional.of("add a model with the role subject"));
        } else if (!models.isEmpty() && models.stream().noneMatch(ModelReader::answers)) {
            items.get(0)
                    .problem("a judge alone leaves nothing to judge", Optional.of("add a model with the role subject"));
        }
        return models;
    }

    private static boolean answers(ModelChoice model) {
        return model.role() == ModelChoice.Role.SUBJECT;
    }

    private static boolean embeds(ModelChoice model) {
        return model.role() == ModelChoice.Role.EMBEDDER;
    }

    private static boolean judges(ModelChoice model) {
        return model.role() == ModelChoice.Role.JUDGE;
    }

    private Optional<ModelChoice> model(Item item) {
        if (!item.isMapping()) {
            return reference(item)
                    .map(reference -> new ModelChoice(
                            ModelChoice.Role.SUBJECT, reference, Settings.DEFAULT, Optional.empty(), Optional.empty()));
        }
        List<String> known =
                Stream.of(Keys.MODEL, Keys.SAMPLING).flatMap(List::stream).toList();
        Entries entries = item.entries("a model", known);
        ModelChoice.Role role = entries.get("role").flatMap(this::role).orElse(ModelChoice.Role.SUBJECT);
        Optional<String> reference = entries.need("model", "the model has no name")
                .flatMap(each -> reference(each).filter(name -> mayBe(role, name, each)));
        String service = reference.map(ModelReader::service).orElse("");
        Optional<String> url = entries.get("url").flatMap(each -> url(each, service));
        Optional<String> key = entries.get("key").flatMap(each -> key(each, service));
        Settings usual = role == ModelChoice.Role.JUDGE ? Settings.judging(reference.orElse("")) : Settings.DEFAULT;
        Settings settings = settings(entries, usual)
                .json(entries.get("json").flatMap(each -> json(each, role)).orElse(usual.json()));
        if (role == ModelChoice.Role.EMBEDDER) withoutSettings(entries, service);
        int pairs = entries.get("pairs").map(each -> pairs(each, role)).orElse(ModelChoice.DEFAULT_PAIRS);
        Optional<Price> price = entries.get("price").flatMap(each -> price(each, role));
        return reference.map(name -> new ModelChoice(role, name, settings, url, key, price, pairs));
    }

    private Optional<ModelChoice.Role> role(Item item) {
        List<String> roles =
                Stream.of(ModelChoice.Role.values()).map(ModelChoice.Role::word).toList();
        return item.oneOf("role", roles)
                .flatMap(word -> Stream.of(ModelChoice.Role.values())
                        .filter(role -> role.word().equals(word))
                        .findFirst());
    }

    private static boolean mayBe(ModelChoice.Role role, String reference, Item item) {
        if (role != ModelChoice.Role.JUDGE || !reference.equals(AUTO)) return true;
        item.problem("a judge is named, it is never " + AUTO, Optional.of("write service/name"));
        return false;
    }

    private static Optional<Price> price(Item item, ModelChoice.Role role) {
        if (role == ModelChoice.Role.EMBEDDER) {
            item.problem("the calls of an embedder are not counted in money", Optional.of("leave its price out"));
        }
        Entries entries = item.entries("a price", Keys.PRICE);
        Optional<Money> input = entries.need("input", "the price says nothing of tokens that are sent")
                .flatMap(each -> each.quantity("input").money(false));
        Optional<Money> output = entries.need("output", "the price says nothing of tokens that come back")
                .flatMap(each -> each.quantity("output").money(false));
        if (input.isEmpty() || output.isEmpty()) return Optional.empty();
        if (!input.get().currency().equals(output.get().currency())) {
            item.problem("the price has two currencies", Optional.of("write both in one"));
            return Optional.empty();
        }
        return Optional.of(new Price(input.get(), output.get()));
    }

    private static int pairs(Item item, ModelChoice.Role role) {
        if (role != ModelChoice.Role.JUDGE) {
            item.problem("pairs belongs to a judge", Optional.of("leave it out, or write role: judge"));
        }
        return (int) item.quantity("pairs").wholeLong(1, MOST_PAIRS).orElse(ModelChoice.DEFAULT_PAIRS);
    }

    private static Optional<Boolean> json(Item item, ModelChoice.Role role) {
        if (role != ModelChoice.Role.JUDGE) {
            item.problem("json belongs to a judge", Optional.of("leave it out, or write role: judge"));
        }
        return yesOrNo(item, "json");
    }

    private static void withoutSettings(Entries entries, String service) {
        if (!service.isEmpty() && !service.equals("embedded") && !EMBEDDING.contains(service)) {
            entries.get("model")
                    .ifPresent(item -> item.problem(
                            "\"" + service + "\" cannot embed",
                            Optional.of("write " + String.join("/NAME or ", EMBEDDING)
                                    + "/NAME, or embedded/all-minilm-l6-v2 for English")));
        }
        for (String key : Keys.SAMPLING) {
            entries.get(key).ifPresent(item -> item.problem("an embedder has no " + key, Optional.of("leave it out")));
        }
    }

    private Optional<String> reference(Item item) {
        return item.phrase("a model").filter(reference -> {
            String service = service(reference);
            boolean named = reference.length() > service.length() + 1;
            if (service.equals(AUTO)
                    || (service.equals(ECHO) && vocabulary.services().contains(ECHO))) {
                if (reference.equals(service)) return true;
                item.problem("\"" + service + "\" stands alone", Optional.of("write " + service));
            } else if (!vocabulary.services().contains(service)) {
                List<String> known = Stream.concat(Stream.of(AUTO), vocabulary.services().stream())
                        .distinct()
                        .toList();
                item.problem(
                        "unknown model service \"" + service + "\"",
                        Nearest.suggestion(service, known).or(() -> Item.among(known)));
            } else if (!named) {
                item.problem("\"" + service + "\" needs a model", Optional.of("write " + service + "/NAME"));
            } else {
                return true;
            }
            return false;
        });
    }

    private static String service(String reference) {
        int slash = reference.indexOf('/');
        return slash < 0 ? reference : reference.substring(0, slash);
    }

    private Optional<String> url(Item item, String service) {
        return item.phrase("a url").filter(url -> {
            int authority = url.indexOf("://") + 3;
            int path = url.indexOf('/', authority);
            String host = url.substring(Math.min(authority, url.length()), path < 0 ? url.length() : path);
            if (host.contains("@")) {
                item.findings().conceal(host.substring(0, host.lastIndexOf('@')));
                item.problem(
                        "the url holds a password", Optional.of("name the environment variable of the key in key:"));
            } else if (!url.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
                item.problem(
                        "a url begins with http:// or https:// and names a server",
                        Optional.of("for example http://127.0.0.1:11434"));
            } else if (!service.isEmpty() && !REMOTE.contains(service)) {
                item.problem("\"" + service + "\" uses no url", Optional.of("leave it out"));
            } else {
                return true;
            }
            return false;
        });
    }

    private Optional<String> key(Item item, String service) {
        return item.text("a key").filter(name -> {
            if (!Secrets.isVariable(name)) {
                item.findings().conceal(name);
                item.problem(
                        "key is the name of an environment variable, and this looks like a secret",
                        Optional.of(
                                "write the variable's name, for example OPENAI_API_KEY, and make a new secret if this file was shared"));
            } else if (!service.isEmpty() && !REMOTE.contains(service)) {
                item.problem("\"" + service + "\" uses no key", Optional.of("leave it out"));
            } else {
                return true;
            }
            return false;
        });
    }

    /** A window that no prompt fits into beside the answer's limit would only make cut answers, or nonsense. */
    private static OptionalInt window(Entries entries, int maxTokens) {
        OptionalInt window = whole(entries, "num_ctx");
        int least = maxTokens + LEAST_PROMPT;
        if (window.isEmpty() || window.getAsInt() >= least) return window;
        entries.get("num_ctx")
                .ifPresent(item -> item.problem(
                        "num_ctx " + window.getAsInt() + " has no room for a prompt and an answer of " + maxTokens
                                + " tokens (max_tokens)",
                        Optional.of("write " + least + " or more, or lower max_tokens")));
        return OptionalInt.empty();
    }

    /** @param usual what holds where nothing is written */
    private static Settings settings(Entries entries, Settings usual) {
        int maxTokens = whole(entries, "max_tokens").orElse(usual.maxTokens());
        return new Settings(
                entries.get("temperature")
                        .map(item -> item.quantity("temperature").upTo(HOTTEST))
                        .orElse(usual.temperature()),
                whole(entries, "top_k"),
                decimal(entries.get("top_p").map(item -> item.quantity("top_p").aboveZero(1))),
                decimal(entries.get("min_p").map(item -> item.quantity("min_p").upTo(1))),
                decimal(entries.get("repeat_penalty")
                        .map(item -> item.quantity("repeat_penalty").aboveZero(MOST_PENALTY))),
                window(entries, maxTokens),
                maxTokens,
                entries.get("stop").map(ModelReader::stop).orElse(List.of()),
                entries.get("think").flatMap(item -> yesOrNo(item, "think")),
                whole(entries, "num_thread"));
    }

    private static OptionalDouble decimal(Optional<OptionalDouble> value) {
        return value.orElse(OptionalDouble.empty());
    }

    private static OptionalInt whole(Entries entries, String key) {
        Optional<Item> item = entries.get(key);
        if (item.isEmpty()) return OptionalInt.empty();
        var value = item.get().quantity(key).wholeLong(1, MOST_TOKENS);
        return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
    }

    private static List<String> stop(Item list) {
        List<String> stops = new ArrayList<>();
        for (Item item : list.list("stop")) {
            // Not a phrase: a line break is the commonest stop text of all.
            item.literal("a stop text").ifPresent(text -> {
                if (stops.contains(text)) item.problem("the stop text is listed twice", Optional.of("keep one"));
                else stops.add(text);
            });
        }
        return stops;
    }

    private static Optional<Boolean> yesOrNo(Item item, String key) {
        return item.text(key).flatMap(text -> {
            if (item.isPlain() && text.equals("true")) return Optional.of(true);
            if (item.isPlain() && text.equals("false")) return Optional.of(false);
            item.problem(key + " is true or false, not " + text, Optional.of("without quotes"));
            return Optional.empty();
        });
    }
}
