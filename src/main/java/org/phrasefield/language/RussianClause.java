package org.phrasefield.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses for each word of a sentence, from left to right, which of its analyses holds there: closed classes first, then words whose
 * class their neighbours tell ({@link SpecialWords}), then names by their capital, then the analysis with the most points.
 */
final class RussianClause {

    /** A capital after one of them is no sign of a name. */
    private static final String OPENING = "«\"„“(—–-:.!?…*";

    private static final Set<String> SUBJECTS = Set.of(
            "я", "ты", "он", "она", "оно", "мы", "вы", "они", "кто", "никто", "что", "это", "то", "всё", "все",
            "который", "которая", "которое", "которые");

    private static final Set<String> COPULAS =
            Set.of("быть", "стать", "становиться", "казаться", "оказаться", "оказываться");

    /** Times of day and year that the dictionary has as adverbs too. */
    private static final Set<String> TIMES =
            Set.of("зимой", "весной", "летом", "осенью", "утром", "днём", "днем", "вечером", "ночью");

    private final Analyses source;
    private final List<Token> words;
    private final List<String> marks;
    private final List<Analysis> chosen = new ArrayList<>();

    /** The subject of the clause so far, and whether the clause has a finite verb. */
    private @Nullable Analysis subject;

    private boolean verb;

    RussianClause(Analyses source, List<Token> words, List<String> marks) {
        this.source = source;
        this.words = words;
        this.marks = marks;
    }

    /** One analysis for each word. */
    List<Analysis> analyses() {
        for (int i = 0; i < words.size(); i++) {
            if (i > 0 && !marks.get(i).isEmpty()) {
                subject = null;
                verb = false;
            }
            Analysis analysis = choose(i);
            chosen.add(analysis);
            note(i, analysis);
        }
        return chosen;
    }

    private void note(int i, Analysis analysis) {
        if (analysis.pos() == PartOfSpeech.CCONJ) {
            verb = false;
        } else if (SUBJECTS.contains(form(i))
                && (analysis.pos() == PartOfSpeech.PRON || analysis.pos() == PartOfSpeech.DET)) {
            subject = analysis;
        } else if (analysis.is(Analysis.Kind.NOUN) && analysis.nominative() && subject == null) {
            subject = analysis;
        } else if (analysis.is(Analysis.Kind.FINITE) || analysis.is(Analysis.Kind.IMPERATIVE)) {
            verb = true;
        }
    }

    private Analysis choose(int i) {
        if (initial(i)) return named(form(i));
        if (shortened(i, "т", "е") || shortened(i - 1, "т", "е")) return conjunction(i, PartOfSpeech.CCONJ);
        if (shortened(i, "т", "к") || shortened(i - 1, "т", "к")) return conjunction(i, PartOfSpeech.SCONJ);
        Optional<Analysis> special = SpecialWords.of(this, i);
        if (special.isPresent()) {
            return special.get();
        }
        Analysis closed = ClosedClass.of(form(i));
        if (closed != null) {
            return closed;
        }
        return name(i, best(i));
    }

    /** One letter of «А. С. Пушкин» or «Пушкин А. С.»: a capital with a full stop beside another capital. */
    private boolean initial(int i) {
        return form(i).length() == 1
                && words.get(i).capital()
                && marks(i + 1).startsWith(".")
                && (i + 1 < words.size() && words.get(i + 1).capital()
                        || i > 0 && words.get(i - 1).capital());
    }

    /** Whether two letters with full stops stand here: «т. е.». */
    private boolean shortened(int i, String one, String other) {
        return form(i).equals(one)
                && form(i + 1).equals(other)
                && marks(i + 1).equals(".")
                && marks(i + 2).startsWith(".");
    }

    private Analysis conjunction(int i, PartOfSpeech pos) {
        return new Analysis(pos, form(i), "", Set.of(), Analysis.Kind.CLOSED, 0, Analysis.ANY);
    }

    private static Analysis named(String form) {
        return new Analysis(PartOfSpeech.PROPN, form, "", Set.of(), Analysis.Kind.NOUN, 0, Analysis.ANY);
    }

