package org.phrasefield.report.page;

/**
 * The page in which a prompt is typed and previewed.
 *
 * @param language of its reader; that of what is typed takes its place
 * @param words its texts
 * @param policy what the page may do
 * @param generator by which a page of this kind is known
 * @param style its styles
 * @param data rules, texts and what is known, as JSON that ends no element
 * @param script what recognises and shows
 */
public record PreviewView(
        String language,
        PageView.Words words,
        String policy,
        String generator,
        String style,
        String data,
        String script) {}
