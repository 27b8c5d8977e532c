package org.phrasefield.language;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What metrics see of one answer; made once and never changed, for any number of threads. Any text is accepted, also an empty or a broken one. */
public final class TextView {

    /** Characters (UTF-16 units) that are read; what a longer text has beyond them is not seen. */
    public static final int LIMIT = 1_000_000;

    private static final String LAYOUT_MARKS = "*_#|~`•◦‣⁃▪▫■□●○►▶▸";

    /** Marks of layout that stand beside no letter or digit on one side: bullets that Markdown does not know, and what was never closed. */
    private static final Pattern LAYOUT =
            Pattern.compile("(?<![\\p{L}\\p{N}])[" + LAYOUT_MARKS + "]+|[" + LAYOUT_MARKS + "]+(?![\\p{L}\\p{N}])");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Language language;
    private final List<Block> blocks;
    private final Structure structure;
    private final List<String> words;
    private final boolean codeAlone;
    private @Nullable TextView source;
    private @Nullable List<List<TaggedWord>> tagged;

    private TextView(Language language, List<Block> blocks, Structure structure, boolean written) {
        this.language = language;
        this.blocks = List.copyOf(blocks);
        this.structure = structure;
        this.words =
                this.blocks.stream().flatMap(block -> block.words().stream()).toList();
        this.codeAlone = written && words.isEmpty();
    }

    /** The {@link #words()} of a raw answer alone, for whoever needs nothing else: sentences take most of the time. */
    public static List<String> words(Language language, String raw) {
        Words words = Words.in(language);
        return markdown(read(raw)).passages().stream()
                .flatMap(passage -> words.of(passage.text()).stream())
                .toList();
    }

    private static String read(String raw) {
        return raw.length() > LIMIT ? raw.substring(0, LIMIT) : raw;
    }

    private static Markdown markdown(String text) {
        return Markdown.of(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Parses a raw answer. */
    public static TextView of(Language language, String raw) {
        String text = read(raw);
        Markdown markdown = markdown(text);
        Sentences sentences = Sentences.in(language);
        Words words = Words.in(language);
        List<Block> blocks = markdown.passages().stream()
                .map(passage -> new Block(
                        passage.kind(),
                        passage.text(),
                        passage.lines(),
                        passage.kind() == Block.Kind.HEADING ? List.of(passage.text()) : sentences.of(passage.text()),
                        words.of(passage.text())))
                .toList();
        boolean written = text.codePoints().anyMatch(Character::isLetterOrDigit);
        return new TextView(language, blocks, markdown.structure(), written);
    }

    /**
     * The same words and punctuation as one paragraph in one line, whatever stood in headings, lists, tables and lines of its own, and without the
     * marks of layout that Markdown leaves. Texts that differ by their layout alone have equal ones.
     */
    public TextView flowing() {
        String text = BLANKS.matcher(withoutLayout(plain()).strip()).replaceAll(" ");
        if (blocks.size() == 1 && flows(blocks.get(0), text)) return this;
        Words words = Words.in(language);
        Block paragraph = new Block(
                Block.Kind.PARAGRAPH,
                text,
                List.of(text),
                Sentences.in(language).of(text),
                words.of(text));
        TextView flowing = new TextView(language, List.of(paragraph), Structure.NONE, codeAlone);
        flowing.source = this;
        return flowing;
    }

    private static String withoutLayout(String text) {
        // Most answers have no such marks, and to look for one by one is quicker than the pattern is.
        return text.chars().anyMatch(each -> LAYOUT_MARKS.indexOf(each) >= 0)
                ? LAYOUT.matcher(text).replaceAll("")
                : text;
    }

    /** The tagged sentences of what this flows from: tagging takes long, and most of them stand here as they are. */
    private Map<String, List<TaggedWord>> known() {
        Map<String, List<TaggedWord>> known = new HashMap<>();
        if (source == null) return known;
        List<List<TaggedWord>> all = source.tagged();
        int at = 0;
        for (Block block : source.blocks) for (String sentence : block.sentences()) known.put(sentence, all.get(at++));
        return known;
    }

    private static boolean flows(Block block, String text) {
        return block.kind() == Block.Kind.PARAGRAPH
                && block.lines().size() == 1
                && block.text().equals(text);
    }

    /** The language whose rules cut words and sentences. */
    public Language language() {
        return language;
    }

    /** Its non-empty blocks in order. */
    public List<Block> blocks() {
        return blocks;
    }

    /** Its Markdown. */
    public Structure structure() {
        return structure;
    }

    /** All text without Markdown, code and addresses; an empty line between blocks. */
    public String plain() {
        return joined(blocks.stream());
    }

    /** The running text: {@link #plain()} without headings, tables and list items. */
    public String prose() {
        return joined(blocks.stream()
                .filter(block -> block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.QUOTE));
    }

    /** All words in order; headings, tables and lists included. */
    public List<String> words() {
        return words;
    }

    /** Whether something is written though there are no words: nothing but code, addresses or HTML. */
    public boolean codeAlone() {
        return codeAlone;
    }

    /** All sentences in order. Headings are none; list items and table cells end one with or without a full stop. */
    public List<String> sentences() {
        return withoutHeadings().flatMap(block -> block.sentences().stream()).toList();
    }

    /** The words of {@link #sentences()}: all words but those of headings. */
    public List<String> sentenceWords() {
        return withoutHeadings().flatMap(block -> block.words().stream()).toList();
    }

    /**
     * The words of each sentence with classes, lemmas and features; one list for each of the {@link Block#sentences()} of all blocks in
     * order, headings included. Numbers that stand where no sentence is are missing, else the words are {@link #words()}. The first call
     * does the work, and the first call of a language loads its tagger (under a second).
     */
    public synchronized List<List<TaggedWord>> tagged() {
        if (tagged == null) {
            Words words = Words.in(language);
            Tagger tagger = Tagger.of(language);
            Map<String, List<TaggedWord>> known = known();
            tagged = blocks.stream()
                    .flatMap(block -> block.sentences().stream())
                    .map(sentence -> {
                        List<TaggedWord> same = known.get(sentence);
                        return same == null ? tagger.tag(words.tokens(sentence)) : same;
                    })
                    .toList();
        }
        return tagged;
    }

    /** The words of {@link #tagged()} in one list. */
    public List<TaggedWord> taggedWords() {
        return tagged().stream().flatMap(List::stream).toList();
    }

    /** Words inside list items. */
    public int wordsInLists() {
        return blocks.stream()
                .filter(block -> block.kind() == Block.Kind.ITEM)
                .mapToInt(block -> block.words().size())
                .sum();
    }

    /** Non-empty blocks of the Markdown tree, a table counting as one. */
    public int paragraphs() {
        long blocksOutsideTables =
                blocks.stream().filter(block -> block.kind() != Block.Kind.CELL).count();
        return (int) blocksOutsideTables + structure.tables();
    }

    private Stream<Block> withoutHeadings() {
        return blocks.stream().filter(block -> block.kind() != Block.Kind.HEADING);
    }

    private static String joined(Stream<Block> blocks) {
        return blocks.map(block -> Words.withoutAddresses(block.text()).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
