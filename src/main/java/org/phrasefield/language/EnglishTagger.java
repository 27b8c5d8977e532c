package org.phrasefield.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import opennlp.tools.postag.POSModel;

/**
 * English classes by OpenNLP's model of the English Web Treebank, lemmas by {@link EnglishLemmas}, features by the word's form and
 * place. Loaded on first use; safe for any number of threads.
 */
final class EnglishTagger implements Tagger {

    static final Resource MODEL =
            new Resource("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin", "opennlp-models-pos-en-1.3.0.jar");

    /** Words and marks that the model sees at once; longer sentences are loops or lists. */
    private static final int LONGEST = 200;

    private static final Map<String, PartOfSpeech> TAGS =
            Arrays.stream(PartOfSpeech.values()).collect(Collectors.toUnmodifiableMap(Enum::name, each -> each));

    private final EnglishTags model = new EnglishTags(MODEL.read(POSModel::new));
    private final EnglishLemmas lemmas = new EnglishLemmas();

    private EnglishTagger() {}

    static EnglishTagger shared() {
        return Holder.SHARED;
    }

    @Override
    public List<TaggedWord> tag(List<Token> sentence) {
        String[] texts = sentence.stream().map(EnglishTagger::asInTheTreebank).toArray(String[]::new);
        List<List<PartOfSpeech>> tags =
                tags(texts).stream().map(EnglishTagger::classes).toList();
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

    /** The model's tags; a text without full stops is tagged in pieces. */
    private List<String> tags(String[] texts) {
        List<String> tags = new ArrayList<>(texts.length);
        for (int i = 0; i < texts.length; i += LONGEST) {
            String[] piece = Arrays.copyOfRange(texts, i, Math.min(texts.length, i + LONGEST));
            tags.addAll(Arrays.asList(model.of(piece)));
        }
        return tags;
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

    private static PartOfSpeech pos(String tag) {
        // A word is never a mark, whatever the model says.
        return tag.equals("PUNCT") ? PartOfSpeech.X : TAGS.getOrDefault(tag, PartOfSpeech.X);
    }

    private static final class Holder {
        static final EnglishTagger SHARED = new EnglishTagger();
    }
}
