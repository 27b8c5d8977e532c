package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import org.junit.jupiter.api.Test;

class EnglishLemmasTest {
    private static final String[] STEMS = """
            swallow think start gap quiet room live baker mix begin began measure decibel flat promise silence well-worn reach house
            good better best go went child children mouse mice leaf leaves run running was been fast quick happy carry bus box
            x q42 naïve café москва 東京 o'brien re- zzzz strengthening antidisestablishmentarianism""".split("\\s+");

    private static final List<String> ENDINGS = List.of("", "s", "es", "ed", "ing", "er", "est", "ly", "ies", "ier");

    private static final List<PartOfSpeech> CLASSES = List.of(
            PartOfSpeech.ADJ,
            PartOfSpeech.ADV,
            PartOfSpeech.AUX,
            PartOfSpeech.DET,
            PartOfSpeech.NOUN,
            PartOfSpeech.PRON,
            PartOfSpeech.VERB);

    @Test
    void lemmasAreThoseOfTheLibrarysOwnSearch() {
        LemmatizerME library = new LemmatizerME(EnglishLemmas.MODEL.read(LemmatizerModel::new));
        EnglishLemmas lemmas = new EnglishLemmas();
        Stream.of(STEMS)
                .flatMap(stem -> ENDINGS.stream().map(ending -> stem + ending))
                .forEach(form -> CLASSES.forEach(pos -> assertThat(lemmas.ofModel(form, pos))
                        .as(form + " " + pos)
                        .isEqualTo(library.lemmatize(new String[] {form}, new String[] {pos.name()})[0])));
    }
}
