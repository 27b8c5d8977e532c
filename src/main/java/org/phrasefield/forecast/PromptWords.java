package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt as rules read it: sentences of words in lower case with one blank around each, what stands in quotation marks as a single word,
 * slips of the finger in words that rules look for put right. The page of the preview does the same, step by step.
 */
final class PromptWords {
    /** Stands for what is in quotation marks. */
    static final String QUOTED = "§";

    private static final int SHORTEST_SLIP = 4;
    private static final int SHORTEST_DOUBLE_SLIP = 8;

    private static final Pattern TOKEN = Pattern.compile(
            "\\p{N}+[.,:]\\p{N}+(?![\\p{L}\\p{N}])|[\\p{L}\\p{M}\\p{N}]+(?:['-][\\p{L}\\p{M}\\p{N}]+)*+|[.!?\\n]|[,:;()\\u2014\\u2013-]|"
                    + QUOTED);
    static final Pattern QUOTE = Pattern.compile(
            "«[^«»]{1,200}»|“[^“”]{1,200}”|„[^„“”]{1,200}[“”]|\"[^\"]{1,200}\"|(?<![\\p{L}\\p{N}])'[^'\\n]{2,200}'(?![\\p{L}\\p{N}])");
    private static final Pattern THRICE = Pattern.compile("(\\p{L})\\1{2,}");

    /**
     * One word.
     *
     * @param word as rules read it
     * @param from where it stands in the prompt, in UTF-16 units
     * @param to where it ends
     */
    record Word(String word, int from, int to) {}

    /**
     * One sentence.
     *
     * @param text its words with a blank before and behind each; a comma stands for every mark inside a sentence, and a question mark ends it
     * @param words its words, marks among them
     * @param starts where each word stands in the text
     * @param rows where in the text those words stand that begin a new row of the prompt
     */
    record Line(String text, List<Word> words, List<Integer> starts, List<Integer> rows) {
        Line {
            words = List.copyOf(words);
            starts = List.copyOf(starts);
            rows = List.copyOf(rows);
        }

        /** The number of the word at or after a place of the text. */
        int at(int place) {
            int number = 0;
            while (number < starts.size() && starts.get(number) < place) number++;
            return number;
        }
    }

    private PromptWords() {}

    /** The sentences of a prompt; without those in the middle of a very long one. The end of a row is a blank, unless an empty row follows. */
    static List<Line> lines(String prompt, FormRules rules) {
        List<Line> lines = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        Set<Integer> rows = new TreeSet<>();
        for (Word word : ends(words(prompt), rules.longest())) {
            Word read = new Word(read(word.word(), rules), word.from(), word.to());
            boolean row = read.word().equals("\n");
            boolean question = read.word().equals("?");
            boolean ends = question || read.word().equals(".") || (row && rows.contains(open.size()));
            if (row && !ends && !open.isEmpty()) rows.add(open.size());
            if (question ? !open.isEmpty() : !ends && !row) open.add(read);
            if (ends && !open.isEmpty()) {
                lines.add(line(open, rows));
                open.clear();
                rows.clear();
            }
        }
        if (!open.isEmpty()) lines.add(line(open, rows));
        return lines;
    }

    /** So many words from either end, with a full stop in the place of those between. */
    private static List<Word> ends(List<Word> words, int longest) {
        if (words.size() <= 2 * longest) return words;
        List<Word> ends = new ArrayList<>(words.subList(0, longest));
        int cut = words.get(longest).from();
        ends.add(new Word(".", cut, cut));
        ends.addAll(words.subList(words.size() - longest, words.size()));
        return ends;
    }

    /** @param rows which words begin a new row */
    private static Line line(List<Word> words, Set<Integer> rows) {
        StringBuilder text = new StringBuilder(" ");
        List<Integer> starts = new ArrayList<>();
        for (Word word : words) {
            starts.add(text.length());
            text.append(word.word()).append(' ');
        }
        return new Line(
                text.toString(),
                words,
                starts,
                rows.stream()
                        .filter(row -> row < starts.size())
                        .map(starts::get)
                        .toList());
    }

