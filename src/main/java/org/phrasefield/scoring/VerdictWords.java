package org.phrasefield.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a judge decided: by the JSON that it was asked for, else by how judges word a verdict in English and Russian. Of words there are three kinds, the first
 * that is found stands: verdicts that are named («verdict: A», «Победитель — Б»), a last line that is nothing but one («**B**», «Ничья»), and sentences that say
 * who is better. Two that differ are none, and so is one that is followed by another. What denies, doubts or weighs («A is not better», «if style counted, the
 * winner is A», «better in style, but…») is never read.
 */
final class VerdictWords {
    /** Raised whenever a reply is read otherwise than before. */
    static final String VERSION = "3";

    /** Letters in capitals, since «a» is a word; in Cyrillic too, where «В» may be either letter's look and «Б» its sound. */
    private static final String LETTER =
            "(?<a>[AА]|(?<=[\"'“«])[aа](?=[\"'”»]))|(?<b>[BВБ]|(?<=[\"'“«])[bвб](?=[\"'”»]))";

    private static final String CHOICE = LETTER
            + "|(?<tie>(?iu:(?:an? )?(?:tie|draw)|neither|equal|both|ничья|ничью|поровну|равны|равно|ни один|оба))";

    private static final String OPEN = "[\\s\"'“«*_`(\\[]*+";
    private static final String CLOSE = "[\"'”»*_`)\\]]*+";

    private static final String ANSWER = "(?iu:(?:the )?(?:answer|response|ответ) )?";

    private static final String DENIED =
            "(?:is|was|does|did|has|would|will|can|could)(?: not|n['’]t)\\b|cannot\\b|never\\b|not\\b|не |ничем |вовсе не ";

    /**
     * Not a letter of a word, not an article («A clear case»), not the first of a choice that is merely repeated («A, B or tie»), and not denied.
     */
    private static final String END =
            "(?![\\p{L}\\p{N}])(?!\\s*(?:/|\\||,\\s*[BВБ](?!\\p{L})|or\\b|или(?!\\p{L})))" + CLOSE
                    + "(?! (?iu:" + DENIED + "))"
                    + "(?=\\s*(?:$|[\\n.,;:!?}<>—–-])| (?iu:(?:is|was|wins|won|because|since|as|for|by|over|with|relates|explains|has|than|лучше|потому|поскольку|так как"
                    + "|по|за|связывает|объясняет|побеждает|выигрывает|\\())(?![\\p{L}]))";

    private static final Pattern NAMED = Pattern.compile(
            "(?iu:verdict|winner|decision|(?:my |final )(?:choice|answer|verdict)|(?:the )?better (?:answer|one|response)|вердикт|победитель|победил|"
                    + "(?:мой |моё |мое )?(?:выбор|решение)|(?:итоговый|окончательный) (?:ответ|вердикт)|лучший ответ|лучше)[\"'”»*_`]*\\s*(?:[:=—–-]|\\bis\\b:?)"
                    + OPEN + ANSWER + OPEN + "(?:" + CHOICE + ")" + END);

    private static final Pattern BARE =
            Pattern.compile(OPEN + "(?:\\\\boxed\\{)?(?iu:answer:? |ответ:? |(?:it is|it's|it’s|это) )?" + OPEN + "(?:"
                    + CHOICE + ")[\\s\"'”».!*_`)\\]}]*");

    private static final Pattern COMPARED = Pattern.compile(
            OPEN + ANSWER + "(?<left>[AАBВБ])\\s*(?<sign>>+|<+|=+)\\s*" + ANSWER + "(?<right>[AАBВБ])[\\s.*_`]*");

    /** What a sentence with a verdict may begin with; what weighs («at first glance», «if») is no such beginning. */
    private static final String BEGIN =
            "[\\s\"'“«*_`(\\[#>-]*(?iu:(?:(?:so|therefore|thus|hence|overall|in conclusion|in summary|in the end|on balance|clearly|finally|by this criterion|"
                    + "for these reasons|for this reason|however|but|still|actually|no|i think|i believe|i would say|i find|итак|поэтому|следовательно|значит|таким образом|в целом|в итоге|"
                    + "в заключение|по этому критерию|однако|впрочем|но|нет|я считаю|я думаю|по-моему|на мой взгляд),?(?: that| что|, что)? )*)";

