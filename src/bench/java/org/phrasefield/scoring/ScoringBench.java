package org.phrasefield.scoring;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/**
 * Answers scored in a second, by all metrics: 10,000 answers of 150 words in each language, shuffled out of a store of sentences with
 * lists, headings and bold mixed in. Prints a line for a language and number of threads.
 */
public final class ScoringBench {

    private static final int ANSWERS = 10_000;
    private static final int WORDS = 150;
    private static final long SEED = 20261125;

    private static final String ENGLISH = """
            A thick rug swallows more noise than most people think. Perhaps you could start with the door, since sound likes gaps. \
            What would change if the room were quiet for one whole evening? I once lived above a bakery, and the mixers began at four. \
            Felt pads under chairs cost little and help at once. It seems that heavy curtains work best near thin windows. \
            Talk to your neighbours before you talk to your landlord. Dr. Lee measured 42.5 decibels at 3 a.m. in a flat like this. \
            We often notice a sound only when it stops. Books along a shared wall are, in a way, the cheapest insulation. \
            Why not move the bed to the other side? Nobody can promise silence, but a calmer room is within reach. \
            "Is it always like this?" she asked. The answer depends on the walls, the floor and the hours you keep. \
            Some noises, e.g. a dripping tap, grow larger in the dark. Count them for a week and write the list down.""";

    private static final String RUSSIAN = """
            Толстый ковёр поглощает больше шума, чем кажется многим. Возможно, вам стоит начать с двери: звук любит щели. \
            Что изменилось бы, если бы в комнате было тихо целый вечер? Я когда-то жил над пекарней, и тесто месили с четырёх утра. \
            Войлочные подкладки под стулья стоят недорого и помогают сразу. По-видимому, плотные шторы лучше всего работают у тонких окон. \
            Поговорите с соседями, прежде чем говорить с хозяином. Проф. Иванов намерил 42,5 децибела в 3 часа ночи в такой же квартире. \
            Мы часто замечаем звук, только когда он умолкает. Книги вдоль общей стены — в каком-то смысле самая дешёвая защита. \
            Почему бы не передвинуть кровать к другой стене? Тишины никто не обещает, но сделать комнату спокойнее можно. \
            — Здесь всегда так? — спросила она. Ответ зависит от стен, пола и от того, когда вы ложитесь спать. \
            Некоторые звуки, т. е. капающий кран или скрип половиц, в темноте растут. Считайте их неделю и запишите всё в список.""";

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ScoringBench() {}

    /** An answer with the prompt that it may repeat. */
    private static Scorable asked(Language language, String answer) {
        String prompt = language == Language.EN
                ? "Imagine that a quiet room is a place: how would you get there?"
                : "Представь, что тихая комната — это место: как туда попасть?";
        Scorable given = Scorable.of(language, answer);
        return new Scorable(language, prompt, given.answer(), true);
    }

    public static void main(String[] arguments) {
        System.out.printf(
                Locale.ROOT,
                "conditions: %d answers of %d words a language, %d metrics, Java %s, %d processors, seed %d%n",
                ANSWERS,
                WORDS,
                Metrics.all().size(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                SEED);
        for (Language language : Language.values()) {
            List<String> answers = answers(language);
            rate(language, answers, false, "first pass, 1 thread");
            rate(language, answers, false, "warm, 1 thread");
            rate(language, answers, true, "warm, all processors");
        }
    }

    private static void rate(Language language, List<String> answers, boolean parallel, String how) {
        Scorer scorer = new Scorer();
        long before = CPU.getProcessCpuTime();
        long start = System.nanoTime();
        IntStream indices = IntStream.range(0, answers.size());
        long scores = (parallel ? indices.parallel() : indices)
                .mapToLong(i -> scorer.score(asked(language, answers.get(i))).size())
                .sum();
        double seconds = (System.nanoTime() - start) / 1e9;
        double work = (CPU.getProcessCpuTime() - before) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %.0f answers/s (%d scores in %.2f s, %.2f s of processors)%n",
                language.tag(),
                how,
                answers.size() / seconds,
                scores,
                seconds,
                work);
    }

    private static List<String> answers(Language language) {
        List<String> sentences =
                Arrays.asList((language == Language.EN ? ENGLISH : RUSSIAN).split("(?<=[.?]) (?=\\p{Lu}|—)"));
        Random random = new Random(SEED);
        List<String> answers = new ArrayList<>();
        while (answers.size() < ANSWERS) {
            StringBuilder answer = new StringBuilder(random.nextBoolean() ? "" : "## " + sentences.get(0) + "\n\n");
            int words = 0;
            while (words < WORDS) {
                String sentence = sentences.get(random.nextInt(sentences.size()));
                words += sentence.split(" ").length;
                answer.append(random.nextInt(5) == 0 ? "\n\n- **" + sentence + "**\n\n" : sentence + " ");
            }
            answers.add(answer.toString());
        }
        long cut = TextView.of(language, answers.get(0)).words().size();
        System.out.printf(Locale.ROOT, "%s: the first answer has %d words%n", language.tag(), cut);
        return answers;
    }
}
