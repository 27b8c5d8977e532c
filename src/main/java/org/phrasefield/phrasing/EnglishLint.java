package org.phrasefield.phrasing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** English grammar around a topic that may be singular, plural or a mass. */
final class EnglishLint {
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "this", "these", "those");
    /** Verbs that show the number of their subject. */
    private static final Set<String> NUMBERED = Set.of(
            "is", "are", "was", "were", "has", "does", "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't",
            "hasn't", "haven't");
    /** The same, unless another verb has made an infinitive of them. */
    private static final Set<String> PLURAL_OR_INFINITIVE = Set.of("have", "do");

    private static final Set<String> AUXILIARIES =
            Set.of("does", "do", "did", "would", "could", "can", "will", "should", "may", "might", "must", "to");
    /** Behind these, or at the beginning, a verb in front of the topic has the topic for its subject. */
    private static final Set<String> ASKING = Set.of(
            "what", "how", "why", "where", "when", "which", "who", "whose", "and", "but", "so", "then", "if", "that");
    /** Behind these the topic begins a clause. */
    private static final Set<String> CLAUSE =
            Set.of("if", "that", "when", "how", "why", "because", "until", "what", "where", "once", "while", "whether");

    /** Behind these the topic is no subject: "How many facts about {topic} are there?" */
    private static final Set<String> PREPOSITIONS = Set.of(
            "about", "of", "for", "with", "without", "in", "on", "at", "to", "from", "by", "like", "than", "into",
            "over", "after", "before");

    /** What may stand between a verb and its subject: "Why is there still {topic}?" */
    private static final Set<String> ASIDE = Set.of(
            "there", "here", "still", "always", "never", "really", "often", "ever", "also", "just", "only", "even",
            "now");
    /** What has its subject behind it, like a question: "There is {topic}." */
    private static final Set<String> PLACES = Set.of("there", "here");

    /** A short is, which agrees like the long one. */
    private static final Pattern SHORT_IS = Pattern.compile("(what|how|where|why|when|who|there|here)'s");

    /** Words that fit things that can be counted, or things that cannot. */
    private static final Set<String> COUNTING =
            Set.of("much", "many", "few", "fewer", "each", "every", "another", "both", "several", "little");

    private static final Set<String> PRONOUNS =
            Set.of("it", "its", "itself", "they", "them", "their", "theirs", "themselves");
    private static final String WAY = "use a turn that fits one and many, such as a past tense or would";

    private final List<Token> tokens;
    private final WordingLint.Sink sink;

    EnglishLint(List<Token> tokens, WordingLint.Sink sink) {
        this.tokens = tokens;
        this.sink = sink;
    }

    void look() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).slot("topic")) topic(i);
        }
    }

    private void topic(int at) {
        if (at > 0 && word(at - 1, ARTICLES)) {
            sink.trap(
                    tokens.get(at - 1).offset(),
                    "\"" + tokens.get(at - 1).lower()
                            + "\" stands before a topic that comes with its own article, or needs none",
                    "leave it out");
        }
        if (at > 0 && word(at - 1, COUNTING)) {
            sink.trap(
                    tokens.get(at - 1).offset(),
                    "\"" + tokens.get(at - 1).lower() + "\" fits a topic of one number only",
                    "leave it out");
        }
        int verb = at - 1;
        while (verb >= 0 && word(verb, ASIDE)) verb--;
        if (verb >= 0 && verbOf(verb, at)) {
            agrees(verb);
        } else if (at + 1 < tokens.size() && tokens.get(at + 1).word()) {
            behind(at);
        }
        for (Token token : tokens.subList(at, tokens.size())) {
            if (token.word() && PRONOUNS.contains(token.lower())) {
                sink.trap(
                        token.offset(),
                        "\"" + token.lower() + "\" shows the topic's number",
                        "word it without a pronoun for the topic");
                return;
            }
        }
    }

    /** Whether a verb in front of the topic has it for its subject, with nothing between them but words that may stand aside. */
    private boolean verbOf(int verb, int topic) {
        if (tokens.get(verb).word()
                && SHORT_IS.matcher(tokens.get(verb).lower()).matches()) return true;
        boolean numbered = word(verb, NUMBERED) || word(verb, PLURAL_OR_INFINITIVE);
        boolean there = tokens.subList(verb + 1, topic).stream().anyMatch(token -> PLACES.contains(token.lower()));
        return numbered && (there || asks(verb - 1) || word(verb - 1, PLACES));
    }

    private void behind(int topic) {
        if (topic > 0 && word(topic - 1, PREPOSITIONS)) return;
        int at = topic;
        while (at + 2 < tokens.size()
                && word(at + 1, ASIDE)
                && tokens.get(at + 2).word()) at++;
        String verb = tokens.get(at + 1).lower();
        boolean conditional = verb.equals("were")
                && topic > 0
                && tokens.get(topic - 1).lower().equals("if");
        boolean infinitive = tokens.subList(0, topic).stream().anyMatch(token -> AUXILIARIES.contains(token.lower()));
        boolean present = verb.length() > 3
                && verb.matches("[a-z]+s")
                && !verb.matches(".*(ss|us|is|as)")
                && topic > 0
                && word(topic - 1, CLAUSE);
        if (NUMBERED.contains(verb) && !conditional || PLURAL_OR_INFINITIVE.contains(verb) && !infinitive || present)
            agrees(at + 1);
    }

    private boolean asks(int before) {
        return before < 0
                || !tokens.get(before).word() && tokens.get(before).kind() == Token.Kind.SIGN
                || word(before, ASKING);
    }

    private void agrees(int at) {
        sink.trap(
                tokens.get(at).offset(), "\"" + tokens.get(at).lower() + "\" agrees with the number of the topic", WAY);
    }

    private boolean word(int at, Set<String> words) {
        return tokens.get(at).word() && words.contains(tokens.get(at).lower());
    }
}
