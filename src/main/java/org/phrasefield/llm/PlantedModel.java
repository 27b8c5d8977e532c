package org.phrasefield.llm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Usage;

/**
 * A liar with known effects: it answers with words without sense, and more or fewer or other ones where its {@link Lie} says so. It sees
 * the prompt and the sampling seed alone, like any model, and always gives the same answer to the same. What is found of its effects, and
 * what beside them, tells how far the statistics can be believed.
 */
public final class PlantedModel implements LanguageModel {
    private static final Map<String, List<String>> WORDS = Map.of(
            "en",
            List.of(("river stone window garden paper morning bridge candle winter harbour basket valley corner letter "
                            + "meadow ladder market village copper island lantern pocket curtain orchard engine "
                            + "blanket mountain needle forest button silver wooden narrow yellow distant quiet heavy "
                            + "plain early broken carries follows covers reaches turns holds opens keeps leaves meets")
                    .split(" ")),
            "ru",
            List.of(
                    ("река камень окно сад бумага утро мост свеча зима гавань корзина долина угол письмо луг лестница рынок "
                                    + "деревня медь остров фонарь карман занавес огород мотор одеяло гора игла лес пуговица "
                                    + "серебро доска узкий жёлтый далёкий тихий тяжёлый простой ранний сломанный несёт ведёт "
                                    + "скрывает достигает держит открывает хранит оставляет встречает лежит")
                            .split(" ")));
    /** Words of practical instructions. */
    private static final Map<String, List<String>> PRACTICAL = Map.of(
            "en",
            List.of(
                    ("measure mix pour press turn add heat store clean fold repeat check spread stir cut wipe rinse dry attach "
                                    + "remove fasten step minutes tool bowl spoon screw tape oven cloth")
                            .split(" ")),
            "ru",
            List.of(
                    ("отмерьте смешайте налейте нажмите поверните добавьте нагрейте уберите протрите сложите повторите проверьте "
                                    + "размешайте нарежьте промойте высушите закрепите поставьте снимите шаг минут инструмент "
                                    + "миска ложка шуруп лента духовка тряпка")
                            .split(" ")));
    /** Nouns of two syllables that can be touched, of which an answer uses all. */
    private static final Map<String, List<String>> NOUNS = Map.of(
            "en",
            List.of(
                    ("river window garden paper candle harbour basket letter meadow ladder copper island lantern pocket curtain "
                                    + "orchard engine blanket mountain needle forest button table mirror")
                            .split(" ")),
            "ru",
            List.of(
                    ("камень окно письмо фонарь карман мотор гора игла доска свеча чашка лампа крыша стена ведро мешок сапог "
                                    + "топор забор ковёр кирпич полка сумка ложка")
                            .split(" ")));
    /** What stands beside them. */
    private static final Map<String, List<String>> OTHERS = Map.of(
            "en",
            List.of(
                    ("silver wooden narrow yellow distant quiet heavy plain early broken carries follows covers reaches turns "
                                    + "holds opens keeps leaves meets")
                            .split(" ")),
            "ru",
            List.of(
                    ("узкий жёлтый далёкий тихий тяжёлый простой ранний сломанный несёт ведёт скрывает достигает держит "
                                    + "открывает хранит оставляет встречает лежит")
                            .split(" ")));
    /** How often each noun of a hand stands among the words that are drawn from. */
    private static final int WEIGHT = 30;

    private static final Map<String, String> HEDGE = Map.of("en", "perhaps", "ru", "отчасти");
    /** Half the range of the logarithm of an answer's words between topics. */
    private static final double TOPICS = 0.15;
    /** Standard deviation of the words of a sentence, between answers. */
    private static final double SENTENCE_SPREAD = 1.5;

    private static final int FEWEST_SENTENCES = 3;
    private static final int HUNDRED = 100;

    private final Lie lie;
    private final Recogniser recogniser = new Recogniser();

