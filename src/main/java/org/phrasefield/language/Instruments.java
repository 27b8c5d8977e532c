package org.phrasefield.language;

import java.util.List;

/** The instruments of this room, so that scores can carry them. Digests are computed when first asked for, in a few milliseconds. */
public final class Instruments {

    /** Raised whenever words or sentences of any text change; a test holds what this version makes of known texts. */
    static final String SEGMENTATION_RULES = "1";

    /** Raised whenever classes, lemmas or features change; a test holds what this version makes of known texts. */
    static final String TAGGING_RULES = "2";

    /** Raised whenever a word's syllables change; a test holds the sum over known words. */
    static final String SYLLABLE_RULES = "1";

    /** What the rules of these versions make of known texts; a test holds it. */
    static final String SEGMENTATION_MADE = "ecf3ef8e39ab4020";

    static final String TAGGING_MADE = "a75a074fee0721bb";
    static final String SYLLABLES_MADE = "031f7b7d929499ce";

    /** Its jar does not name it; a test holds it. */
    static final String MORFOLOGIK = "2.2.0";

    private Instruments() {}

    /** What cuts text into blocks, sentences and words. */
    public static List<Instrument> segmentation() {
        return Segmentation.ALL;
    }

    /** What gives words of a language their class, lemmas and features. */
    public static List<Instrument> tagging(Language language) {
        return switch (language) {
            case EN -> English.ALL;
            case RU -> Russian.ALL;
        };
    }

    /** What counts syllables of words of a language. */
    public static List<Instrument> syllables(Language language) {
        return switch (language) {
            case EN -> List.of(SyllableList.LISTED);
            case RU -> List.of(new Instrument("vowels", SYLLABLE_RULES, SYLLABLES_MADE));
        };
    }

    /** What {@link WordNet} knows. */
    public static List<Instrument> wordNet() {
        return Extract.ALL;
    }

    private static String mavenVersion(String group, String artifact) {
        return new Resource("/META-INF/maven/" + group + "/" + artifact + "/pom.properties", artifact + ".jar")
                .property("version");
    }

    private static final class Segmentation {
        static final List<Instrument> ALL = List.of(
                new Instrument(
                        "ICU4J",
                        mavenVersion("com.ibm.icu", "icu4j"),
                        Resource.digest(
                                new Resource("/com/ibm/icu/impl/data/icudata/brkitr/word.brk", "icu4j.jar"),
                                new Resource("/com/ibm/icu/impl/data/icudata/brkitr/sent.brk", "icu4j.jar"))),
                new Instrument(
                        "ICU4J code",
                        mavenVersion("com.ibm.icu", "icu4j"),
                        new Resource("/com/ibm/icu/text/BreakIterator.class", "icu4j.jar")
                                .codeDigest("com/ibm/icu/text/")),
                new Instrument(
                        "commonmark",
                        mavenVersion("org.commonmark", "commonmark"),
                        new Resource("/org/commonmark/Extension.class", "commonmark.jar")
                                .codeDigest("org/commonmark/")),
                new Instrument(
                        "commonmark tables",
                        mavenVersion("org.commonmark", "commonmark-ext-gfm-tables"),
                        new Resource(
                                        "/org/commonmark/ext/gfm/tables/TablesExtension.class",
                                        "commonmark-ext-gfm-tables.jar")
                                .codeDigest("org/commonmark/")),
                new Instrument("segmentation rules", SEGMENTATION_RULES, SEGMENTATION_MADE));
    }

    private static final class English {
        static final List<Instrument> ALL = List.of(
                new Instrument(
                        "OpenNLP",
                        mavenVersion("org.apache.opennlp", "opennlp-tools"),
                        new Resource("/opennlp/tools/commons/Internal.class", "opennlp-tools.jar")
                                .codeDigest("opennlp/tools/")),
                new Instrument(
                        "OpenNLP pos-en",
                        mavenVersion("org.apache.opennlp", "opennlp-models-pos-en"),
                        Resource.digest(EnglishTagger.MODEL)),
                new Instrument(
                        "OpenNLP lemmatizer-en",
                        mavenVersion("org.apache.opennlp", "opennlp-models-lemmatizer-en"),
                        Resource.digest(EnglishLemmas.MODEL)),
                new Instrument("English tagging rules", TAGGING_RULES, TAGGING_MADE),
                new Instrument("English tagging words", TAGGING_RULES, Resource.digest(WordNet.LIST)));
    }

    private static final class Russian {
        static final List<Instrument> ALL = List.of(
                new Instrument(
                        "LanguageTool language-ru",
                        mavenVersion("org.languagetool", "language-ru"),
                        Resource.digest(RussianDictionary.ANALYSIS)),
                new Instrument(
                        "morfologik",
                        MORFOLOGIK,
                        new Resource("/morfologik/stemming/Dictionary.class", "morfologik-stemming.jar")
                                .codeDigest("morfologik/")),
                new Instrument(
                        "morfologik automata",
                        MORFOLOGIK,
                        new Resource("/morfologik/fsa/FSA.class", "morfologik-fsa.jar").codeDigest("morfologik/")),
                new Instrument("Russian tagging rules", TAGGING_RULES, TAGGING_MADE),
                new Instrument("Russian tagging words", TAGGING_RULES, Resource.digest(ClosedClass.LIST)));
    }

    private static final class SyllableList {
        static final Instrument LISTED = new Instrument(
                "syllable rules and CMU exceptions", SYLLABLE_RULES, Resource.digest(EnglishSyllables.EXCEPTIONS));
    }

    private static final class Extract {
        static final List<Instrument> ALL =
                List.of(new Instrument("WordNet extract", "3.1", Resource.digest(WordNet.LIST)));
    }
}
