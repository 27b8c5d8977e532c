package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.protocol.Template;

/**
 * The magnet words of one language, their neutral matches, and the sentence that carries them.
 *
 * @param version of the list
 * @param carrier the sentence with the slot {@code {word}}
 * @param words each magnet word followed by its match
 */
public record Words(int version, Template carrier, List<Word> words) {
    public Words {
        words = List.copyOf(words);
    }

    /** The built-in words, read anew. */
    static Words read(String language) {
        Sheet sheet = Sheet.read("words-" + language + ".yaml");
        List<Word> words = new ArrayList<>();
        for (String group : sheet.sheet("groups").values().keySet()) {
            for (Sheet pair : sheet.sheet("groups").sheets(group)) {
                words.add(new Word(group, Word.Kind.MAGNET, pair.at("magnet")));
                words.add(new Word(group, Word.Kind.NEUTRAL, pair.at("neutral")));
            }
        }
        return new Words(Integer.parseInt(sheet.at("version")), Template.parse(sheet.at("carrier")), words);
    }

    /** The words of a group and kind, in a fixed order: the n-th neutral word is the match of the n-th magnet word. */
    public List<Word> of(String group, Word.Kind kind) {
        return words.stream()
                .filter(word -> word.group().equals(group) && word.kind() == kind)
                .toList();
    }

    /**
     * The word whose turn it is; none on the level without a word.
     *
     * @param turn from 0; words rotate inside a level as wordings do inside a form
     */
    public Optional<Word> word(WordLevel level, int turn) {
        if (!(level instanceof WordLevel.Carried carried)) return Optional.empty();
        List<Word> candidates = of(carried.group(), carried.kind());
        if (candidates.isEmpty()) throw new IllegalArgumentException("unknown word group " + carried.group());
        return Optional.of(candidates.get(Math.floorMod(turn, candidates.size())));
    }
}
