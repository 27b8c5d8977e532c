package org.phrasefield.llm;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.phrasefield.protocol.VendorKey;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.unbescape.html.HtmlEscape;

/**
 * Texts that must reach no record, wherever a server may repeat them.
 *
 * @param texts the key as it is and as others may write it
 */
record Secrets(List<String> texts) {
    /** Stands in place of a key. */
    static final String HIDDEN = "[key]";
    /** What is shorter is a word that local servers are given for want of a key; hiding it would change answers. */
    private static final int SHORTEST = 8;

    Secrets {
        texts = List.copyOf(texts);
    }

    /** One key, also as base64, and as addresses, JSON and HTML may escape it. */
    static Secrets of(Optional<String> key) {
        return new Secrets(key.stream()
                .filter(one -> one.length() >= SHORTEST)
                .flatMap(Secrets::written)
                .distinct()
                // One that is part of another must not leave the rest of that.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static Stream<String> written(String key) {
        String base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        String form = URLEncoder.encode(key, StandardCharsets.UTF_8);
        String address = form.replace("+", "%20");
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(key));
        return Stream.of(
                key,
                base64,
                base64.replaceAll("=+$", ""),
                form,
                address,
                small(form),
                small(address),
                json,
                json.replace("/", "\\/"),
                json(json),
                HtmlEscape.escapeHtml4Xml(key),
                HtmlEscape.escapeHtml5(key),
                key.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** With the small hexadecimal digits that some programs write. */
    private static String small(String escaped) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(escaped)
                .replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    /** With the signs of HTML as numbers, too, as some programs write JSON. */
    private static String json(String escaped) {
        StringBuilder all = new StringBuilder();
        for (char each : escaped.toCharArray()) {
            if ("&<>='".indexOf(each) >= 0) all.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            else all.append(each);
        }
        return all.toString();
    }

    /** A text without keys as vendors make them, ours or not. */
    static String withoutVendorKeys(String text) {
        return VendorKey.hidden(text, key -> HIDDEN);
    }

    /** Bytes of the longest one; 0 where there is none. */
    int longest() {
        return texts.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    String hideIn(String text) {
        String hidden = text;
        for (String secret : texts) hidden = hidden.replace(secret, HIDDEN);
        return hidden;
    }

    Reply hideIn(Reply reply) {
        if (texts.isEmpty()) return reply;
        return new Reply(
                hideIn(reply.outcome()),
                reply.status(),
                reply.retryAfter(),
                reply.raw().map(this::hideIn),
                reply.loading());
    }

    private Outcome hideIn(Outcome outcome) {
        if (outcome instanceof Outcome.Answered it) return new Outcome.Answered(hideIn(it.answer()));
        if (outcome instanceof Outcome.Refused it) return new Outcome.Refused(hideIn(it.reason()));
        if (outcome instanceof Outcome.Cut it) return new Outcome.Cut(hideIn(it.partial()), hideIn(it.reason()));
        if (outcome instanceof Outcome.Empty it) return new Outcome.Empty(hideIn(it.nothing()), hideIn(it.reason()));
        if (outcome instanceof Outcome.TimedOut it) return new Outcome.TimedOut(it.limit(), hideIn(it.reason()));
        if (outcome instanceof Outcome.Failed it) return new Outcome.Failed(it.cause(), hideIn(it.reason()));
        return new Outcome.NotRun(hideIn(outcome.reason()));
    }

    private Answer hideIn(Answer answer) {
        return new Answer(
                hideIn(answer.text()),
                answer.reasoning().map(this::hideIn),
                hideIn(answer.finish()),
                answer.usage(),
                answer.model().map(this::hideIn));
    }
}
