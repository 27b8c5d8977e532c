package org.phrasefield.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.Meanings;
import org.phrasefield.run.Spent;
import org.phrasefield.scoring.Meaning;
import org.phrasefield.scoring.Paraphrases;
import org.phrasefield.scoring.Passages;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/** Has those answers of a run embedded that are not yet, and keeps where they lie and what their sentences say. */
final class Embedding {
    /** Texts of an answer of usual length: itself and its sentences. */
    private static final int TEXTS = 9;
    /** Texts of one call, with most embedders. */
    static final int USUAL_BATCH = 32;

    /** An answer that is refused as too long is tried once more in passages of so much less. */
    private static final int SHORTER = 4;

    private final Surroundings surroundings;
    private final Console console;
    private final JdbcAnswerStore store;
    private final JdbcAnswerStore writer;
    private final Embedder embedder;
    private final String instrument;
    private final RunRecord run;
    private final Protocol protocol;
    private final Meanings meanings;
    private final List<Open> batch = new ArrayList<>();
    private int texts;
    private int done;

    /** An answer that waits, and what of it is embedded. */
    private record Open(String key, Scorable answer, Passages passages) {}

    /**
     * @param store where answers are read
     * @param writer where vectors are kept; another connection
     */
    Embedding(
            Surroundings surroundings,
            Console console,
            JdbcAnswerStore store,
            JdbcAnswerStore writer,
            Embedder embedder,
            RunRecord run,
            Protocol protocol) {
        this.surroundings = surroundings;
        this.console = console;
        this.store = store;
        this.writer = writer;
        this.embedder = embedder;
        this.run = run;
        this.protocol = protocol;
        this.instrument = instrument(embedder.identity());
        OptionalLong budget = protocol.budget().calls();
        OptionalLong allowance = budget.isPresent()
                ? OptionalLong.of(
                        Math.max(0, budget.getAsLong() - store.spent(run.id()).charged()))
                : OptionalLong.empty();
        this.meanings = new Meanings(embedder, protocol.limits(), surroundings.patience(), allowance);
    }

    /** What makes the vectors: a name is not an identity, so the weights stand beside it where they are told. */
    static String instrument(ModelIdentity identity) {
        return "vectors " + identity.reference()
                + identity.digest()
                        .map(digest -> " " + digest.substring(0, Math.min(12, digest.length())))
                        .orElse("");
    }

    /**
     * Embeds what is open.
     *
     * @return why not all is embedded, a sentence; empty where all is
     */
    Optional<String> carryOut() throws InterruptedException {
        int[] open = {0};
        for (Trial.Part part : List.of(Trial.Part.MAIN, Trial.Part.SCOPE)) {
            store.eachTrait(run.id(), part, instrument, trait -> {
                boolean maybe = embedder.refusal(trait.cell().language()).isEmpty();
                if (maybe && trait.text().isPresent()) open[0]++;
            });
        }
        if (open[0] > 0) {
            int calls = calls(open[0], embedder.batch());
            console.say(
                    StepWords.of(protocol).toEmbed(open[0], embedder.identity().reference(), calls));
        }
        Instant start = surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Set<String> understood = open[0] > 0 || another() ? understood(protocol.languages()) : Set.of();
        for (Trial.Part part : List.of(Trial.Part.MAIN, Trial.Part.SCOPE)) embed(part, understood);
        String reason = meanings.end().orElse("");
        if (meanings.calls() > 0 || (another() && reason.isEmpty())) {
            Spent spent = new Spent(meanings.calls(), meanings.tokens());
            writer.keepEmbedding(
                    run.id(),
                    instrument,
                    embedder.identity(),
                    new JdbcAnswerStore.Embedded(start, done, spent, reason));
        }
        if (open[0] > 0) {
            console.say(StepWords.of(protocol).embedded(done, open[0], Math.toIntExact(meanings.calls())));
        }
        return meanings.end();
    }

    /** Calls that embed so many answers, about. */
    static int calls(int answers, int batch) {
        return Math.max(1, (int) ((long) answers * TEXTS / batch));
    }

    /** Whether the run was embedded by another embedder last, or by none. */
    private boolean another() {
        return !store.instrument(run.id()).equals(Optional.of(instrument));
    }