    /** The best analysis as a name where its capital, or the dictionary, says so. */
    private Analysis name(int i, Analysis best) {
        boolean capital = words.get(i).capital();
        if (!capital || best.pos() == PartOfSpeech.NUM) {
            return best;
        }
        if (!opens(i)) {
            Analysis noun = best.is(Analysis.Kind.NOUN)
                    ? best
                    : source.of(form(i)).stream()
                            .filter(each -> each.is(Analysis.Kind.NOUN))
                            .findFirst()
                            .orElse(named(form(i)));
            return noun.as(PartOfSpeech.PROPN);
        }
        return best.is(Analysis.Kind.NOUN) && (best.name() || Places.has(best.lemma()))
                ? best.as(PartOfSpeech.PROPN)
                : best;
    }

    /** Whether a capital here says nothing, since a sentence or speech opens. */
    private boolean opens(int i) {
        return first(i) || !marks(i).isEmpty() && OPENING.indexOf(marks(i).charAt(marks(i).length() - 1)) >= 0;
    }

    private Analysis best(int i) {
        List<Analysis> possible = source.of(form(i));
        Analysis best = possible.get(0);
        if (possible.size() > 1) {
            int most = Integer.MIN_VALUE;
            for (Analysis each : possible) {
                int points = points(i, each);
                if (points > most) {
                    most = points;
                    best = each;
                }
            }
        }
        return best.is(Analysis.Kind.COMPARATIVE) ? comparative(i, best) : best;
    }

    /** A comparative after a verb is an adverb; then its lemma is the adverb that it compares. */
    private Analysis comparative(int i, Analysis adjective) {
        boolean adverb = verb && !copula(i - 1) || adjacent(i + 1) && verbalAt(i + 1);
        String lemma = adjective.lemma();
        if (!adverb || lemma.length() < 4) {
            return adjective;
        }
        return adjective.as(
                PartOfSpeech.ADV, lemma.substring(0, lemma.length() - 2).replace('ё', 'е') + "о");
    }

    /** How well an analysis suits its place; only differences between analyses of one word mean something. */
    private int points(int i, Analysis each) {
        int common = RussianDictionary.shared().common(each.lemma()) ? 3 : 0;
        @Nullable Analysis left = i > 0 && adjacent(i) ? chosen.get(i - 1) : null;
        return common
                + switch (each.kind()) {
                    case NOUN -> noun(i, each, left);
                    case MODIFIER -> modifier(i, each, left);
                    case SHORT -> shortForm(each, left);
                    case FINITE -> finite(i, each, left);
                    case IMPERATIVE -> imperative(each, left);
                    case INFINITIVE -> infinitive(left);
                    case CONVERB ->
                        left == null
                                        || left.pos() == PartOfSpeech.CCONJ
                                        || left.pos() == PartOfSpeech.ADV
                                        || left.pos() == PartOfSpeech.PART
                                ? 12
                                : -40;
                    case COMPARATIVE -> copula(i - 1) ? 40 : 12;
                    case PREPOSITION -> genitiveAfter(i) ? 30 : -40;
                    case INVARIANT -> invariant(i, each, left);
                    case CLOSED -> 0;
                };
    }

    private int noun(int i, Analysis noun, @Nullable Analysis left) {
        int points = noun.tag().contains(":Z") ? -20 : 10;
        // «Тишина» may be a family's name too.
        if (noun.name())
            points +=
                    !words.get(i).capital() ? -60 : !opens(i) ? 20 : noun.tag().startsWith("NN:Name") ? 6 : -20;
        if (TIMES.contains(form(i))) points += 20;
        // «Холодное» is an adjective first; «рабочий» is not.
        if (noun.lemma().endsWith("ое") && (left == null || !left.is(Analysis.Kind.MODIFIER))) points -= 40;
        if (left == null) {
            return points + (noun.nominative() ? 10 : 0);
        }
        if (left.pos() == PartOfSpeech.ADP) {
            return points + (noun.cases() == 0 || (noun.cases() & left.cases()) != 0 ? 30 : -30);
        }
        if (left.is(Analysis.Kind.MODIFIER)) {
            return points + (left.agreesWith(noun) ? 30 : -5);
        }
        if (left.pos() == PartOfSpeech.NUM) {
            return points + ((noun.cases() & Analysis.GENITIVE) != 0 ? 20 : 0);
        }
        if (left.pos() == PartOfSpeech.NOUN) {
            return points + ((noun.cases() & Analysis.GENITIVE) != 0 ? 12 : noun.nominative() ? -4 : 0);
        }
        if (left.verbal()) {
            return points + ((noun.cases() & Analysis.ACCUSATIVE) != 0 ? 12 : noun.nominative() ? 0 : 6);
        }
        return points + (noun.nominative() && subject == null ? 4 : 0);
    }

