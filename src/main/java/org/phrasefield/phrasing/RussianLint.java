package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.phrasefield.language.RussianWord;

/** Russian grammar around a topic of any gender and number, a model of no gender and a person of either. */
final class RussianLint {
    private static final String CLAUSE_ENDS = ",;:—–.?!…";
    private static final String QUOTES = "«\"„“”";

    /** Cases that a preposition takes; the first is the one that is most often meant. */
    private static final Map<String, List<String>> PREPOSITIONS = prepositions();

    private static final Set<String> PRONOUNS = Set.of(
            "он", "она", "оно", "они", "его", "её", "ее", "их", "ему", "ей", "им", "ими", "ней", "нём", "нем", "ним",
            "ними", "них", "него", "неё", "нее", "нему");
    /** Subjects of their own, beside which a verb does not agree with the topic. */
    private static final Set<String> SUBJECTS =
            Set.of("ты", "я", "мы", "вы", "он", "она", "они", "все", "никто", "люди", "кто-нибудь");
    /** Verbs whose object stands in the accusative whatever it is, and in the genitive only where they are denied. */
    private static final Set<String> ACCUSATIVE = Set.of(
            "описать",
            "описывать",
            "представить",
            "представлять",
            "вообразить",
            "назвать",
            "называть",
            "объяснить",
            "объяснять",
            "изобразить",
            "изображать",
            "нарисовать",
            "рисовать",
            "рассмотреть",
            "рассматривать",
            "обсудить",
            "обсуждать",
            "разобрать",
            "изучить",
            "изучать",
            "оценить",
            "оценивать",
            "сравнить",
            "сравнивать",
            "раскрыть",
            "охарактеризовать",
            "понять",
            "понимать",
            "увидеть",
            "исследовать",
            "определить");
    /** Verbs of speaking and thinking, which say by a preposition what about. */
    private static final Set<String> SPEAKING = Set.of(
            "рассказать",
            "рассказывать",
            "поговорить",
            "говорить",
            "подумать",
            "поразмыслить",
            "размышлять",
            "порассуждать",
            "рассуждать",
            "поведать");
    /** What may stand between a verb and its object. */
    private static final Set<String> ASIDE = Set.of("пожалуйста", "мне", "нам", "себе", "теперь", "сейчас");
    /** Those that a Russian verb in the past would give a gender. */
    private static final Set<String> SPEAKERS = Set.of("ты", "я");

    private final List<Token> tokens;
    private final WordingLint.Sink sink;

    RussianLint(List<Token> tokens, WordingLint.Sink sink) {
        this.tokens = tokens;
        this.sink = sink;
    }

