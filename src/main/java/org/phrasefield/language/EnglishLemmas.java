package org.phrasefield.language;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import opennlp.tools.lemmatizer.LemmatizerContextGenerator;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.ml.model.AbstractModel;

/**
 * English dictionary forms by OpenNLP's model of the English Web Treebank. The model is slow, so what it said is kept for each form
 * and class. Safe for any number of threads.
 */
final class EnglishLemmas {

    static final Resource MODEL =
            new Resource("/opennlp-en-ud-ewt-lemmas-1.3-2.5.4.bin", "opennlp-models-lemmatizer-en-1.3.0.jar");

    /** Forms with their class whose lemmas are kept. */
    private static final int KEPT = 50_000;

    private final AbstractModel weights;
    private final LemmatizerContextGenerator features;
    private final Remembered<Word, String> kept = new Remembered<>(KEPT, word -> made(word.form(), word.pos()));

    private record Word(String form, PartOfSpeech pos) {}

    EnglishLemmas() {
        LemmatizerModel model = MODEL.read(LemmatizerModel::new);
        weights = Objects.requireNonNull(model.getArtifact("lemmatizer.model"));
        features = model.getFactory().getContextGenerator();
    }

    /** The lemmas of a lower-case word, one for each class. */
    List<String> of(String form, List<PartOfSpeech> classes) {
        if (classes.size() == 1) {
            return List.of(of(form, classes.get(0)));
        }
        Optional<Contraction> split = Contraction.of(form);
        String base = split.map(Contraction::base).orElse(form);
        String second = split.filter(each ->
                        classes.get(1) != PartOfSpeech.PART || each.second().equals("not"))
                .map(Contraction::second)
                .orElse("'s");
        return List.of(of(base, classes.get(0)), second);
    }

    private String of(String form, PartOfSpeech pos) {
        return switch (pos) {
            // Names end in -s too: Socrates, Paris.
            case PROPN, NUM, SYM, X, PUNCT, INTJ, CCONJ, SCONJ, ADP, PART -> form;
            case ADJ, ADV, AUX, DET, NOUN, PRON, VERB -> kept.of(new Word(form, pos));
        };
    }

    private String made(String form, PartOfSpeech pos) {
        String lemma = ofModel(form, pos);
        if (!WordNet.knows(lemma, pos)) {
            // The model makes «smil» of smiled; regular endings leave a word that there is.
            Optional<String> regular = Inflections.lemma(form, pos);
            if (regular.isPresent()) return regular.get();
        }
        return lemma.isEmpty() || lemma.equals("O") ? form : lemma.toLowerCase(Locale.ROOT);
    }

    /** The likeliest lemma of the model. The library's own search sorts all endings to keep several readings in mind, which a word by itself does not need. */
    String ofModel(String form, PartOfSpeech pos) {
        String[] word = {form};
        String[] context = features.getContext(0, word, new String[] {pos.name()}, new String[0]);
        String change = weights.getBestOutcome(weights.eval(context));
        return LemmatizerME.decodeLemmas(word, new String[] {change})[0];
    }
}
