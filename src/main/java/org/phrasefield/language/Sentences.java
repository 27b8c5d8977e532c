package org.phrasefield.language;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts a passage into sentences: Unicode sentence boundaries (UAX #29, ICU), split again at dialogue dashes and after «…», and
 * merged again after abbreviations, initials and interrupted speech. Keeps state between calls, so there is one for each thread.
 */
final class Sentences {

    private static final Pattern SPLIT =
            Pattern.compile("(?<=[.!?…])(?=\\s+[—–]\\s*\\p{Lu})|(?<=…)(?=\\s+[«\"„(]?\\p{Lu})");
    private static final Pattern LOWER_START = Pattern.compile("^\\s*(?:[—–-]\\s*)?\\p{Ll}");
    private static final Pattern CAPITAL_START = Pattern.compile("^\\s*\\p{Lu}");
    private static final Pattern DIGIT_START = Pattern.compile("^\\s*[\\p{Nd}−-]");
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** Abbreviations of more than two letters. */
    private static final String LONG_RU = "напр|тел|пос|рис|табл|стр|проф|акад|доц|пер|просп|корп|обл";

    private static final String LONG_EN =
            "Mrs|Prof|Approx|approx|Fig|Figs|Eqs|Sec|Secs|Vol|Dept|Gen|Rev|Col|Capt|Sgt|Sen|Rep|Gov|Hon";
    private static final String LONG_BEFORE_NUMBER = "Nos|Art|max|min";

    /** All of these, in small letters. */
    private static final Set<String> LONG = Stream.of(LONG_RU, LONG_EN, LONG_BEFORE_NUMBER)
            .flatMap(words -> Stream.of(words.toLowerCase(Locale.ROOT).split("\\|")))
            .collect(Collectors.toUnmodifiableSet());

    /** Letters of an abbreviation that is not among {@link #LONG}, or of the last part of one, at most. */
    private static final int SHORT = 2;

    /** Abbreviations that never end a sentence, but «т. д.» and «т. п.» do. */
    private static final Pattern NEVER_FINAL_RU = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:т\\.\\s?[еко]|и\\.\\s?о|ок|см|ср|гл|с|им|ул|пл|(?<!т\\.\\s?)д|кв|св|г-н|г-жа|"
                    + LONG_RU + ")\\.\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NEVER_FINAL_EN = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:Dr|Mr|Ms|St|vs|e\\.\\s?g|i\\.\\s?e|cf|Eq|Ch|pp|Lt|Mt|Ft|" + LONG_EN + ")\\.\\s*$");

    private static final Pattern BEFORE_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:No|[пП]|[сС]т|(?<!т\\.\\s?)п|" + LONG_BEFORE_NUMBER + ")\\.\\s*$");

    private static final Pattern INITIAL = Pattern.compile("(?<![\\p{L}\\p{N}°])\\p{Lu}\\.\\s*$");
    private static final Pattern LONE_I = Pattern.compile("(?:^|[^.\\s]\\s+)I\\.\\s*$");
    private static final Pattern ACRONYM = Pattern.compile("(?<!\\p{L})(?:\\p{Lu}\\.){2,}\\s*$");
    private static final Pattern OPENER = Pattern.compile(
            "^\\s*(?:I|You|He|She|It|We|They|The|A|An|This|That|These|Those|There|Here|If|When|What|Who|Why|How|Where|But|And|So|Yet|"
                    + "Or|In|On|At|For|As|My|Your|His|Her|Its|Our|Their|Then|Now|Not|No|Yes|"
                    + "Я|Ты|Мы|Вы|Он|Она|Оно|Они|Это|Эта|Этот|Эти|Тот|Та|Те|Но|А|И|В|На|По|С|К|О|У|За|Для|Если|Когда|Потом|Затем|Теперь|"
                    + "Так|Там|Тут|Здесь|Что|Как|Где|Почему|Его|Её|Их|Не|Да|Нет)(?=[\\s,])");

    private static final Map<Language, ThreadLocal<Sentences>> MADE = Arrays.stream(Language.values())
            .collect(Collectors.toUnmodifiableMap(
                    each -> each, each -> ThreadLocal.withInitial(() -> new Sentences(each))));

    private final BreakIterator boundaries;

    private Sentences(Language language) {
        this.boundaries = BreakIterator.getSentenceInstance(language.locale());
    }

    /** That of a language for this thread. */
    static Sentences in(Language language) {
        return Objects.requireNonNull(MADE.get(language)).get();
    }

    /** The sentences of a passage in order, stripped; parts without a letter are none. */
    List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        StringBuilder left = new StringBuilder();
        for (String segment : segments(text)) {
            if (!left.isEmpty() && !belongsTogether(left.toString(), segment)) {
                add(sentences, left);
            }
            left.append(segment);
        }
        add(sentences, left);
        return sentences;
    }

    private static void add(List<String> sentences, StringBuilder text) {
        if (LETTER.matcher(text).find()) {
            sentences.add(text.toString().strip());
        }
        text.setLength(0);
    }

    private List<String> segments(String text) {
        TreeSet<Integer> cuts = new TreeSet<>();
        boundaries.setText(text);
        for (int cut = boundaries.first(); cut != BreakIterator.DONE; cut = boundaries.next()) {
            cuts.add(cut);
        }
        if (maySplit(text)) {
            Matcher split = SPLIT.matcher(text);
            while (split.find()) cuts.add(split.start());
        }
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int cut : cuts) {
            if (cut > start) {
                segments.add(text.substring(start, cut));
                start = cut;
            }
        }
        return segments;
    }

    /** Whether a text has any of the marks that {@link #SPLIT} looks for, which is quicker to see. */
    private static boolean maySplit(String text) {
        return text.indexOf('…') >= 0 || text.indexOf('—') >= 0 || text.indexOf('–') >= 0;
    }

    private static boolean belongsTogether(String left, String right) {
        // The end of what stands before decides; a look behind over a whole long passage would be slow.
        String end = left.length() > 40 ? left.substring(left.length() - 40) : left;
        if (LOWER_START.matcher(right).find()
                || !LETTER_OR_DIGIT.matcher(right).find()
                || !LETTER_OR_DIGIT.matcher(left).find()) {
            return true;
        }
        return mayBeShortened(left) && goesOn(end, right);
    }

    /** Whether what stands before ends with a full stop behind what may be an abbreviation or its last part: most ends do not, which is quick to see. */
    private static boolean mayBeShortened(String left) {
        int end = left.length();
        while (end > 0 && Character.isWhitespace(left.charAt(end - 1))) end--;
        if (end == 0 || left.charAt(end - 1) != '.') return false;
        int start = end - 1;
        while (start > 0 && Character.isLetter(left.charAt(start - 1))) start--;
        return end - 1 - start <= SHORT
                || LONG.contains(left.substring(start, end - 1).toLowerCase(Locale.ROOT));
    }

    private static boolean goesOn(String end, String right) {
        return NEVER_FINAL_RU.matcher(end).find()
                || NEVER_FINAL_EN.matcher(end).find()
                || BEFORE_NUMBER.matcher(end).find()
                        && DIGIT_START.matcher(right).find()
                || initialsGoOn(end, right);
    }

    private static boolean initialsGoOn(String end, String right) {
        if (!CAPITAL_START.matcher(right).find() || OPENER.matcher(right).find()) {
            return false;
        }
        return ACRONYM.matcher(end).find()
                || INITIAL.matcher(end).find() && !LONE_I.matcher(end).find();
    }
}