    void look() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.SLOT) slot(i);
            if (token.word() && RussianWord.of(token.text()).politeImperative()) {
                sink.trap(
                        token.offset(), "«" + token.lower() + "» says «вы», and the other forms say «ты»", "say «ты»");
            }
        }
        clauses().forEach(this::clause);
        pronoun();
    }

    private List<List<Token>> clauses() {
        List<List<Token>> clauses = new ArrayList<>();
        clauses.add(new ArrayList<>());
        for (Token token : tokens) {
            if (token.sign(CLAUSE_ENDS)) clauses.add(new ArrayList<>());
            else clauses.get(clauses.size() - 1).add(token);
        }
        return clauses;
    }

    private void slot(int at) {
        Token slot = tokens.get(at);
        int before = at - 1;
        while (before >= 0 && tokens.get(before).sign(QUOTES)) before--;
        if (before < 0) return;
        Token word = tokens.get(before);
        List<String> cases = PREPOSITIONS.get(word.lower());
        if (cases != null) {
            preposition(word, slot, cases);
            return;
        }
        if (!slot.slot("topic")) return;
        object(at, slot);
        if (!word.word()) return;
        RussianWord known = RussianWord.of(word.text());
        boolean fixed = word.lower().equals("такое")
                && before > 0
                && tokens.get(before - 1).lower().equals("что");
        if ((known.modifier() || pointing(word, known)) && !fixed) {
            sink.trap(
                    word.offset(),
                    "«" + word.lower() + "» agrees with the gender and number of the topic",
                    "leave it out, or set a noun before the topic that it can agree with");
        } else if (known.transitive() && slot.grammaticalCase().equals("nom") && before == at - 1) {
            sink.trap(
                    slot.offset(),
                    "«" + word.lower() + "» takes an object, and the topic stands in the nominative",
                    "write {topic:acc}, or {topic:gen} after a negation");
        }
    }

    /** The verb whose object the topic is, with nothing between them but a courtesy and whom it is for. */
    private void object(int at, Token slot) {
        int before = at - 1;
        while (before >= 0 && between(tokens.get(before))) before--;
        if (before < 0 || !tokens.get(before).word()) return;
        Token verb = tokens.get(before);
        Set<String> lemmas = Set.copyOf(RussianWord.of(verb.text()).lemmas());
        boolean denied = before > 0 && tokens.get(before - 1).lower().equals("не");
        if (lemmas.stream().anyMatch(SPEAKING::contains)) {
            sink.trap(
                    slot.offset(), "«" + verb.lower() + "» has no object of its own", "write о {topic:prep} behind it");
        } else if (lemmas.stream().anyMatch(ACCUSATIVE::contains)
                && Set.of("gen", "dat", "ins", "prep").contains(slot.grammaticalCase())
                && !(denied && slot.grammaticalCase().equals("gen"))) {
            sink.trap(
                    slot.offset(),
                    "«" + verb.lower() + "» takes another case than {" + slot.text() + "}",
                    "write {topic:acc}");
        }
    }

    private static boolean between(Token token) {
        return token.sign(QUOTES + ",") || token.word() && ASIDE.contains(token.lower());
    }

    /** Words that are pronouns of their own too, but in front of a noun agree with it: «этим», «всех». */
    private static boolean pointing(Token word, RussianWord known) {
        return known.lemmas().contains("этот") && !word.lower().equals("это")
                || known.lemmas().contains("весь") && !word.lower().matches("вс[её]|всего");
    }

    private void preposition(Token word, Token slot, List<String> cases) {
        String name = slot.text().replaceFirst(":.*", "");
        if (!cases.contains(slot.grammaticalCase())) {
            sink.trap(
                    slot.offset(),
                    "«" + word.lower() + "» takes another case than {" + slot.text() + "}",
                    "write {" + name + ":" + cases.get(0) + "}");
        } else if (slot.slot("topic")
                && slot.grammaticalCase().equals("prep")
                && word.lower().matches("во?|на")) {
            sink.trap(
                    slot.offset(),
                    "after «" + word.lower()
                            + "» some nouns take another form («в лесу»), and not every topic is a place",
                    "take another preposition, such as о");
        }
    }

    private void clause(List<Token> clause) {
        boolean subject = clause.stream().anyMatch(token -> token.word() && isSubject(token));
        boolean topic = nominative(clause, "topic");
        boolean person = nominative(clause, "person");
        boolean bare = topic && !subject && !person;
        boolean predicate = clause.stream().anyMatch(RussianLint::agreesOrNeedsNone);
        boolean speaker = clause.stream().anyMatch(token -> token.word() && SPEAKERS.contains(token.lower()));
        for (Token token : clause) {
            if (!token.word()) continue;
            RussianWord word = RussianWord.of(token.text());
            if (person && word.gendered()) {
                sink.trap(
                        token.offset(),
                        "«" + token.lower() + "» agrees with a person of one gender only",
                        "write both, such as {сказал|сказала}");
            } else if (speaker && word.gendered()) {
                sink.trap(
                        token.offset(),
                        "«" + token.lower() + "» gives the model a gender",
                        "use an infinitive, a present tense or an imperative, such as «Поставь себя на место {topic:gen}.»");
            } else if (bare && (word.agreesWithSubject() || !predicate && perhaps(clause, token, word))) {
                sink.trap(
                        token.offset(),
                        "«" + token.lower() + "» agrees with the number or gender of the topic",
                        "use an infinitive, a noun or an impersonal turn, such as «если бы не было {topic:gen}»");
            }
        }
    }

    /** Whether a word is a predicate beyond doubt, or an infinitive, beside which another stands without a subject. */
    private static boolean agreesOrNeedsNone(Token token) {
        if (!token.word()) return false;
        RussianWord word = RussianWord.of(token.text());
        return word.agreesWithSubject() || word.infinitive();
    }

    /** Whether a word that has other readings must here be the topic's predicate: «Что значит {topic}?», «Почему {topic} важно?» */
    private static boolean perhaps(List<Token> clause, Token token, RussianWord word) {
        int at = clause.indexOf(token);
        boolean last = at == clause.size() - 1 && at > 0 && clause.get(at - 1).slot("topic");
        return word.predicative() || word.shortAdjective() && last;
    }

    /** Whether a clause has a placeholder in the nominative that no preposition stands before. */
    private boolean nominative(List<Token> clause, String name) {
        for (int i = 0; i < clause.size(); i++) {
            Token slot = clause.get(i);
            boolean governed =
                    i > 0 && PREPOSITIONS.containsKey(clause.get(i - 1).lower());
            if (slot.slot(name) && slot.grammaticalCase().equals("nom") && !governed) return true;
        }
        return false;
    }

    private static boolean isSubject(Token token) {
        if (SUBJECTS.contains(token.lower())) return true;
        RussianWord word = RussianWord.of(token.text());
        boolean asks = Set.of("что", "кто", "это").contains(token.lower());
        return word.nominative() && !asks && !word.transitive() && !word.agreesWithSubject();
    }

    private void pronoun() {
        boolean behind = false;
        for (Token token : tokens) {
            behind |= token.slot("topic");
            if (behind && token.word() && PRONOUNS.contains(token.lower())) {
                sink.trap(
                        token.offset(),
                        "«" + token.lower() + "» shows the gender or number of the topic",
                        "word it without a pronoun for the topic");
                return;
            }
        }
    }

    private static Map<String, List<String>> prepositions() {
        String written = """
                о об обо при: prep
                в во на: acc prep
                с со: ins gen acc
                к ко благодаря вопреки согласно: dat
                из изо от ото до для без безо у ради вместо около против среди кроме после вокруг мимо возле насчёт насчет: gen
                над надо перед передо между: ins
                под подо за: ins acc
                про через сквозь: acc
                по: dat""";
        return written.lines()
                .map(line -> line.split(": "))
                .flatMap(line ->
                        Arrays.stream(line[0].split(" ")).map(word -> Map.entry(word, List.of(line[1].split(" ")))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