    /** The words and marks of each sentence as they are written, in lower case, a question mark with them; without the middle of a very long prompt. */
    static List<List<String>> sentences(String prompt, FormRules rules) {
        List<List<String>> sentences = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Word word : ends(words(prompt), rules.longest())) {
            boolean question = word.word().equals("?");
            boolean ends = question || word.word().equals(".") || word.word().equals("!");
            if (question || !ends && !word.word().equals("\n")) open.add(word.word());
            if (ends && !open.isEmpty()) {
                sentences.add(List.copyOf(open));
                open.clear();
            }
        }
        if (!open.isEmpty()) sentences.add(open);
        return sentences;
    }

    /** The words and marks as they are written, in lower case. */
    private static List<Word> words(String prompt) {
        String text = masked(even(prompt));
        List<Word> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String found = token.group();
            int to = found.equals(QUOTED) ? quoteEnd(text, token.start()) : token.end();
            words.add(new Word(found, token.start(), to));
        }
        return words;
    }

    /** A word or mark as rules read it. */
    private static String read(String token, FormRules rules) {
        if (token.equals(QUOTED) || token.equals("?") || token.equals(",")) return token;
        if (token.equals(".") || token.equals("!")) return ".";
        if (token.equals("\n")) return token;
        if (!Character.isLetterOrDigit(token.codePointAt(0))) return ",";
        String whole = THRICE.matcher(token).replaceAll("$1");
        String tail = rules.tail();
        String once =
                !tail.isEmpty() && whole.endsWith(tail) ? whole.substring(0, whole.length() - tail.length()) : whole;
        String alias = rules.aliases().get(once);
        return alias != null ? alias : meant(once, rules);
    }

    /** The text in lower case with one kind of apostrophe and no ё; as long as before, so that places stay. */
    static String even(String prompt) {
        StringBuilder even = new StringBuilder(prompt.length());
        for (int i = 0; i < prompt.length(); i++) {
            String lower = prompt.substring(i, i + 1).toLowerCase(Locale.ROOT);
            even.append(lower.length() == 1 ? lower : prompt.substring(i, i + 1));
        }
        return even.toString()
                .replace('ё', 'е')
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('`', '\'');
    }

    /** Puts {@link #QUOTED} and blanks in the place of what is in quotation marks, unless that is nearly all there is. */
    private static String masked(String text) {
        StringBuilder masked = new StringBuilder(text);
        Matcher quote = QUOTE.matcher(text);
        int inside = 0;
        while (quote.find()) {
            inside += quote.end() - quote.start();
            masked.setCharAt(quote.start(), QUOTED.charAt(0));
            for (int i = quote.start() + 1; i < quote.end(); i++) masked.setCharAt(i, '\u0000');
        }
        return text.strip().length() - inside < SHORTEST_SLIP ? text : masked.toString();
    }

    private static int quoteEnd(String text, int from) {
        int to = from + 1;
        while (to < text.length() && text.charAt(to) == '\u0000') to++;
        return to;
    }

    /** The cue that a word was meant to be, if it is no word of its own and only one is near. */
    private static String meant(String word, FormRules rules) {
        if (word.length() < SHORTEST_SLIP
                || rules.cues().contains(word)
                || rules.near().contains(word)) return word;
        String meant = word;
        int nearest = Integer.MAX_VALUE;
        for (String cue : rules.cues()) {
            int slips = slips(word, cue, most(cue));
            if (slips > most(cue) || slips > nearest) continue;
            if (slips < nearest || cue.compareTo(meant) < 0) meant = cue;
            nearest = slips;
        }
        return meant;
    }

    /** Whether a word may be a cue with slips in it. */
    static boolean near(String word, String cue) {
        return slips(word, cue, most(cue)) <= most(cue);
    }

    /** As many slips as a cue bears. */
    private static int most(String cue) {
        return cue.length() >= SHORTEST_DOUBLE_SLIP ? 2 : cue.length() >= SHORTEST_SLIP ? 1 : 0;
    }

    /** Letters put in, left out, changed or exchanged with their neighbour between two words (optimal string alignment); any larger number beyond the most. */
    private static int slips(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) return most + 1;
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) last[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        return last[other.length()];
    }
}
