package org.phrasefield.cli;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Said;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.Flight;

/**
 * What the single steps of a run say on the screen, in the language of its report: what is judged, embedded and scored, and what a plan and its calls have come to.
 *
 * @param language of the report
 */
record StepWords(Language language) {
    static StepWords of(Protocol protocol) {
        return new StepWords(Language.of(protocol.reportLanguage()).orElse(Language.EN));
    }

    private String said(String english, String russian) {
        return language == Language.RU ? russian : english;
    }

    /** A reason at the end of a sentence of ours. */
    private String reason(String why) {
        return Clause.ended(Said.reason(language, why));
    }

    String judging(String judge, int questions) {
        return said(
                "Asking the judge " + judge + ": " + Counts.of(questions, "question") + ".",
                "Спрашиваем судью " + judge + ", вопросов: " + questions + ".");
    }

    String nothingToJudge(String control) {
        return said(
                "No form's answer has one to " + control + " to be compared with, so that the judge is asked nothing.",
                "Ни для одного ответа нет ответа на контрольную форму " + control
                        + ", с которым его сравнить, так что спрашивать судью не о чем.");
    }

    /** That a judge's verdicts by a criterion are not shown. */
    String untold(Criterion criterion, String of, String why) {
        String subject = criterion == Criterion.DEPTH ? "глубине" : "критерию " + criterion.id();
        return said(
                (criterion == Criterion.DEPTH ? "Depth" : criterion.id()) + " (" + of + ") cannot be told: "
                        + reason(why),
                (criterion == Criterion.DEPTH ? "О " : "По ") + subject + " (" + of + ") сказать нельзя: "
                        + reason(why));
    }

    /** By whose verdicts depth is told while another judge is asked. */
    String until(String judge, String former) {
        return said(
                "Until " + judge + " is asked to the end, depth is told by the verdicts of " + former + ".",
                "Пока " + judge + " не спрошен до конца, о глубине судят по вердиктам " + former + ".");
    }

    String toEmbed(int answers, String embedder, int calls) {
        return said(
                Counts.of(answers, "answer") + " to embed with " + embedder + ", about " + Counts.of(calls, "call")
                        + ".",
                "Векторы строит " + embedder + "; ответов: " + answers + ", вызовов: около " + calls + ".");
    }

    String embedded(int done, int answers, int calls) {
        return said(
                done + " of " + Counts.of(answers, "answer") + " embedded in " + Counts.of(calls, "call") + ".",
                "Векторы есть у " + done + " из " + answers + " ответов; вызовов: " + calls + ".");
    }

    String unembedded(String why) {
        return said("Not all answers are embedded: ", "Векторы есть не у всех ответов: ") + Said.reason(language, why);
    }

    String scored(int answers, String run) {
        return said(
                Counts.of(answers, "answer") + " of " + run + " scored.",
                "Запуск " + run + ", оценено ответов: " + answers + ".");
    }

    /** How many calls were in flight to a model. */
    String flight(String model, Flight flight) {
        if (language == Language.EN) return "Calls in flight to " + model + ": " + InFlight.words(flight) + ".";
        return "Вызовов одновременно к " + model + ": сначала " + flight.first() + ", самое большее " + flight.most()
                + ", в конце " + flight.last()
                + (flight.cuts() == 0 ? "" : "; убавлено из-за занятого или сбойного сервера, раз: " + flight.cuts())
                + ".";
    }

    /** That time will run out, by the pace of earlier runs. */
    String late(Term term, Duration needed, Duration left) {
        RunWords words = new RunWords(language);
        return said(
                "Will not finish by " + term.spoken() + ": about " + words.time(needed)
                        + " at the pace of earlier runs, " + words.time(left)
                        + " are left. Whole replicates come first; what is not reached is not run.",
                by(term) + " всё не успеть: при темпе прежних запусков нужно около " + words.time(needed)
                        + ", а осталось " + words.time(left)
                        + ". Сначала идут полные повторы; до чего очередь не дойдёт, то не будет задано.");
    }

    /**
     * That time will run out, by the pace of this run.
     *
     * @param reached trials that will have ended by then, about
     */
    String tooSlow(Term term, long reached, int planned) {
        return said(
                "Will not finish by " + term.spoken() + ": about " + reached + " of " + Counts.of(planned, "trial")
                        + " until then; what is not reached is not run.",
                by(term) + " всё не успеть: при нынешнем темпе будет готово около " + reached + " из " + planned
                        + "; до чего очередь не дойдёт, то не будет задано.");
    }

    /** That time will do, though it did not seem so. */
    String fastEnough(Term term) {
        return said("Will finish by " + term.spoken() + " after all.", by(term) + " всё-таки всё будет готово.");
    }

    /** That a night is waited for. */
    String waiting(ZonedDateTime begins) {
        return said(
                "Waiting for the night, which begins at " + begins.toLocalTime() + " on " + begins.toLocalDate() + ".",
                "Ожидание ночи: она начнётся в " + begins.toLocalTime() + ", дата — " + begins.toLocalDate() + ".");
    }

    /** That the command that was to tell of a night did not do so; {@code wrong} is its clause. */
    String unheard(String wrong) {
        return said("The command of --notify: " + wrong + ".", "Команда из --notify: " + russian(wrong) + ".");
    }

    private static String russian(String wrong) {
        return wrong.replaceFirst("^it had not ended after (\\d+) s$", "не завершилась за $1 с")
                .replaceFirst("^it ended with (\\d+)$", "завершилась с кодом $1")
                .replaceFirst("^it could not be started$", "запустить её не удалось");
    }

    String unlogged() {
        return said(
                NightLog.NAME + " in the results folder could not be written.",
                "Записать " + NightLog.NAME + " в папке результатов не удалось.");
    }

    String warnings(int warnings, String file) {
        return said(
                Counts.of(warnings, "warning") + "; phrasefield check " + file + " shows them.",
                "Предупреждений: " + warnings + "; их покажет phrasefield check " + file + ".");
    }

    private String by(Term term) {
        return term.spoken().startsWith(Term.END)
                ? "К концу отведённого времени ("
                        + new RunWords(language).units(term.spoken().substring(Term.END.length())) + ")"
                : "К " + term.spoken();
    }

    /**
     * What a plan no longer asks for; empty where that is nothing.
     *
     * @param gone answers that are there and not in the plan
     * @param before answers that are there
     */
    Optional<String> partings(String run, int gone, int before) {
        if (gone == 0) return Optional.empty();
        boolean one = gone == 1;
        String english = (gone == before
                        ? run + " shares no answer with this plan: its " + Counts.of(gone, "answer")
                        : run + " has " + Counts.of(gone, "answer") + " that this plan no longer asks for; "
                                + (one ? "it" : "they"))
                + (one ? " stays in the database and leaves" : " stay in the database and leave")
                + " the report; --new starts a run of its own.";
        String russian = (gone == before
                        ? "У запуска " + run + " нет с этим планом общих ответов"
                        : "В запуске " + run + " есть ответы, о которых этот план больше не спрашивает")
                + " (" + gone + "): они остаются в базе, но в отчёт не попадут; --new начнёт отдельный запуск.";
        return Optional.of(said(english, russian));
    }
}