    private PlantedModel(Lie lie) {
        this.lie = lie;
    }

    /**
     * A liar by its name, such as {@code length}.
     *
     * @throws java.util.NoSuchElementException if there is none; {@link #refusal} says so before
     */
    static PlantedModel named(String name) {
        return new PlantedModel(Lie.named(name).orElseThrow());
    }

    /** Why there is no such liar; empty when there is. */
    static Optional<String> refusal(String name) {
        List<String> names = Stream.concat(
                        Lie.ALL.stream().map(Lie::name),
                        Stream.of(PlantedJudge.Way.values()).map(PlantedJudge.Way::liar))
                .toList();
        return names.contains(name)
                ? Optional.empty()
                : Optional.of("No liar is called planted/" + name + "; there are " + String.join(", ", names) + ".");
    }

    private String reference() {
        return "planted/" + lie.name();
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(
                reference(),
                Optional.empty(),
                // Sorted: maps that are written down have another order in every JVM.
                Optional.of(Sha256.hex(lie.name() + lie.effects() + words() + new TreeMap<>(HEDGE))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("planted effects", lie.summary()));
    }

    private String words() {
        if (!lie.practical().isEmpty()) return new TreeMap<>(WORDS).toString() + new TreeMap<>(PRACTICAL);
        return lie.nouns().isEmpty()
                ? new TreeMap<>(WORDS).toString()
                : "hands of " + Lie.HAND + new TreeMap<>(NOUNS) + new TreeMap<>(OTHERS);
    }

    @Override
    public int lanes() {
        return 4;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.of("No model is asked: " + reference() + " makes its answers up, with known effects.");
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) {
        return Optional.empty();
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        String prompt = Prompts.last(question);
        Optional<Recogniser.Found> found = recogniser.find(prompt);
        String form = found.map(Recogniser.Found::form).orElse("");
        Random chance = new Random(seed(reference(), question.samplingSeed(), prompt));
        boolean cut = chance.nextDouble() < lie.cuts().getOrDefault(form, 0.0);
        double topic = TOPICS * topic(found.map(Recogniser.Found::topic).orElse(prompt));
        double words = Math.exp(Math.log(Lie.WORDS * lie.length().getOrDefault(form, 1.0))
                + topic
                + Lie.SPREAD * chance.nextGaussian());
        double sentence = Math.max(
                3, Lie.SENTENCE + lie.sentences().getOrDefault(form, 0.0) + SENTENCE_SPREAD * chance.nextGaussian());
        double related = lie.related(form);
        double hedges = (Lie.HEDGES + lie.hedges().getOrDefault(form, 0.0)) / 100;
        String language = prompt.codePoints().anyMatch(PlantedModel::cyrillic) ? "ru" : "en";
        return Reply.of(outcome(
                related(
                        language,
                        related,
                        text(drawnFrom(language, form, topic, chance), language, words, sentence, hedges, chance),
                        chance),
                cut,
                question.settings().maxTokens()));
    }

    /** A word counts as a token. */
    private Outcome outcome(List<String> words, boolean cut, int most) {
        boolean over = cut || words.size() > most;
        int left = cut ? Math.max(1, Math.min(words.size() / 2, most)) : Math.min(words.size(), most);
        Answer answer = new Answer(
                String.join(" ", words.subList(0, left)),
                Optional.empty(),
                over ? "length" : "stop",
                new Usage(OptionalInt.empty(), OptionalInt.of(left)),
                Optional.of(reference()));
        return over
                ? new Outcome.Cut(answer, cut ? "cut, as planted" : "cut at " + most + " tokens")
                : new Outcome.Answered(answer);
    }

    /** The words that the parts of an answer, equally long, are drawn from. */
    private List<List<String>> drawnFrom(String language, String form, double topic, Random chance) {
        if (lie.nouns().isEmpty())
            return List.of(practical(language, lie.practical().getOrDefault(form, 0.0)));
        List<String> nouns = new ArrayList<>(NOUNS.getOrDefault(language, List.of()));
        Collections.shuffle(nouns, new Random(seed(reference(), 0, form + topic)));
        // The first hand comes out of some, the others of what it leaves: as a whole all answers use the same nouns
        // equally often.
        Collections.shuffle(nouns.subList(0, lie.nouns().getOrDefault(form, Lie.POOL)), chance);
        Collections.shuffle(nouns.subList(Lie.HAND, nouns.size()), chance);
        List<List<String>> hands = new ArrayList<>();
        for (int from = 0; from < nouns.size(); from += Lie.HAND) {
            List<String> words = new ArrayList<>(OTHERS.getOrDefault(language, List.of()));
            for (int i = 0; i < WEIGHT; i++) words.addAll(nouns.subList(from, from + Lie.HAND));
            hands.add(words);
        }
        return hands;
    }

    /** The usual words, and among them such a share of practical ones. */
    private static List<String> practical(String language, double share) {
        List<String> usual = WORDS.getOrDefault(language, List.of());
        List<String> practical = PRACTICAL.getOrDefault(language, List.of());
        List<String> words = new ArrayList<>();
        long rest = Math.round(HUNDRED * share);
        for (int i = 0; i < HUNDRED - rest && share > 0; i++) words.add(usual.get(i % usual.size()));
        for (int i = 0; i < rest; i++) words.add(practical.get(i % practical.size()));
        return words.isEmpty() ? usual : words;
    }

    /** So many words in sentences of this length on average. */
    private static List<String> text(
            List<List<String>> drawn, String language, double words, double sentence, double hedges, Random chance) {
        int sentences = Math.max(FEWEST_SENTENCES, (int) Math.round(words / sentence));
        // Whole sentences, so that rounding their number moves no sentence's length.
        long all = Math.max(sentences, Math.round(sentences * sentence));
        List<String> text = new ArrayList<>();
        for (int at = 0; at < sentences; at++) {
            int until = (int) (all * (at + 1) / sentences);
            int first = text.size();
            while (text.size() < until) {
                text.add(word(drawn.get((int) (text.size() * drawn.size() / all)), language, hedges, chance));
            }
            text.set(first, capitalised(text.get(first)));
            text.set(text.size() - 1, text.get(text.size() - 1) + ".");
        }
        return text;
    }

    /** The same words, some sentences after the first opened by a connective; nothing is drawn where none is to be. */
    private static List<String> related(String language, double share, List<String> words, Random chance) {
        if (share == 0) return words;
        List<String> connectives = Lie.CONNECTIVES.getOrDefault(language, List.of());
        List<String> related = new ArrayList<>(words);
        for (int at = 1; at < related.size(); at++) {
            boolean opens =
                    related.get(at - 1).endsWith(".") && !related.get(at).endsWith(".");
            if (opens && chance.nextDouble() < share) {
                related.set(at, connectives.get(chance.nextInt(connectives.size())));
            }
        }
        return related;
    }

    private static String word(List<String> drawn, String language, double hedges, Random chance) {
        return chance.nextDouble() < hedges
                ? HEDGE.getOrDefault(language, "")
                : drawn.get(chance.nextInt(drawn.size()));
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** From −1 to 1, the same in every form and grammatical case: it hangs on the topic's first letter alone. */
    private static double topic(String topic) {
        int first = topic.isEmpty() ? 0 : Character.toLowerCase(topic.codePointAt(0));
        return Math.floorMod(first * 31, 21) / 10.0 - 1;
    }

    private static boolean cyrillic(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    static long seed(String reference, int samplingSeed, String prompt) {
        return Long.parseUnsignedLong(
                Sha256.hex(reference + '\u0000' + samplingSeed + '\u0000' + prompt)
                        .substring(0, 16),
                16);
    }

    @Override
    public void close() {}
}