    private static final String WHICH = OPEN + "(?:(?iu:(?:the )?(?:answer|response|ответ) )" + OPEN + ")?(?:" + LETTER
            + "|(?<first>(?iu:(?:the )?first (?:answer|response|one)|первый(?: ответ)?))"
            + "|(?<second>(?iu:(?:the )?second (?:answer|response|one)|второй(?: ответ)?)))(?![\\p{L}\\p{N}])" + CLOSE;

    private static final String OTHER = "(?iu:(?:the )?(?:answer|response|ответ(?:а)?) )?" + OPEN
            + "(?:[AАBВБ]|(?iu:(?:the )?(?:first|second|other)(?: one| answer)?|перв(?:ый|ого)|втор(?:ой|ого)|друг(?:ой|ого)))"
            + CLOSE;

    /** The end of a sentence with a verdict: nothing that takes part of it back. */
    private static final String CLOSING =
            "(?: (?iu:overall|here|of the two|by this criterion|at relating and explaining|в целом|здесь|по этому критерию))?"
                    + "(?:,? (?iu:because|since|as it|for it|потому что|так как|поскольку|ведь|: он)(?![\\p{L}])(?!.*(?iu:\\bbut\\b|however|though|(?<!\\p{L})но |однако|хотя))"
                    + "[^?]*)?[\\s.!*_`\"'”»)\\]]*";

    private static final List<Pattern> SAYINGS = List.of(
            Pattern.compile(BEGIN + WHICH
                    + " (?iu:(?:is|was)(?: clearly| slightly| much| far| somewhat)? (?:(?:the )?(?:better|best|stronger|superior|winner|deeper)"
                    + "(?: (?:answer|response|one))?)|wins|(?:relates and explains|relates|explains|connects) more|does better"
                    + "|(?:явно |заметно |немного |несколько |гораздо )?(?:лучше|глубже|сильнее)|побеждает|выигрывает|(?:связывает и объясняет|связывает|объясняет)"
                    + " больше|больше (?:связывает и объясняет|связывает|объясняет))(?:,? (?iu:than|чем|over|над) "
                    + OTHER + "| (?iu:ответа |первого|второго)?[AАBВБ]?(?<= [AАBВБо]))?"
                    + CLOSING),
            Pattern.compile(BEGIN
                    + "(?iu:(?:i |i'd |i would )?(?:choose|pick|prefer|select|go with|vote for)|(?:я )?(?:выбираю|предпочитаю|отдаю предпочтение|голосую за)|"
                    + "лучше|побеждает|победил|выигрывает|сильнее|глубже) "
                    + WHICH.replace("|ответ) ", "|ответ|ответу) ") + CLOSING));

    private static final Pattern TIED = Pattern.compile(BEGIN
            + "(?iu:it(?: is|'s|’s) an? (?:tie|draw)|this is an? (?:tie|draw)|(?:the )?(?:two )?(?:answers|responses) are (?:tied|equal|equally (?:good|deep|strong))"
            + "|both(?: answers| responses)?(?: are)? (?:equal|tied|the same|equally (?:good|deep|strong|well))"
            + "|neither(?: answer| response| one| of them| of the two)?(?: is better| wins| (?:relates (?:and|or) explains|relates|explains) more)"
            + "|neither (?:answer )?[AА] nor (?:answer )?[BВБ](?: is better| wins)?"
            + "|(?:это )?ничья|(?:оба ответа|ответы) (?:равны|равноценны|одинаковы|одинаково хороши)|оба (?:равны|одинаковы|равноценны)"
            + "|ни один(?: из (?:ответов|них|двух))?(?: ответ)? не (?:лучше|побеждает|связывает и не объясняет больше|объясняет больше)"
            + "|ни (?:ответ )?[AА],? ни (?:ответ )?[BВБ](?: не лучше)?)" + CLOSING);

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");

    /** Before a verdict that is named, what makes it a thought and no verdict. */
    private static final Pattern SUPPOSED = Pattern.compile(
            "(?iu)\\b(?:if|unless|whether|were|could|might|may|would|perhaps|had|maybe|(?:not|n['’]t|hardly) (?:say|clear|sure|certain|think|believe|that))\\b"
                    + "|(?<!\\p{L})(?:если|бы|будь|можно|мог(?:ли|ла|ло|ут)?|возможно|вряд ли|едва ли|разве|нельзя|не (?:сказать|сказал|скажу|думаю|считаю|ясно|уверен))(?!\\p{L})");

