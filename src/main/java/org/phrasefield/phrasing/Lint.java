package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Nearest;
import org.phrasefield.protocol.Protocol;

/** Looks through the wordings of a form for what would make it look other than it is. What it finds are warnings: only a reader knows. */
public final class Lint {
    /** Wordings below which a form is one sentence's luck. */
    private static final int FEWEST = 5;
    /** Wordings that are compared with each other for likeness at most. */
    private static final int COMPARED = 200;
    /** Letters in which two wordings that are almost the same differ at most. */
    private static final int ALMOST = 2;
    /** Words named in one warning at most. */
    private static final int NAMED = 8;

    private final Form form;
    private final List<Form> others;
    private final Set<String> own;
    private final List<Trap> traps = new ArrayList<>();

    private Lint(Form form, List<Form> others, Set<String> own) {
        this.form = form;
        this.others = others;
        this.own = own;
    }

    /** The traps in a protocol's own forms, by form, language and wording; the built-in forms are not looked at. */
    public static List<Trap> of(Protocol protocol) {
        Forms forms = new Forms(protocol);
        List<Trap> traps = new ArrayList<>();
        for (FormChoice choice : protocol.forms()) {
            if (choice.builtIn()) continue;
            for (String language : protocol.languages()) {
                List<Form> others = Stream.concat(
                                BuiltIns.forms(language).values().stream(), forms.in(language).stream())
                        .filter(other -> !other.id().equals(choice.id()))
                        .distinct()
                        .toList();
                Set<String> allowed =
                        choice.allowed().stream().map(Token::lower).collect(Collectors.toSet());
                traps.addAll(of(forms.form(choice.id(), language), others, allowed));
            }
        }
        return List.copyOf(traps);
    }

    /**
     * The traps in one form.
     *
     * @param others forms that it is compared with
     * @param own words, in small letters, that are allowed: they make the form, or its author has looked at them
     */
    static List<Trap> of(Form form, List<Form> others, Set<String> own) {
        Lint lint = new Lint(form, others, own);
        for (int i = 0; i < form.wordings().size(); i++) lint.wording(i);
        lint.likeness();
        lint.whole();
        return List.copyOf(lint.traps);
    }

    private void wording(int index) {
        new WordingLint(
                        form.language(),
                        form.wordings().get(index).text(),
                        (offset, message, way) -> add(OptionalInt.of(index), offset, message, way))
                .look();
    }

    private void add(OptionalInt wording, int offset, String message, String way) {
        boolean allowed = wording.isPresent()
                && Token.of(form.wordings().get(wording.getAsInt()).text()).stream()
                        .anyMatch(token -> token.word() && token.offset() == offset && own.contains(token.lower()));
        if (allowed) return;
        traps.add(new Trap(form.id(), form.language(), wording, offset, message, way));
    }

    private void likeness() {
        Map<String, String> elsewhere = new HashMap<>();
        for (Form other : others) {
            other.wordings().forEach(wording -> elsewhere.putIfAbsent(bare(wording), wording.id()));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < form.wordings().size(); i++) {
            Wording wording = form.wordings().get(i);
            Integer twin = seen.putIfAbsent(bare(wording), i);
            String other = elsewhere.get(bare(wording));
            if (twin == null && i < COMPARED) twin = almost(i);
            if (twin != null) {
                add(
                        OptionalInt.of(i),
                        0,
                        "the wording is almost the same as number " + (twin + 1),
                        "word it another way, or keep one of the two");
            }
            if (other != null) {
                add(
                        OptionalInt.of(i),
                        0,
                        "the wording is also one of another form (" + other + "), and so cannot differ from it",
                        "word it another way");
            }
        }
    }

    /** The first wording before this one that differs from it in a letter or two of one word. */
    private @Nullable Integer almost(int index) {
        List<Token> tokens = Token.of(form.wordings().get(index).text());
        for (int i = 0; i < index; i++) {
            if (almost(tokens, Token.of(form.wordings().get(i).text()))) return i;
        }
        return null;
    }

    private static boolean almost(List<Token> one, List<Token> other) {
        if (one.size() != other.size()) return false;
        int letters = 0;
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).text().equals(other.get(i).text())) {
                letters += Nearest.distance(one.get(i).lower(), other.get(i).lower());
            }
        }
        return letters <= ALMOST;
    }

    /** Words and placeholders alone, so that marks and capitals do not count. */
    private static String bare(Wording wording) {
        return Token.of(wording.text()).stream()
                .filter(token -> token.kind() != Token.Kind.SIGN)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private void whole() {
        List<Wording> wordings = form.wordings();
        if (wordings.size() < FEWEST) {
            add(
                    OptionalInt.empty(),
                    0,
                    "the form has " + wordings.size() + (wordings.size() == 1 ? " wording" : " wordings")
                            + ", and what is measured may be one sentence's luck",
                    "give it five or more");
        }
        long personal = wordings.stream()
                .filter(wording -> wording.template().asks("person"))
                .count();
        if (personal > 0 && personal < wordings.size()) {
            add(
                    OptionalInt.empty(),
                    0,
                    "some wordings have {person} and some have not",
                    "make two forms of them, or let all of them ask for somebody");
        }
        Set<String> alone = wordings.size() < FEWEST ? Set.of() : alone();
        if (!alone.isEmpty()) {
            add(
                    OptionalInt.empty(),
                    0,
                    "standing in one wording of the form and nowhere else: "
                            + alone.stream()
                                    .limit(NAMED)
                                    .map(word -> "\"" + word + "\"")
                                    .collect(Collectors.joining(", "))
                            + (alone.size() > NAMED ? " and " + (alone.size() - NAMED) + " more" : ""),
                    "see that they only ask, and bring no theme of their own into the answers");
        }
    }

    /** Words that a trap has been found at already. */
    private Set<String> named() {
        Set<String> named = new HashSet<>();
        for (Trap trap : traps) {
            trap.wording()
                    .ifPresent(index -> Token.of(form.wordings().get(index).text()).stream()
                            .filter(token -> token.offset() == trap.offset())
                            .forEach(token -> named.add(token.lower())));
        }
        return named;
    }

    /** Content words that stand in one wording of the form and in no other form. */
    private Set<String> alone() {
        LintWords known = LintWords.in(form.language());
        Set<String> elsewhere = others.stream()
                .flatMap(other -> other.wordings().stream())
                .flatMap(wording -> ContentWords.of(wording, known).stream())
                .collect(Collectors.toSet());
        List<Set<String>> words = form.wordings().stream()
                .limit(COMPARED)
                .map(wording -> ContentWords.of(wording, known))
                .toList();
        Set<String> named = named();
        Set<String> alone = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            Set<String> rest = new HashSet<>(elsewhere);
            for (int j = 0; j < words.size(); j++) if (j != i) rest.addAll(words.get(j));
            words.get(i).stream()
                    .filter(word -> !own.contains(word) && !named.contains(word) && !ContentWords.shared(word, rest))
                    .forEach(alone::add);
        }
        return alone;
    }
}
