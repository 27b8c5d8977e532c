package org.phrasefield.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.phrasefield.language.Language;
import org.phrasefield.map.Lost;
import org.phrasefield.protocol.Money;
import org.phrasefield.report.page.PageView;
import org.phrasefield.scoring.Catalogue;

/** What reports say, in one language: sentences, plurals, numbers and names as a native writes them. */
final class Texts implements PageView.Words {
    /** Languages that reports are written in. */
    static final List<String> LANGUAGES = List.of("en", "ru");

    private static final char MINUS = '\u2212';
    private static final char THIN_SPACE = '\u202F';

    private final String tag;
    private final Properties texts;

    private final Supplier<Catalogue> metrics;

    /** @param metrics asked when one is named: the built-in ones open every list of words, which few texts wait for */
    private Texts(String tag, Properties texts, Supplier<Catalogue> metrics) {
        this.tag = tag;
        this.texts = texts;
        this.metrics = metrics;
    }

    /**
     * Texts of a language.
     *
     * @param tag {@code en} or {@code ru}
     * @throws IllegalArgumentException for a language that reports are not written in
     */
    static Texts of(String tag) {
        if (!LANGUAGES.contains(tag)) {
            throw new IllegalArgumentException("reports are written in " + LANGUAGES + ", not in " + tag);
        }
        Properties texts = new Properties();
        try (InputStream bytes = Texts.class.getResourceAsStream("report-" + tag + ".properties")) {
            if (bytes == null) throw new IllegalStateException("the texts of " + tag + " are missing");
            Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Texts(tag, texts, () -> Catalogue.BUILT_IN);
    }

    /** The same with the names of a study's own metrics. */
    Texts naming(Catalogue others) {
        return new Texts(tag, texts, () -> others);
    }

    /** The metrics that can be named. */
    Catalogue metrics() {
        return metrics.get();
    }

    String tag() {
        return tag;
    }

    /** The language as other rooms name it. */
    Language reader() {
        return Language.of(tag).orElseThrow();
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** The text of a key, with {@code {0}}, {@code {1}}, … filled; the values are never read again. */
    @Override
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) throw new IllegalArgumentException("no text " + key + " in " + tag);
        if (values.length == 0) return text;
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            filled.append(text, from, open).append(values[Integer.parseInt(text, open + 1, close, 10)]);
            from = close + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** The text of a key, or another where the key has none: for ids that a protocol's author may have chosen. */
    String sayOr(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    /** A counted text: {@code key.one}, {@code .few} or {@code .many} as the number wants it; {@code {0}} is the number. */
    String count(String key, long number, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = whole(number);
        System.arraycopy(more, 0, values, 1, more.length);
        return say(key + "." + plural(number), values);
    }

    /**
     * The plural class of a whole number after the Unicode rules (CLDR): English has {@code one} and {@code many}; Russian
     * {@code one} (1, 21, 101, not 11), {@code few} (2–4, 22, not 12–14) and {@code many}.
     */
    String plural(long number) {
        long rest = Math.abs(number);
        if (tag.equals("en")) return rest == 1 ? "one" : "many";
        boolean teen = rest % 100 >= 11 && rest % 100 <= 14;
        if (rest % 10 == 1 && !teen) return "one";
        return rest % 10 >= 2 && rest % 10 <= 4 && !teen ? "few" : "many";
    }

    /** A whole number; thin spaces between thousands from 10 000 on. */
    String whole(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder grouped = new StringBuilder(digits);
        if (digits.length() > 4) {
            for (int at = digits.length() - 3; at > 0; at -= 3) grouped.insert(at, THIN_SPACE);
        }
        return number < 0 ? MINUS + grouped.toString() : grouped.toString();
    }

    /** A number with so many decimals, a real minus, and the language's own decimal mark. */
    String fixed(double number, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = rounded.abs().toPlainString().replace('.', tag.equals("ru") ? ',' : '.');
        return rounded.signum() < 0 ? MINUS + digits : digits;
    }

    /** A number that is written with a decimal point, with the language's own decimal mark. */
    String decimal(String number) {
        return tag.equals("ru") ? number.replace('.', ',') : number;
    }

    /** Like {@link #fixed}, with a plus before a number above zero. */
    String signed(double number, int decimals) {
        String text = fixed(number, decimals);
        boolean above = new BigDecimal(number)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .signum()
                > 0;
        return above ? "+" + text : text;
    }

    /** The least and the most of some numbers, or the one that all are. */
    String span(IntSummaryStatistics counts) {
        String most = whole(counts.getMax());
        return counts.getMin() == counts.getMax() ? most : whole(counts.getMin()) + "–" + most;
    }

    /** A share as a percentage without decimals. */
    String percent(double share) {
        return fixed(100 * share, 0) + THIN_SPACE + "%";
    }

    /** An amount of money, with the language's own decimal mark. */
    String money(Money money) {
        return tag.equals("ru") ? money.spoken().replace('.', ',') : money.spoken();
    }

    /** A probability with three decimals; a smaller one is said to be smaller. */
    String probability(double p) {
        return p < 0.001 ? "< " + fixed(0.001, 3) : fixed(p, 3);
    }

    /** Several things in one breath: “a, b and c”. */
    String list(List<String> things) {
        if (things.size() < 2) return String.join("", things);
        String head = String.join(", ", things.subList(0, things.size() - 1));
        return say("list", head, things.get(things.size() - 1));
    }

    /** A day and a time of day in UTC. */
    String moment(Instant when) {
        ZonedDateTime utc = when.atZone(ZoneOffset.UTC);
        return say(
                "moment",
                utc.getDayOfMonth(),
                say("month." + utc.getMonthValue()),
                utc.getYear(),
                String.format(Locale.ROOT, "%02d:%02d", utc.getHour(), utc.getMinute()));
    }

    /** A day. */
    String day(LocalDate day) {
        return say("day", day.getDayOfMonth(), say("month." + day.getMonthValue()), day.getYear());
    }

    /** A length of time in the unit that says it in few digits. */
    String span(Duration time) {
        if (time.toMinutes() < 2) return count("time.seconds", Math.max(0, Math.round(time.toMillis() / 1000.0)));
        if (time.toHours() < 2) return count("time.minutes", time.toMinutes());
        return count("time.hours", Math.round(time.toMinutes() / 60.0));
    }

    /** With a capital at its head. */
    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** How readers call a form; an author's own form keeps its id. */
    String form(String id) {
        return sayOr("form." + id, id);
    }

    /** A form's name as a quotation. */
    String quoted(String text) {
        return say("quoted", text);
    }

    /** The word for an outcome. */
    String outcome(String word) {
        return sayOr("outcome." + word.replace(' ', '-'), word);
    }

    /** How many trials were lost, of how many, by cause; that none was, too. */
    String lost(Lost lost) {
        String asked = whole(lost.asked());
        if (lost.all() == 0) return say("lost.none", asked);
        List<String> causes = lost.causes().entrySet().stream()
                .map(each -> cause(each.getKey()) + "\u00A0" + whole(each.getValue()))
                .toList();
        return say("lost.some", whole(lost.all()), asked, String.join(", ", causes));
    }

    private String cause(String word) {
        String outcome = outcome(word);
        return outcome.equals(word) ? reason(word) : outcome;
    }

    /** The word for a language. */
    String language(String id) {
        return sayOr("language." + id, id);
    }

    /** A language as what another is set against, which Russian puts into the genitive. */
    String otherLanguage(String id) {
        return sayOr("language.other." + id, id);
    }

    /** A reason that another room gives. */
    String reason(String reason) {
        return Reasons.say(reason, this);
    }
}
