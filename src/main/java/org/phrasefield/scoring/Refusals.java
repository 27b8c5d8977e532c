package org.phrasefield.scoring;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/**
 * Tells a refusal: a short text that declines and does not go on to answer. It declines by an opening whose object is the request or the answer
 * itself («this», «with that», «your request», or nothing); what was asked for may be named too («that story», «content like this») where the
 * opening excuses itself or says what the speaker is. «I cannot create fire» has another object, and what «she said» or «without» follows is no
 * refusal.
 *
 * <p>Or it declines by denying that the speaker has what the answer would take: opinions, feelings, experience («As an AI I have no opinions»), or,
 * having told what it is, that it can imagine, be or feel («As an AI, I can't imagine things»).
 * There all that follows decides: it is a refusal where every other sentence and clause is such a denial too, or tells of the speaker, or
 * offers help; one that speaks of anything else makes an answer of it, however it opened.
 *
 * <p>Or it declines in a roundabout way («That is outside of what I can help with», «Предпочитаю не обсуждать»): there, too, nothing else may be said.
 *
 * <p>How a language declines is data, {@code refusals.txt}: own lists, after the phrases that public refusal detectors look for.
 */
final class Refusals {
    /** Longest refusal, in words, that excuses itself, names the request or denies. */
    private static final int LONGEST = 80;
    /** Longest of the others, such as «I can't do that»: tales and poems open so too. */
    private static final int LONGEST_BARE = 40;
    /** Sentences of a text that goes on with «but», up to which it is no answer. */
    private static final int LONGEST_BUT = 2;
    /** What stands between an excuse and what it is for; «I'm sorry I can't tell you that story» only regrets. */
    private static final String PAUSES = ",.!—–-";
    /** What a clause may open with; a colon stands before an answer. */
    private static final Pattern BREAK = Pattern.compile("[\\s,;.!?…—–-]*");

    private static final Map<Language, Refusals> BY_LANGUAGE = new ConcurrentHashMap<>();

    /** An opening that declines and names what was asked for, or a rule against it; with groups excuse, nature, any and how. */
    private final Pattern naming;
    /** One whose object is the request or the answer itself; with groups excuse, nature, request and declines. */
    private final Pattern declining;
    /** What comes after an opening where it goes on to answer. */
    private final Pattern goingOn;
    /** A clause that says the speaker has no opinion, feeling or the like, up to where the next may begin. */
    private final Pattern denying;
    /** A clause that declines in a roundabout way: that it is out of reach, against a rule, not wanted, another subject. */
    private final Pattern deflecting;
    /** Clauses that tell of the speaker, or offer help, or ask back, up to a «but». */
    private final Pattern aside;

    private Refusals(Language language) {
        Expressions expressions = Expressions.read(file(language));
        naming = expressions.pattern("naming");
        declining = expressions.pattern("declining");
        goingOn = expressions.pattern("going-on");
        denying = expressions.pattern("denying");
        deflecting = expressions.pattern("deflecting");
        aside = expressions.pattern("aside");
    }

    /** The resource that says how texts of a language decline. */
    static String file(Language language) {
        return language.tag() + "/refusals.txt";
    }

    /** Whether a text with a word declines to answer. */
    static boolean refuses(TextView text) {
        return BY_LANGUAGE.computeIfAbsent(text.language(), Refusals::new).declines(text);
    }

    private boolean declines(TextView text) {
        int words = text.words().size();
        if (words > LONGEST) return false;
        String opening = straight(text.blocks().get(0).text());
        Matcher matcher = declining.matcher(opening);
        boolean declines = matcher.lookingAt() && (words <= LONGEST_BARE || !bare(matcher));
        return declines && (!answers(opening, matcher.end()) || text.sentences().size() <= LONGEST_BUT)
                || !declines && names(text, opening, words)
                || denies(text);
    }

    private static String straight(String text) {
        return text.replace('’', '\'');
    }

    /** Tales and poems name what cannot be written, too: without an excuse or a nature the text must be all but over. */
    private boolean names(TextView text, String opening, int words) {
        Matcher matcher = naming.matcher(opening);
        if (!matcher.lookingAt() || answers(opening, matcher.end())) return false;
        int sentences = text.sentences().size();
        if (matcher.group("any") != null) {
            return matcher.group("nature") != null
                    && text.sentences().stream().skip(1).allMatch(sentence -> spent(straight(sentence)) != Spent.NOT);
        }
        boolean excused = matcher.group("excuse") != null
                && matcher.group("excuse").chars().anyMatch(mark -> PAUSES.indexOf(mark) >= 0);
        boolean unmistaken = excused || matcher.group("nature") != null;
        return unmistaken || matcher.group("how") == null && words <= LONGEST_BARE && sentences <= LONGEST_BUT;
    }

    /** Whether a clause denies or deflects, and nothing in the text does anything but that, tell of the speaker and offer help. */
    private boolean denies(TextView text) {
        boolean denies = false;
        for (String sentence : text.sentences()) {
            Spent spent = spent(straight(sentence));
            if (spent == Spent.NOT) return false;
            denies |= spent == Spent.DENYING;
        }
        return denies;
    }

    /** What is left of a sentence without denials, roundabout ones too, and asides. */
    private enum Spent {
        /** Something. */
        NOT,
        /** Nothing, and it denied nothing. */
        ASIDE,
        /** Nothing, and it denied. */
        DENYING
    }

    private Spent spent(String clauses) {
        Matcher pause = BREAK.matcher(clauses);
        String left = pause.lookingAt() ? clauses.substring(pause.end()) : clauses;
        if (left.isEmpty()) return Spent.ASIDE;
        for (Pattern kind : List.of(denying, deflecting, aside)) {
            Matcher clause = kind.matcher(left);
            if (!clause.lookingAt()) continue;
            Spent rest = spent(left.substring(clause.end()));
            if (rest != Spent.NOT) return kind == aside ? rest : Spent.DENYING;
        }
        return Spent.NOT;
    }

    private boolean answers(String opening, int from) {
        return goingOn.matcher(opening).region(from, opening.length()).lookingAt();
    }

    private static boolean bare(Matcher matcher) {
        return matcher.group("excuse") == null
                && matcher.group("nature") == null
                && matcher.group("request") == null
                && matcher.group("declines") == null;
    }
}
