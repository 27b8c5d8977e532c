package org.phrasefield.language;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Russian words of closed classes whose class the words around them tell: что, как, его, этого, «хотя бы», «больше всего». */
final class SpecialWords {

    private static final Set<String> PRONOUN_BEFORE_THAT =
            Set.of("всё", "все", "то", "это", "ничего", "нечто", "единственное", "главное");
    private static final Set<String> MORE =
            Set.of("скорее", "больше", "меньше", "лучше", "прежде", "чаще", "проще", "хуже", "ближе");
    private static final Set<String> WORTH = Set.of(
            "стоит", "стоят", "стоило", "стоила", "стоил", "стоили", "стоите", "стоишь", "стою", "стоим", "стой",
            "стойте");

    private final RussianClause clause;
    private final int i;
    private final String form;

    private SpecialWords(RussianClause clause, int i) {
        this.clause = clause;
        this.i = i;
        this.form = clause.form(i);
    }

    /** What the word at a place is, if it is one of these. */
    static Optional<Analysis> of(RussianClause clause, int i) {
        return Optional.ofNullable(new SpecialWords(clause, i).found());
    }

    private @Nullable Analysis found() {
        return switch (form) {
            case "что" -> what();
            case "как" -> clause.first(i) && clause.asks() ? adverb() : conjunction();
            case "когда" -> clause.first(i) && clause.asks() ? adverb() : conjunction();
            case "чем" -> than();
            case "то" ->
                clause.form(i - 1).equals("что") || ifBefore() ? conjunction() : pronounOrDeterminer("то", "тот");
            case "того", "тому", "тем", "том" -> pronounOrDeterminer("то", "тот");
            case "та", "те", "тот", "той", "ту", "тех", "теми" -> pronounOrDeterminer("тот", "тот");
            case "это", "этого", "этому", "этим", "этом" -> pronounOrDeterminer("это", "этот");
            case "всё", "всего", "всему", "всем", "всём" -> all();
            case "все", "всех", "всеми" -> pronounOrDeterminer("все", "весь");
            case "его" -> possessive("он");
            case "её", "ее" -> possessive("она");
            case "их" -> possessive("они");
            case "хотя" -> clause.form(i + 1).equals("бы") ? made(PartOfSpeech.PART) : conjunction();
            case "да" ->
                clause.first(i) || !clause.marks(i + 1).isEmpty() ? made(PartOfSpeech.PART) : made(PartOfSpeech.CCONJ);
            case "нет" -> clause.marks(i + 1).isEmpty() ? made(PartOfSpeech.VERB) : made(PartOfSpeech.PART);
            case "есть" -> thereIs();
            case "много", "мало", "немного", "немало", "сколько", "столько" -> quantity();
            case "точно" -> clause.marks(i).contains(",") && clause.genitiveOrNominativeAfter(i) ? conjunction() : null;
            case "ну" -> made(PartOfSpeech.PART);
            default -> WORTH.contains(form) ? worth() : null;
        };
    }

    private Analysis what() {
        boolean afterComma = clause.marks(i).contains(",");
        boolean because =
                clause.form(i - 1).equals("потому") || clause.form(i - 1).equals("так");
        boolean relative = PRONOUN_BEFORE_THAT.contains(clause.form(i - 1));
        return (afterComma || because) && !relative ? conjunction() : made(PartOfSpeech.PRON);
    }

    private Analysis than() {
        return clause.marks(i).contains(",") || clause.comparativeBefore(i) || clause.first(i)
                ? conjunction()
                : made(PartOfSpeech.PRON, "что");
    }

    private boolean ifBefore() {
        return clause.marks(i).contains(",")
                && (clause.form(0).equals("если") || clause.form(0).equals("когда"));
    }

    private Analysis all() {
        if (MORE.contains(clause.form(i - 1))) {
            return made(PartOfSpeech.PRON, "всё");
        }
        if (form.equals("всё")
                && (clause.form(i + 1).equals("ещё")
                        || clause.form(i + 1).equals("же")
                        || clause.comparativeAt(i + 1))) {
            return made(PartOfSpeech.ADV, "всё");
        }
        return pronounOrDeterminer("всё", "весь");
    }

    /** A determiner before a noun that agrees, else a pronoun; «это» after a dash stands for «is». */
    private Analysis pronounOrDeterminer(String pronoun, String determiner) {
        Optional<Analysis> agreeing =
                clause.marks(i).matches(".*[—–-]") ? Optional.empty() : clause.agreesWithNext(i, determiner);
        return agreeing.map(each -> each.as(PartOfSpeech.DET, determiner))
                .orElseGet(() -> made(PartOfSpeech.PRON, pronoun));
    }

    private Analysis possessive(String pronoun) {
        boolean owned = clause.nounPhraseAfter(i);
        Analysis base = made(owned ? PartOfSpeech.DET : PartOfSpeech.PRON, owned ? form : pronoun);
        return new Analysis(
                base.pos(), base.lemma(), "", Set.of(Feature.THIRD_PERSON), Analysis.Kind.CLOSED, 0, Analysis.ANY);
    }

    /** «Есть три причины»; «хочет есть» is food. */
    private @Nullable Analysis thereIs() {
        return clause.verbBefore(i)
                ? null
                : new Analysis(
                        PartOfSpeech.VERB,
                        "быть",
                        "VB:Real:INTR:IMPFV:Sin:P3",
                        Set.of(Feature.PRESENT, Feature.THIRD_PERSON),
                        Analysis.Kind.FINITE,
                        0,
                        Analysis.ANY);
    }

    private Analysis quantity() {
        return made(clause.genitiveAfter(i) ? PartOfSpeech.NUM : PartOfSpeech.ADV);
    }

    /** «Стоит попробовать» and «стоит дорого», but «стоит у окна». */
    private @Nullable Analysis worth() {
        String lemma = clause.infinitiveAt(i + 1)
                        || clause.form(i + 1).equals("дорого")
                        || clause.form(i + 1).equals("дёшево")
                ? "стоить"
                : "стоять";
        return clause.analysis(i, lemma);
    }

    private Analysis conjunction() {
        return made(PartOfSpeech.SCONJ);
    }

    private Analysis adverb() {
        return made(PartOfSpeech.ADV);
    }

    private Analysis made(PartOfSpeech pos) {
        return made(pos, form);
    }

    private Analysis made(PartOfSpeech pos, String lemma) {
        return new Analysis(pos, lemma, "", Set.of(), Analysis.Kind.CLOSED, 0, Analysis.ANY);
    }
}
