package org.phrasefield.scoring;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Instruments;
import org.phrasefield.language.Language;
import org.phrasefield.language.TokenCount;
import org.phrasefield.protocol.Sha256;

/**
 * What a metric rests on: its own code, and the instruments that its numbers come from.
 *
 * @param number of its own code; to be raised with every change of what it computes
 * @param instruments in any order
 */
record Basis(int number, Set<Instrument> instruments) {

    /** Nothing but the code, and what tells answers from none. */
    static final Basis CODE = new Basis(1, Set.of(Degenerate.INSTRUMENT));

    /** What cuts words, sentences and blocks. */
    static final Basis TEXT = CODE.on(Instruments.segmentation());

    static final Basis TAGS = TEXT.on(Instruments.tagging(Language.EN)).on(Instruments.tagging(Language.RU));
    static final Basis SYLLABLES = TEXT.on(Instruments.syllables(Language.EN)).on(Instruments.syllables(Language.RU));
    static final Basis WORD_NET = TAGS.on(Instruments.wordNet());
    static final Basis TOKENS = CODE.on(List.of(TokenCount.INSTRUMENT));

    private static final int DIGITS = 8;

    Basis {
        instruments = Set.copyOf(instruments);
    }

    /** The same where what is computed of it has changed to a version of this number. */
    Basis numbered(int number) {
        return new Basis(number, instruments);
    }

    /** The same with instruments more. */
    Basis on(Collection<Instrument> more) {
        Set<Instrument> all = new HashSet<>(instruments);
        all.addAll(more);
        return new Basis(number, all);
    }

    /** The same with the word lists of these names, in both languages. */
    Basis lists(String... kinds) {
        Basis basis = this;
        for (String kind : kinds) {
            for (Language language : Language.values()) basis = basis.list(language, kind);
        }
        return basis;
    }

    /** Whether word lists are among the instruments. */
    boolean listed() {
        return instruments.stream().anyMatch(WordList::isList);
    }

    /** The same with a word list that one language has. */
    Basis list(Language language, String kind) {
        return on(List.of(WordList.instrument(language, kind)));
    }

    /** The number, and eight digits that change with any of the instruments: the same on every machine. */
    String version() {
        String all = sorted(instruments).stream().map(Instrument::toString).collect(Collectors.joining("\n"));
        return number + "." + Sha256.hex(all).substring(0, DIGITS);
    }

    static List<Instrument> sorted(Collection<Instrument> instruments) {
        return instruments.stream().sorted(comparing(Instrument::toString)).toList();
    }
}