    /** The languages that the embedder knows; of others it is said that their scope is told by words. */
    private Set<String> understood(List<String> languages) throws InterruptedException {
        Set<String> understood = new HashSet<>();
        List<String> notes = new ArrayList<>(run.notes());
        for (String language : languages) {
            Optional<String> refusal = embedder.refusal(language);
            if (refusal.isEmpty()) refusal = untold(language);
            if (refusal.isEmpty()) {
                understood.add(language);
                continue;
            }
            String note =
                    embedder.identity().reference() + " " + refusal.get() + ": the scope of answers in " + language
                            + " is told by their words. Name a multilingual embedder to have it told by meaning, too.";
            console.fault(RunWords.of(protocol).note(note));
            if (!notes.contains(note)) notes.add(note);
        }
        if (!notes.equals(run.notes())) writer.update(run.asking(run.models(), notes));
        return understood;
    }

    private Optional<String> untold(String language) throws InterruptedException {
        List<String> sentences = Paraphrases.of(language);
        if (sentences.isEmpty()) return Optional.empty();
        Optional<List<float[]>> vectors = meanings.of(sentences).vectors();
        return vectors.isEmpty() || Paraphrases.told(vectors.get())
                ? Optional.empty()
                : Optional.of("does not put sentences that mean the same near each other");
    }

    private void embed(Trial.Part part, Set<String> understood) throws InterruptedException {
        // Read before anything is sent: calls take long, and no reading should stay open for as long.
        Map<String, Language> keys = new LinkedHashMap<>();
        store.eachTrait(run.id(), part, instrument, trait -> {
            Optional<Language> language = Language.of(trait.cell().language());
            boolean known = understood.contains(trait.cell().language());
            if (known && trait.text().isPresent() && language.isPresent()) keys.put(trait.key(), language.get());
        });
        for (Map.Entry<String, Language> key : keys.entrySet()) {
            if (meanings.end().isPresent()) break;
            Optional<String> text = store.text(run.id(), key.getKey());
            if (text.isEmpty()) continue;
            Scorable answer = Scorable.of(key.getValue(), text.get());
            take(new Open(key.getKey(), answer, Passages.of(answer, embedder.characters())));
        }
        flush();
    }

    private void take(Open open) throws InterruptedException {
        int count = open.passages().texts().size();
        if (!batch.isEmpty() && texts + count > embedder.batch()) flush();
        batch.add(open);
        texts += count;
    }

    private void flush() throws InterruptedException {
        Map<String, Meaning> found = new LinkedHashMap<>();
        List<String> all =
                batch.stream().flatMap(open -> open.passages().texts().stream()).toList();
        Meanings.Found together = meanings.of(all);
        if (together.vectors().isPresent()) {
            int from = 0;
            for (Open open : batch) {
                int count = open.passages().texts().size();
                found.put(
                        open.key(),
                        meaning(open.passages(), together.vectors().get().subList(from, from + count)));
                from += count;
            }
        } else if (!together.reason().isEmpty()) {
            for (Open open : batch) alone(open).ifPresent(meaning -> found.put(open.key(), meaning));
        }
        batch.clear();
        texts = 0;
        if (found.isEmpty()) return;
        writer.keepMeanings(run.id(), instrument, found);
        done += found.size();
    }

    /** One answer by itself, since one of several cannot be embedded; empty where nothing more can be. */
    private Optional<Meaning> alone(Open open) throws InterruptedException {
        String reason = "";
        for (int longest : new int[] {embedder.characters(), Math.max(1, embedder.characters() / SHORTER)}) {
            Passages passages = Passages.of(open.answer(), longest);
            Meanings.Found found = meanings.of(passages.texts());
            if (found.vectors().isPresent())
                return Optional.of(meaning(passages, found.vectors().get()));
            if (found.reason().isEmpty()) return Optional.empty();
            reason = found.reason();
        }
        return Optional.of(Meaning.unknown(instrument, reason));
    }

    private Meaning meaning(Passages passages, List<float[]> vectors) {
        return passages.passages().isEmpty()
                ? Meaning.unknown(instrument, "no answer to embed")
                : Meaning.of(passages, vectors, instrument);
    }
}
