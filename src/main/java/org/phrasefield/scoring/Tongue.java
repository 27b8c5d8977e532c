package org.phrasefield.scoring;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.language.LetterCount;

/**
 * A language that no prompt is written in, known by its function words and by letters of its own. It shares its script with a language
 * of prompts, so that letters alone do not tell them apart. Others than those listed are not known.
 *
 * @param words function words, those that the language of the prompts has too left out
 * @param shared function words of both
 * @param letters letters that the language of the prompts has not
 */
public record Tongue(Set<String> words, Set<String> shared, String letters) {

    /** Fewer words are too few to tell. */
    private static final int FEWEST_WORDS = 12;
    /** Of a prompt, which is shorter than an answer. */
    private static final int FEWEST_IN_PROMPT = 3;
    /** As many of the language alone at the least: one alone is a name or a loan. */
    private static final int FEWEST_THEIRS = 2;
    /** One word in so many, at the least, must be one of the language. */
    private static final int ONE_IN = 8;
    /** So many times more words must be of the language alone than of the language asked in alone. */
    private static final int LEAD = 2;

    private static final String BETWEEN = "[^\\p{L}\\p{M}'-]+";
    private static final String LETTERS = "letters ";
    private static final Map<Language, List<String>> FILES =
            Map.of(Language.EN, List.of("fr", "de", "es", "it", "pt"), Language.RU, List.of("uk", "be", "bg", "sr"));

    public Tongue {
        words = Set.copyOf(words);
        shared = Set.copyOf(shared);
    }

    /** Whether words, in lower case, are rather of a listed language than of the one asked in. */
    static boolean other(Language asked, List<String> words) {
        return other(asked, words, FEWEST_WORDS);
    }

    private static boolean other(Language asked, List<String> words, int fewest) {
        if (words.size() < fewest) return false;
        Own own = Objects.requireNonNull(Own.IN.get(asked));
        return own.others().stream().anyMatch(tongue -> {
            long theirs = words.stream().filter(tongue::has).count();
            return theirs >= FEWEST_THEIRS
                    && ONE_IN * theirs >= words.size()
                    && theirs >= LEAD * tongue.ours(words, own.words());
        });
    }

    /** Whether words, in lower case, among them such in other scripts, hold enough function words of English to be a text in it. */
    static boolean english(List<String> words) {
        Set<String> own = own(Language.EN);
        long theirs = words.stream().map(WordList::fold).filter(own::contains).count();
        return theirs >= FEWEST_THEIRS && ONE_IN * theirs >= words.size();
    }

    /** Whether a prompt is in another script than those of {@link Language}, or rather in a listed language than in the one of its script. */
    public static boolean foreign(String prompt) {
        LetterCount letters = LetterCount.of(prompt);
        if (2 * (letters.latin() + letters.cyrillic()) < letters.all()) return true;
        String[] words = prompt.toLowerCase(Locale.ROOT).split(BETWEEN);
        return other(
                Language.ofScript(prompt),
                // A name may say its article twice.
                Stream.of(words).filter(word -> !word.isEmpty()).distinct().toList(),
                FEWEST_IN_PROMPT);
    }

    /** By what languages that share a script with one of ours are told apart from it, so that a page can do the same. */
    public static List<Tongue> beside(Language asked) {
        return Objects.requireNonNull(Own.IN.get(asked)).others();
    }

    /** The function words of a language asked in. */
    public static Set<String> own(Language asked) {
        return Objects.requireNonNull(Own.IN.get(asked)).words();
    }

    /** Whether a word is a function word of it, those of the language of the prompts apart, or has a letter of its own. */
    public boolean has(String word) {
        if (words.contains(word)) return true;
        for (int at = 0; at < word.length(); at++) if (letters.indexOf(word.charAt(at)) >= 0) return true;
        return false;
    }

    private long ours(List<String> words, Set<String> own) {
        return words.stream()
                .map(WordList::fold)
                .filter(word -> own.contains(word) && !shared.contains(word))
                .count();
    }

    /** All lists, to be digested. */
    static Stream<String> everyLine() {
        return FILES.values().stream()
                .flatMap(List::stream)
                .sorted()
                .flatMap(tag -> Stream.concat(Stream.of(tag), lines(tag).stream()));
    }

    private static List<String> lines(String tag) {
        return Texts.lines("other/" + tag + ".txt");
    }

    private static Tongue read(String tag, Set<String> own) {
        Set<String> words = new HashSet<>();
        StringBuilder letters = new StringBuilder();
        for (String line : lines(tag)) {
            if (line.startsWith(LETTERS)) {
                letters.append(line.substring(LETTERS.length()));
            } else {
                words.addAll(Arrays.asList(line.split(" ")));
            }
        }
        Set<String> shared =
                words.stream().map(WordList::fold).filter(own::contains).collect(Collectors.toSet());
        words.removeIf(word -> own.contains(WordList.fold(word)));
        return new Tongue(words, shared, letters.toString());
    }

    /** The function words of a language asked in, and what it could be taken for. */
    private record Own(Set<String> words, List<Tongue> others) {
        static final Map<Language, Own> IN =
                Arrays.stream(Language.values()).collect(Collectors.toUnmodifiableMap(each -> each, Own::of));

        static Own of(Language language) {
            Set<String> words = WordList.lemmas(language, "function-words");
            return new Own(
                    words,
                    Objects.requireNonNull(FILES.get(language)).stream()
                            .map(tag -> read(tag, words))
                            .toList());
        }
    }
}