    private int modifier(int i, Analysis modifier, @Nullable Analysis left) {
        int points = 8;
        boolean before = adjacent(i + 1)
                && source.of(form(i + 1)).stream()
                        .anyMatch(each -> (each.is(Analysis.Kind.NOUN) || each.is(Analysis.Kind.MODIFIER))
                                && modifier.agreesWith(each));
        points += before ? 22 : 0;
        if (left != null && left.pos() == PartOfSpeech.ADP) {
            points += (modifier.cases() & left.cases()) != 0 ? 30 : -30;
        } else if (left != null && left.is(Analysis.Kind.MODIFIER)) {
            points += left.agreesWith(modifier) ? 15 : 0;
        } else if (!before
                && i > 0
                && chosen.get(i - 1).is(Analysis.Kind.NOUN)
                && chosen.get(i - 1).agreesWith(modifier)) {
            points += 8;
        } else if (left == null || left.verbal()) {
            points += modifier.nominative() || left != null && (modifier.cases() & Analysis.ACCUSATIVE) != 0 ? 6 : 0;
        }
        return points + (modifier.pos() == PartOfSpeech.VERB ? 2 : 0);
    }

    private int shortForm(Analysis form, @Nullable Analysis left) {
        int points = form.pos() == PartOfSpeech.VERB ? 14 : 8;
        if (left != null && left.pos() == PartOfSpeech.AUX) points += 12;
        if (subject != null && !verb) points += (subject.agreement() & form.agreement()) != 0 ? 14 : -10;
        if (left != null && left.pos() == PartOfSpeech.ADP) points -= 30;
        boolean neuter = form.agreement() == Analysis.NEUT;
        return points - (neuter && subject == null && form.pos() == PartOfSpeech.ADJ ? 6 : 0);
    }

    private int finite(int i, Analysis verbForm, @Nullable Analysis left) {
        int points = verbForm.lemma().equals("быть") ? 50 : 10;
        if (left != null && left.pos() == PartOfSpeech.ADP) return points - 60;
        if (left != null && (left.is(Analysis.Kind.MODIFIER) || left.pos() == PartOfSpeech.DET)) points -= 25;
        if (form(i - 1).equals("не")) points += 20;
        if (verb) {
            points -= 15;
        } else if (subject != null) {
            points += suits(subject, verbForm) ? 30 : -20;
        }
        return points;
    }

    private static boolean suits(Analysis subject, Analysis verbForm) {
        if (subject.pos() == PartOfSpeech.PRON && subject.agreement() == Analysis.ANY) {
            return true;
        }
        return (subject.agreement() & verbForm.agreement()) != 0 || verbForm.agreement() == Analysis.ANY;
    }

    private int imperative(Analysis verbForm, @Nullable Analysis left) {
        boolean opens = left == null
                || left.pos() == PartOfSpeech.CCONJ
                || left.pos() == PartOfSpeech.ADV
                || left.pos() == PartOfSpeech.PART;
        int points = opens && subject == null ? 20 : -30;
        return points + (verbForm.features().contains(Feature.PLURAL) ? 10 : 0);
    }

    private int infinitive(@Nullable Analysis left) {
        if (left == null) return 12;
        if (left.pos() == PartOfSpeech.ADP || left.is(Analysis.Kind.MODIFIER)) return -30;
        return left.verbal() || left.pos() == PartOfSpeech.ADV ? 35 : 10;
    }

    private int invariant(int i, Analysis word, @Nullable Analysis left) {
        return switch (word.pos()) {
            case ADV -> {
                boolean aside = word.tag().equals("PARENTHESIS")
                        && marks(i).isEmpty()
                        && marks(i + 1).isEmpty();
                int points = word.tag().equals("ADV") ? 14 : aside ? 0 : 12;
                if (left != null && left.pos() == PartOfSpeech.ADP) points -= 20;
                if (left != null && left.verbal() || adjacent(i + 1) && verbalAt(i + 1)) points += 8;
                yield points;
            }
            case INTJ -> first(i) && !marks(i + 1).isEmpty() ? 8 : -20;
            default -> 5;
        };
    }