    /** After it, what takes it back. */
    private static final Pattern TAKEN_BACK =
            Pattern.compile("(?iu)[^\\p{L}.!?\\n]*(?:but|however|though|although|но|однако|хотя)(?!\\p{L})");

    private VerdictWords() {}

    static Optional<Verdict> read(String reply) {
        JsonVerdicts json = JsonVerdicts.of(reply);
        if (json.verdicts().isEmpty()) return worded(json.before() + json.after());
        return only(json.verdicts()).filter(verdict -> agrees(verdict, json.after()));
    }

    /** The verdict of a field of JSON; empty where its key names none, or its value is no verdict. */
    static Optional<Verdict> under(String key, String value) {
        Matcher named = NAMED.matcher(key + ": \"" + value.strip() + "\"");
        return named.find() && named.start() < key.length() ? Optional.of(of(named)) : Optional.empty();
    }

    private static Optional<Verdict> worded(String reply) {
        Matcher named = NAMED.matcher(reply);
        Set<Verdict> found = new HashSet<>();
        int end = 0;
        while (named.find()) {
            end = named.end();
            if (meant(reply, named.start(), named.end())) found.add(of(named));
        }
        if (found.isEmpty()) return unnamed(reply);
        String rest = reply.substring(end);
        return only(found).filter(verdict -> agrees(verdict, rest));
    }

    private static Optional<Verdict> unnamed(String reply) {
        List<String> lines = reply.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) return Optional.empty();
        Optional<Verdict> last = line(lines.get(lines.size() - 1));
        return last.isPresent() ? last : only(said(reply));
    }

    private static Optional<Verdict> only(Set<Verdict> verdicts) {
        return verdicts.size() == 1 ? Optional.of(verdicts.iterator().next()) : Optional.empty();
    }

    /** Whether what follows a verdict names no other. */
    private static boolean agrees(Verdict verdict, String rest) {
        Set<Verdict> found = new HashSet<>(said(rest));
        Matcher named = NAMED.matcher(rest);
        while (named.find()) found.add(of(named));
        rest.lines().forEach(line -> line(line).ifPresent(found::add));
        found.remove(verdict);
        return found.isEmpty();
    }

    /** Whether a verdict is given where it is named, and not supposed, doubted or taken back in the same breath. */
    private static boolean meant(String reply, int start, int end) {
        Matcher breaks = SENTENCE_END.matcher(reply).region(0, start);
        int from = 0;
        while (breaks.find()) from = breaks.end();
        return !SUPPOSED.matcher(reply.substring(from, start)).find()
                && !TAKEN_BACK.matcher(reply.substring(end)).lookingAt();
    }

    /** A line that is nothing but a verdict. */
    private static Optional<Verdict> line(String line) {
        Matcher bare = BARE.matcher(line);
        if (bare.matches()) return Optional.of(of(bare));
        Matcher compared = COMPARED.matcher(line);
        if (!compared.matches() || isA(compared.group("left")) == isA(compared.group("right"))) return Optional.empty();
        return Optional.of(
                switch (compared.group("sign").charAt(0)) {
                    case '>' -> isA(compared.group("left")) ? Verdict.A : Verdict.B;
                    case '<' -> isA(compared.group("left")) ? Verdict.B : Verdict.A;
                    default -> Verdict.TIE;
                });
    }

    private static boolean isA(String letter) {
        return letter.equals("A") || letter.equals("А");
    }

    /** What the sentences say that say who is better. */
    private static Set<Verdict> said(String reply) {
        return SENTENCE_END
                .splitAsStream(reply)
                .flatMap(sentence -> sentence(sentence.strip()).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Verdict> sentence(String sentence) {
        if (TIED.matcher(sentence).matches()) return Optional.of(Verdict.TIE);
        return SAYINGS.stream()
                .map(saying -> saying.matcher(sentence))
                .filter(Matcher::matches)
                .findFirst()
                .map(found -> found.group("a") != null || found.group("first") != null ? Verdict.A : Verdict.B);
    }

    private static Verdict of(Matcher matcher) {
        if (matcher.group("a") != null) return Verdict.A;
        return matcher.group("b") != null ? Verdict.B : Verdict.TIE;
    }
}
