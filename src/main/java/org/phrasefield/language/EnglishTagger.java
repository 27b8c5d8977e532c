package org.phrasefield.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/**
 * English classes by OpenNLP's model of the English Web Treebank, lemmas by {@link EnglishLemmas}, features by the word's form and
 * place. Loaded on first use; safe for any number of threads.
 */
final class EnglishTagger implements Tagger {

    static final Resource MODEL =
            new Resource("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin", "opennlp-models-pos-en-1.3.0.jar");

    private final POSModel model = MODEL.read(POSModel::new);
    // The library's tagger keeps state between calls; the model is immutable and shared.
    private final ThreadLocal<POSTaggerME> taggers = ThreadLocal.withInitial(() -> new POSTaggerME(model));
    private final EnglishLemmas lemmas = new EnglishLemmas();

    private EnglishTagger() {}

    static EnglishTagger shared() {
        return Holder.SHARED;
    }

    @Override
    public List<TaggedWord> tag(List<Token> sentence) {
        String[] texts = sentence.stream().map(EnglishTagger::asInTheTreebank).toArray(String[]::new);
        List<List<PartOfSpeech>> tags = Arrays.stream(taggers.get().tag(texts))
                .map(EnglishTagger::classes)
                .toList();
        PartOfSpeech[] first = tags.stream().map(each -> each.get(0)).toArray(PartOfSpeech[]::new);
        EnglishCorrections.apply(sentence, first);
        List<TaggedWord> words = new ArrayList<>();
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < first.length; i++) {
            Token token = sentence.get(i);
            if (!token.word()) {
                marks.append(token.text());
                continue;
            }
            List<PartOfSpeech> classes = Contraction.classes(token.form(), first[i], tags.get(i));
            words.add(new TaggedWord(
                    token.form(),
                    marks.toString(),
                    classes,
                    lemmas.of(token.form(), classes),
                    EnumSet.noneOf(Feature.class),
                    ""));
            marks.setLength(0);
        }
        return EnglishFeatures.of(words);
    }

    private static String asInTheTreebank(Token token) {
        return token.word()
                ? token.text()
                : switch (token.text()) {
                    case "“", "”", "«", "»", "„" -> "\"";
                    case "‘", "’" -> "'";
                    case "—", "–", "−" -> "-";
                    case "…" -> "...";
                    default -> token.text();
                };
    }

    private static List<PartOfSpeech> classes(String tag) {
        return Arrays.stream(tag.split("\\+", -1)).map(EnglishTagger::pos).toList();
    }

    private static final Set<String> KNOWN =
            Set.copyOf(Arrays.stream(PartOfSpeech.values()).map(Enum::name).toList());

    private static PartOfSpeech pos(String tag) {
        // A word is never a mark, whatever the model says.
        return !KNOWN.contains(tag) || tag.equals("PUNCT") ? PartOfSpeech.X : PartOfSpeech.valueOf(tag);
    }

    private static final class Holder {
        static final EnglishTagger SHARED = new EnglishTagger();
    }
}