    /** The word at a place in lower case; empty outside the sentence. */
    String form(int i) {
        return i < 0 || i >= words.size() ? "" : words.get(i).form();
    }

    /** The marks before a word, without white space. */
    String marks(int i) {
        return marks.get(Math.min(i, words.size()));
    }

    boolean first(int i) {
        return i == 0;
    }

    /** Whether the sentence ends in a question mark. */
    boolean asks() {
        return marks.get(words.size()).contains("?");
    }

    /** Whether there is such a word and nothing stands before it. */
    private boolean adjacent(int i) {
        return i > 0 && i < words.size() && marks.get(i).isEmpty();
    }

    private boolean copula(int i) {
        return i >= 0 && COPULAS.contains(chosen.get(i).lemma());
    }

    private boolean verbalAt(int i) {
        List<Analysis> possible = source.of(form(i));
        return ClosedClass.of(form(i)) == null && possible.stream().allMatch(Analysis::verbal);
    }

    boolean infinitiveAt(int i) {
        return adjacent(i) && source.of(form(i)).stream().anyMatch(each -> each.is(Analysis.Kind.INFINITIVE));
    }

    boolean comparativeAt(int i) {
        return adjacent(i) && source.of(form(i)).stream().anyMatch(each -> each.is(Analysis.Kind.COMPARATIVE));
    }

    boolean comparativeBefore(int i) {
        return i > 0 && source.of(form(i - 1)).stream().anyMatch(each -> each.is(Analysis.Kind.COMPARATIVE));
    }

    boolean verbBefore(int i) {
        return i > 0 && adjacent(i) && chosen.get(i - 1).verbal();
    }

    boolean genitiveAfter(int i) {
        return has(i + 1, Analysis.GENITIVE)
                || List.of(
                                "него", "неё", "них", "меня", "тебя", "нас", "вас", "себя", "этого", "того", "чего",
                                "всего", "его", "её", "их")
                        .contains(form(i + 1));
    }

    boolean genitiveOrNominativeAfter(int i) {
        return has(i + 1, Analysis.GENITIVE | Analysis.NOMINATIVE);
    }

    private boolean has(int i, int cases) {
        return adjacent(i)
                && source.of(form(i)).stream()
                        .anyMatch(each -> (each.is(Analysis.Kind.NOUN) || each.is(Analysis.Kind.MODIFIER))
                                && (each.cases() & cases) != 0);
    }

    /** The analysis of a word as a form of a determiner, if a noun phrase that it agrees with follows. */
    Optional<Analysis> agreesWithNext(int i, String determiner) {
        if (!adjacent(i + 1) || ClosedClass.of(form(i + 1)) != null) {
            return Optional.empty();
        }
        List<Analysis> next = source.of(form(i + 1));
        boolean otherwise =
                next.stream().anyMatch(each -> each.is(Analysis.Kind.FINITE) || each.is(Analysis.Kind.INVARIANT));
        return otherwise
                ? Optional.empty()
                : source.of(form(i)).stream()
                        .filter(each ->
                                each.is(Analysis.Kind.MODIFIER) && each.lemma().equals(determiner))
                        .filter(each -> next.stream()
                                .anyMatch(other -> (other.is(Analysis.Kind.NOUN) || other.is(Analysis.Kind.MODIFIER))
                                        && each.agreesWith(other)))
                        .findFirst();
    }

    /** Whether the next word opens or is a noun phrase and nothing else. */
    boolean nounPhraseAfter(int i) {
        if (!adjacent(i + 1) || ClosedClass.of(form(i + 1)) != null) {
            return false;
        }
        return source.of(form(i + 1)).stream()
                .allMatch(each -> each.is(Analysis.Kind.NOUN) || each.is(Analysis.Kind.MODIFIER));
    }

    /** The best analysis of a word with a lemma. */
    @Nullable
    Analysis analysis(int i, String lemma) {
        return source.of(form(i)).stream()
                .filter(each -> each.lemma().equals(lemma))
                .findFirst()
                .orElse(null);
    }
}
