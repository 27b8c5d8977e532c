package org.phrasefield.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One experiment as written, with every default filled in.
 *
 * @param id the protocol's name, {@code [a-z0-9-]+}
 * @param version a whole number from 1; a new one says that the author changed the protocol
 * @param languages language tags in the order written, at least one, each {@code en} or {@code ru}
 * @param intents what is asked about, at least one, ids distinct
 * @param forms the kinds of wording, ids distinct, {@code control} among them
 * @param control id of the form that the others are compared with
 * @param words the word factor, where the protocol has one
 * @param models the models, at least one with the role subject, at most one with the role judge
 * @param trials answers per cell, at least 1
 * @param system one system message for every form; absent means the model's own default
 * @param seed the number that all of the run's randomness derives from
 * @param budget limits on calls, tokens, money and time
 * @param tolerance share of failed trials that a run bears, from 0 to 1
 * @param concurrency calls in flight at most, per server; absent means the model's own choice
 * @param limits how long to wait for a model
 * @param reportLanguage tag of the report's language
 * @param scope the study of scope beside the sweep, where the protocol has one
 * @param embedder the model that turns answers into vectors, where the protocol has one
 * @param metrics the author's own metrics, ids distinct
 * @param night when {@code night} may ask, where the protocol says so
 * @param text the protocol file as written
 * @param hash SHA-256 of what the protocol means, in hexadecimal: the same for two files that differ in layout, comments or order of keys only
 */
public record Protocol(
        String id,
        int version,
        List<String> languages,
        List<Intent> intents,
        List<FormChoice> forms,
        String control,
        Optional<WordFactor> words,
        List<ModelChoice> models,
        int trials,
        Optional<String> system,
        long seed,
        Budget budget,
        double tolerance,
        OptionalInt concurrency,
        Limits limits,
        String reportLanguage,
        Optional<ScopeStudy> scope,
        Optional<ModelChoice> embedder,
        List<OwnMetric> metrics,
        Optional<NightWindow> night,
        String text,
        String hash) {

    public Protocol {
        languages = List.copyOf(languages);
        intents = List.copyOf(intents);
        forms = List.copyOf(forms);
        models = List.copyOf(models);
        metrics = List.copyOf(metrics);
        if (languages.isEmpty() || intents.isEmpty() || forms.isEmpty() || models.isEmpty()) {
            throw new IllegalArgumentException("a protocol needs a language, an intent, a form and a model");
        }
        if (models.stream().noneMatch(model -> model.role() == ModelChoice.Role.SUBJECT)) {
            throw new IllegalArgumentException("a protocol needs a model that is studied");
        }
        if (trials < 1) throw new IllegalArgumentException("trials: " + trials);
        if (!(tolerance >= 0 && tolerance <= 1)) throw new IllegalArgumentException("tolerance: " + tolerance);
        String asked = control;
        if (forms.stream().noneMatch(form -> form.id().equals(asked))) {
            throw new IllegalArgumentException("the control form " + control + " is not among the forms");
        }
    }

    /** A protocol without a study of scope, an embedder, metrics of the author's own and a night. */
    public Protocol(
            String id,
            int version,
            List<String> languages,
            List<Intent> intents,
            List<FormChoice> forms,
            String control,
            Optional<WordFactor> words,
            List<ModelChoice> models,
            int trials,
            Optional<String> system,
            long seed,
            Budget budget,
            double tolerance,
            OptionalInt concurrency,
            Limits limits,
            String reportLanguage,
            String text,
            String hash) {
        this(
                id,
                version,
                languages,
                intents,
                forms,
                control,
                words,
                models,
                trials,
                system,
                seed,
                budget,
                tolerance,
                concurrency,
                limits,
                reportLanguage,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                text,
                hash);
    }

    /**
     * The protocol as YAML with every default filled in, in one fixed order and spelling. It reads back as the same protocol, and {@link #hash}
     * is the SHA-256 of its UTF-8 bytes.
     */
    public String explained() {
        return Canonical.of(this);
    }

    /** What is asked of a model, and how often, as canonical text by key: the same for two protocols that differ in models, settings and limits only. */
    public Map<String, String> asked() {
        return Canonical.asked(this);
    }

    /** The models whose answers are studied, in order. */
    public List<ModelChoice> subjects() {
        return models.stream()
                .filter(model -> model.role() == ModelChoice.Role.SUBJECT)
                .toList();
    }

    /** The model by its reference, as a subject or as the judge. */
    public Optional<ModelChoice> model(String reference) {
        return models.stream()
                .filter(model -> model.reference().equals(reference))
                .findFirst();
    }

    /** The model that judges answers, where the protocol has one. */
    public Optional<ModelChoice> judge() {
        return models.stream()
                .filter(model -> model.role() == ModelChoice.Role.JUDGE)
                .findFirst();
    }

    /** The same protocol with other limits on what it may spend. The hash stays: it is that of what was written. */
    public Protocol spending(Budget other) {
        return with(models, other);
    }

    /** The same protocol, asked of other models. The hash stays: it is that of what was written. */
    public Protocol asking(List<ModelChoice> others) {
        return with(others, budget);
    }

    private Protocol with(List<ModelChoice> others, Budget allowance) {
        return new Protocol(
                id,
                version,
                languages,
                intents,
                forms,
                control,
                words,
                others,
                trials,
                system,
                seed,
                allowance,
                tolerance,
                concurrency,
                limits,
                reportLanguage,
                scope,
                embedder,
                metrics,
                night,
                text,
                hash);
    }
}
