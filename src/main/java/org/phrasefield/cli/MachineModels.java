package org.phrasefield.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.engine.ChatTemplate;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.EngineException;
import org.phrasefield.engine.ModelCard;
import org.phrasefield.language.Language;
import org.phrasefield.llm.EmbeddedModel;
import org.phrasefield.llm.Locals;
import org.phrasefield.llm.Opened;
import org.phrasefield.llm.Weights;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.run.StoreException;
import org.phrasefield.store.KnownWeights;
import org.phrasefield.store.WeightCache;

/** Scripts and weights of this machine, opened for the room that asks models. */
final class MachineModels implements Locals {
    private final Surroundings surroundings;
    private final Console console;
    private final boolean offline;
    private final WeightCache cache;
    private final ArrivalWords words;
    private final Optional<Path> beside;

    /**
     * Where no protocol names a file.
     *
     * @param offline whether nothing may be fetched
     */
    MachineModels(Surroundings surroundings, Console console, boolean offline) {
        this(surroundings, console, offline, Optional.empty());
    }

    /**
     * @param offline whether nothing may be fetched
     * @param beside the folder of the protocol that names files of models: they lie there, or in the working directory
     */
    MachineModels(Surroundings surroundings, Console console, boolean offline, Optional<Path> beside) {
        this(surroundings, console, offline, beside, new ArrivalWords(Language.EN));
    }

    /**
     * The same for a run that speaks the language of its report.
     *
     * @param words what is said of what is fetched
     */
    MachineModels(
            Surroundings surroundings, Console console, boolean offline, Optional<Path> beside, ArrivalWords words) {
        this.beside = beside;
        this.surroundings = surroundings;
        this.console = console;
        this.offline = offline;
        this.words = words;
        this.cache = cache(surroundings);
    }

    /** The cache of weights that the environment names. */
    static WeightCache cache(Surroundings surroundings) {
        String home = surroundings.environment().getOrDefault("HOME", System.getProperty("user.home"));
        return WeightCache.of(surroundings.environment(), Path.of(home));
    }

    @Override
    public Opened<String> script(String file) {
        Optional<Path> found = found(file);
        if (found.isEmpty()) return Opened.refused("There is no file " + file + places() + ".");
        try {
            return Opened.ready(ProtocolFile.text(found.get(), file));
        } catch (Failure unreadable) {
            return Opened.refused(unreadable.sentence());
        }
    }

    @Override
    public Opened<Weights> weights(String nameOrFile, OptionalInt threads) {
        if (isFile(nameOrFile)) {
            Optional<Path> file = found(nameOrFile).filter(Files::isRegularFile);
            return file.isPresent()
                    ? load(nameOrFile, file.get(), threads)
                    : Opened.refused("There is no file " + nameOrFile + " with weights" + places() + ".");
        }
        Optional<KnownWeights> known = KnownWeights.named(nameOrFile);
        if (known.isEmpty()) {
            return Opened.refused("No weights are called " + nameOrFile + "; known are " + names()
                    + ", and a file of your own is given as embedded/FILE.gguf.");
        }
        Optional<Path> file = cache.find(known.get());
        if (file.isPresent()) return load(known.get().name(), file.get(), threads);
        return Opened.refused("The weights of " + known.get().name() + " are not in " + cache.folder()
                + "; phrasefield models fetch " + known.get().name() + " brings them.");
    }

    /**
     * The system message that a model of this machine puts before a chat that has none, as far as its file tells; loads no weights.
     *
     * @param reference such as {@code embedded/SmolLM2-135M-Instruct}
     */
    Optional<String> ownSystem(String reference) {
        return card(reference)
                .flatMap(ModelCard::template)
                .flatMap(ChatTemplate::recognise)
                .flatMap(ChatTemplate::defaultSystem);
    }

    /**
     * The languages that a model of this machine was trained for; loads no weights, and fetches none.
     *
     * @param reference such as {@code embedded/SmolLM2-135M-Instruct}
     * @return ISO 639-1 codes; empty where that is not known
     */
    List<String> languages(String reference) {
        return card(reference)
                .map(ModelCard::languages)
                .or(() -> embedded(reference).flatMap(KnownWeights::named).map(KnownWeights::languages))
                .orElse(List.of());
    }

    /**
     * Why a model of this machine cannot hold the window that it is to be asked with, where that is known; loads no weights, and fetches none.
     *
     * @return one clear sentence, or empty when it can or when nobody knows
     */
    Optional<String> tooWide(ModelChoice choice) {
        if (choice.settings().contextTokens().isEmpty()) return Optional.empty();
        return card(choice.reference())
                .map(ModelCard::contextLength)
                .or(() -> embedded(choice.reference())
                        .flatMap(KnownWeights::named)
                        .map(KnownWeights::contextTokens))
                .flatMap(holds -> EmbeddedModel.tooWide(choice.reference(), holds, choice.settings()));
    }

    /** What the file of an embedded model says about itself, where there is one that can be read. */
    private Optional<ModelCard> card(String reference) {
        Optional<Path> file = embedded(reference)
                .flatMap(name -> isFile(name)
                        ? found(name).filter(Files::isRegularFile)
                        : KnownWeights.named(name).flatMap(cache::find));
        try {
            return file.map(ModelCard::read);
        } catch (EngineException unreadable) {
            return Optional.empty();
        }
    }

    /** The name of an embedded model behind its service. */
    private static Optional<String> embedded(String reference) {
        String prefix = "embedded/";
        return reference.startsWith(prefix) ? Optional.of(reference.substring(prefix.length())) : Optional.empty();
    }

    /** Where files of models may lie. */
    private List<Path> folders() {
        return Stream.concat(beside.stream(), Stream.of(surroundings.folder()))
                .distinct()
                .toList();
    }

    private Optional<Path> found(String file) {
        return folders().stream()
                .map(folder -> folder.resolve(file).normalize())
                .filter(Files::exists)
                .findFirst();
    }

    private String places() {
        return folders().stream().map(Path::toString).collect(Collectors.joining(", nor in ", " in ", ""));
    }

    private static boolean isFile(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gguf");
    }

    private static String names() {
        return String.join(
                ", ", KnownWeights.ALL.stream().map(KnownWeights::name).toList());
    }

    private static Opened<Weights> load(String name, Path file, OptionalInt threads) {
        int cores = Runtime.getRuntime().availableProcessors();
        try {
            return Opened.ready(new Weights(name, Engine.open(file, threads.orElse(cores), Engine.DEFAULT_LANES)));
        } catch (EngineException unusable) {
            return Opened.refused(String.valueOf(unusable.getMessage()));
        }
    }

    @Override
    public List<String> cached() {
        return cache.present().stream().map(KnownWeights::name).toList();
    }

    @Override
    public Optional<String> fetch(String name) throws InterruptedException {
        KnownWeights weights = KnownWeights.named(name).orElseThrow();
        if (cache.find(weights).isPresent()) return Optional.empty();
        if (offline)
            return Optional.of("The weights of " + weights.name()
                    + " are not on this machine, and --offline forbids to fetch them.");
        console.say(words.fetching(
                weights.name(),
                weights.bytes() / 1_000_000,
                weights.licence(),
                cache.folder().toString()));
        try (FetchLine line = new FetchLine(console, surroundings.steady(), surroundings.terminal(), words)) {
            cache.fetch(weights, line);
            return Optional.empty();
        } catch (StoreException notToBeHad) {
            return Optional.of(String.valueOf(notToBeHad.getMessage()));
        }
    }
}
