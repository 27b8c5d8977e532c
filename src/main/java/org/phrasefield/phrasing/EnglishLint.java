package org.phrasefield.phrasing;

import java.util.List;
import java.util.Set;

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
        if (at > 0 && (word(at - 1, NUMBERED) || word(at - 1, PLURAL_OR_INFINITIVE)) && asks(at - 2)) {
            agrees(at - 1);
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

    private void behind(int at) {
        if (at > 0 && word(at - 1, PREPOSITIONS)) return;
        String verb = tokens.get(at + 1).lower();
        boolean conditional =
                verb.equals("were") && at > 0 && tokens.get(at - 1).lower().equals("if");
        boolean infinitive = tokens.subList(0, at).stream().anyMatch(token -> AUXILIARIES.contains(token.lower()));
        boolean present = verb.length() > 3
                && verb.matches("[a-z]+s")
                && !verb.matches(".*(ss|us|is|as)")
                && at > 0
                && word(at - 1, CLAUSE);
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
