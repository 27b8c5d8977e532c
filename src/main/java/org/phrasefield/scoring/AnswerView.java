package org.phrasefield.scoring;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phrasefield.language.Block;
import org.phrasefield.language.Language;
import org.phrasefield.language.Remembered;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Aligned.Sentence;

/** What measures see of one answer; each part is made once, when a measure first asks for it. For one thread. */
final class AnswerView {

    /** Prompts whose content words are kept: a sweep asks the same ones again and again. */
    private static final int PROMPTS = 4_000;

    /** Characters of the longest prompt whose content words are kept. */
    private static final int LONGEST_PROMPT = 2_000;

    private static final Remembered<Prompt, Set<String>> CONTENTS = new Remembered<>(PROMPTS, AnswerView::contents);

    private record Prompt(Language language, String text) {}

    private final Scorable given;
    private final TextView text;
    private @Nullable List<String> sentences;
    private @Nullable List<Sentence> tagged;
    private @Nullable CountedWords words;
    private @Nullable CountedWords unechoed;
    private @Nullable BitSet echoes;
    private @Nullable TagCounts tags;
    private @Nullable Lines lines;
    private @Nullable List<String> tokens;
    private @Nullable Spoken spoken;
    private @Nullable AnswerView flowing;
    private final Map<Kinds, KindsOfAnswer> kinds = new EnumMap<>(Kinds.class);
    private final Map<Kinds, KindsOfAnswer> kindsOfAll = new EnumMap<>(Kinds.class);
    private int reasoningWords = -1;

    private AnswerView(Scorable given, TextView text) {
        this.given = given;
        this.text = text;
    }

    static AnswerView of(Scorable given) {
        return new AnswerView(
                given, TextView.of(given.language(), given.answer().text()));
    }

    /** The answer as it came, and what it answers. */
    Scorable given() {
        return given;
    }

    Language language() {
        return given.language();
    }

    /** Its blocks, words, sentences and Markdown. */
    TextView text() {
        return text;
    }

    /** Its sentences; headings are none. */
    List<String> sentences() {
        if (sentences == null) sentences = text.sentences();
        return sentences;
    }

    /** Its sentences and headings as tagged words. */
    List<Sentence> tagged() {
        if (tagged == null) tagged = Aligned.of(text);
        return tagged;
    }

    /** All its words. */
    CountedWords words() {
        if (words == null) words = counted(new BitSet());
        return words;
    }

    /** Its words that do not repeat the prompt; empty where the prompt is not known. */
    Optional<CountedWords> unechoed() {
        if (!asked()) return Optional.empty();
        if (unechoed == null) unechoed = counted(echoes());
        return Optional.of(unechoed);
    }

    private CountedWords counted(BitSet skipped) {
        return CountedWords.of(language(), text.blocks(), skipped, this::tagged);
    }

    /** Whether the prompt is known. */
    boolean asked() {
        return !given.prompt().isBlank();
    }

    /** The places of its content words whose lemma is one of the prompt's content words; the magnet words are part of the prompt. */
    BitSet echoes() {
        if (echoes == null) {
            Prompt prompt = new Prompt(language(), given.prompt());
            boolean kept = prompt.text().length() <= LONGEST_PROMPT;
            echoes = echoes(kept ? CONTENTS.of(prompt) : contents(prompt), tagged());
        }
        return echoes;
    }

    private static BitSet echoes(Set<String> prompt, List<Sentence> tagged) {
        BitSet places = new BitSet();
        for (Sentence sentence : tagged) {
            for (int i = 0; i < sentence.words().size(); i++) {
                TaggedWord word = sentence.words().get(i);
                if (word.content() && prompt.contains(WordList.fold(word.lemma()))) places.set(sentence.places()[i]);
            }
        }
        return places;
    }

    private static Set<String> contents(Prompt prompt) {
        Set<String> lemmas = new HashSet<>();
        for (TaggedWord word : TextView.of(prompt.language(), prompt.text()).taggedWords()) {
            if (word.content()) lemmas.add(WordList.fold(word.lemma()));
        }
        return lemmas;
    }

    /** How often each word class stands in it. */
    TagCounts tags() {
        if (tags == null) tags = TagCounts.of(words().tagged());
        return tags;
    }

    /** What the head of its language says of it, from what does not repeat the prompt; from all of it where the prompt is not known. */
    KindsOfAnswer kinds(Kinds of) {
        return kinds.computeIfAbsent(of, each -> KindsOfAnswer.of(Head.of(language(), each), Traits.of(this, each)));
    }

    /** The same from all of it, echoes of the prompt included. */
    KindsOfAnswer kindsOfAll(Kinds of) {
        return flowing().echoes().isEmpty()
                ? kinds(of)
                : kindsOfAll.computeIfAbsent(of, each -> flowing().unasked().kinds(each));
    }

    /** The same answer to a prompt that is not known. */
    private AnswerView unasked() {
        return new AnswerView(new Scorable(language(), "", given.answer(), given.whole()), text);
    }

    /** The same answer without any layout: what tells kinds sees nothing else. */
    AnswerView flowing() {
        if (flowing == null) {
            TextView flat = text.flowing();
            flowing = flat == text ? this : new AnswerView(given, flat);
        }
        return flowing;
    }

    /** All its {@link Tokens}. */
    List<String> tokens() {
        if (tokens == null)
            tokens = Tokens.of(this, text.blocks().stream().map(Block::text).toList());
        return tokens;
    }

    /** What of it is spoken. */
    Spoken spoken() {
        if (spoken == null) spoken = Spoken.of(text.words());
        return spoken;
    }

    /** The shape of its lines. */
    Lines lines() {
        if (lines == null) lines = Lines.of(text);
        return lines;
    }

    /** How many words of reasoning came with it. */
    int reasoningWords() {
        if (reasoningWords < 0) {
            reasoningWords = given.answer()
                    .reasoning()
                    .map(reasoning -> TextView.of(language(), reasoning).words().size())
                    .orElse(0);
        }
        return reasoningWords;
    }
}
