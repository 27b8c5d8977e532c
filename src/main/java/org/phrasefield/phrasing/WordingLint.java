package org.phrasefield.phrasing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.language.Language;

/** Looks through one wording: first what holds in every language, then its grammar. */
final class WordingLint {
    private static final String ENDING = ".?!…";
    private static final String MARKS = ".?!…,;:";
    private static final String OPENING = "«\"„“”‘'’";

    private static final Map<String, String> MANNERS = Map.of(
            "politeness", "is a politeness that the other forms have not",
            "length", "says how long the answer should be",
            "depth", "says how deep the answer should go",
            "layout", "says how the answer should be laid out",
            "feeling", "is a word of feeling",
            "number", "says how much to answer",
            "address", "says «вы», and the other forms say «ты»");

    /** Takes what is found. */
    interface Sink {
        /**
         * One trap.
         *
         * @param offset where in the wording, in UTF-16 units
         */
        void trap(int offset, String message, String way);
    }

    private final boolean russian;
    private final String language;
    private final String wording;
    private final List<Token> tokens;
    private final Sink sink;

    WordingLint(String language, String wording, Sink sink) {
        this.language = language;
        this.russian = language.equals(Language.RU.tag());
        this.wording = wording;
        this.tokens = Token.of(wording);
        this.sink = sink;
    }

    void look() {
        beginning();
        ending();
        spaces();
        placeholders();
        tokens.stream().filter(Token::word).forEach(this::word);
        if (russian) new RussianLint(tokens, sink).look();
        else new EnglishLint(tokens, sink).look();
    }

    private void beginning() {
        Token first = tokens.get(0);
        if (first.word() && Character.isLowerCase(first.text().codePointAt(0))) {
            sink.trap(
                    first.offset(),
                    "the wording begins with a small letter",
                    "begin with a capital, as the other forms do");
        }
    }

    private void ending() {
        Token last = tokens.get(tokens.size() - 1);
        if (!last.sign(".?")) {
            sink.trap(
                    last.offset(),
                    last.sign(ENDING)
                            ? "the wording ends with \"" + last.text() + "\", which asks in another tone"
                            : "the wording ends without a mark",
                    "end it with one full stop or one question mark");
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token mark = tokens.get(i);
            if (!mark.sign(ENDING)) continue;
            Token next = tokens.get(i + 1);
            if (next.sign(ENDING)) {
                sink.trap(next.offset(), "two marks stand together", "keep one");
            } else {
                sink.trap(
                        mark.offset(),
                        "the wording goes on after a sentence has ended",
                        "ask one thing in one sentence");
            }
            return;
        }
    }

    private void spaces() {
        int doubled = wording.indexOf("  ");
        if (doubled >= 0) sink.trap(doubled, "two spaces stand together", "keep one");
        tokens.stream()
                .filter(token -> token.sign(MARKS) && token.offset() > 0 && wording.charAt(token.offset() - 1) == ' ')
                .findFirst()
                .ifPresent(token ->
                        sink.trap(token.offset(), "a space stands before \"" + token.text() + "\"", "take it away"));
    }

    private void placeholders() {
        List<Token> topics =
                tokens.stream().filter(token -> token.slot("topic")).toList();
        if (topics.size() > 1) {
            sink.trap(topics.get(1).offset(), "the topic stands twice", "name it once");
        }
        for (int i = 1; i + 1 < tokens.size(); i++) {
            Token slot = tokens.get(i);
            if (slot.kind() == Token.Kind.SLOT
                    && tokens.get(i - 1).sign(OPENING)
                    && tokens.get(i + 1).sign(OPENING + "»")) {
                sink.trap(
                        slot.offset(),
                        "a placeholder in quotation marks asks about the words, and doubles the marks of a topic that has its own",
                        "take the quotation marks away");
            }
        }
        tokens.stream()
                .filter(token -> token.kind() == Token.Kind.NUMBER)
                .findFirst()
                .ifPresent(number -> sink.trap(number.offset(), "a number says how much to answer", "leave it out"));
    }

    private void word(Token token) {
        LintWords known = LintWords.in(language);
        Set<String> bases = known.bases(token.lower());
        Optional<String> manner = known.manner(bases);
        manner.ifPresent(kind -> sink.trap(
                token.offset(),
                quoted(token) + " " + MANNERS.get(kind),
                "leave it out: forms should differ by their form alone; where it is what makes this one, write allow: ["
                        + token.lower() + "]"));
        magnet(token, bases)
                .ifPresent(word -> sink.trap(
                        token.offset(),
                        quoted(token) + " is a word of the word factor (" + word.group() + ")",
                        "take another word, or vary it with words: {groups: [" + word.group() + "]}"));
        boolean foreign = token.text().codePoints().filter(Character::isLetter).anyMatch(this::foreign);
        if (foreign) {
            sink.trap(
                    token.offset(),
                    quoted(token) + " has " + (russian ? "Latin" : "Cyrillic") + " letters",
                    "write it in the letters of the language");
        } else if (named(token)) {
            sink.trap(
                    token.offset(),
                    quoted(token) + " looks like a name, which makes the form one of its own theme",
                    "leave it out; {person} takes turns among a few");
        }
    }

    private Optional<Word> magnet(Token token, Set<String> bases) {
        return BuiltIns.words(language).words().stream()
                .filter(word ->
                        bases.contains(word.text()) || !russian && token.lower().equals(word.text() + "s"))
                .findFirst();
    }

    private boolean foreign(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return script == (russian ? Character.UnicodeScript.LATIN : Character.UnicodeScript.CYRILLIC);
    }

    /** Whether a word has a capital that no sentence's beginning gives it. */
    private boolean named(Token token) {
        int at = tokens.indexOf(token);
        Token before = at == 0 ? null : tokens.get(at - 1);
        boolean begins = before == null || before.sign(ENDING + OPENING + ":(");
        return !begins
                && Character.isUpperCase(token.text().codePointAt(0))
                && !token.text().matches("I|I['’].*");
    }

    private String quoted(Token token) {
        return russian ? "«" + token.text() + "»" : "\"" + token.text() + "\"";
    }
}
