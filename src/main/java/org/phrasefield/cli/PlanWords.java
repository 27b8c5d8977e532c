package org.phrasefield.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phrasefield.language.Language;
import org.phrasefield.llm.Sampling;
import org.phrasefield.protocol.Money;

/**
 * What is said of a plan, in the language of its report.
 *
 * @param run the words of a run in that language
 */
record PlanWords(RunWords run) {
    private String said(String english, String russian) {
        return run.language() == Language.RU ? russian : english;
    }

    private String all(long cells, int trials) {
        return said(
                Counts.of(cells, "cell") + ", " + Counts.of(trials, "trial"),
                "ячеек: " + cells + ", вопросов: " + trials);
    }

    String settled(long cells, int trials, String id) {
        return all(cells, trials) + said(", all of them settled in " + id, "; все уже заданы в запуске " + id);
    }

    /** @param id of the run that is gone on with; empty where a new one begins */
    String toAsk(long cells, int trials, int open, Optional<String> id) {
        if (open == trials) {
            return all(cells, trials)
                    + said(
                            ", as many calls when nothing has to be asked again",
                            "; вызовов столько же, если ничего не придётся повторять");
        }
        String known = id.orElseThrow();
        return all(cells, trials)
                + said(
                        "; " + (trials - open) + (trials - open == 1 ? " is" : " are") + " settled in " + known + ", "
                                + open + (open == 1 ? " is" : " are") + " to be asked",
                        "; в запуске " + known + " готово: " + (trials - open) + ", осталось задать: " + open);
    }

    String tokens(long input, long output) {
        return said(
                "about " + Counts.of(input, "token") + " to send, " + output + " at most to receive",
                "токенов отправить: около " + input + ", получить: не больше " + output);
    }

    String time(Duration time) {
        return said(
                "about " + run.time(time) + " at the pace of the newest run of this model",
                "около " + run.time(time) + " в темпе последнего запуска этой модели");
    }

    String noTime() {
        return said(
                "time: not known before this model has answered once",
                "время: неизвестно, пока эта модель ни разу не ответила");
    }

    String money(Money least, Money most) {
        return said(
                "money: " + least.spoken() + " for the prompts, up to " + most.spoken()
                        + " where every answer is as long as it may be",
                "деньги: " + least.spoken().replace('.', ',') + " за сами вопросы, до "
                        + most.spoken().replace('.', ',') + ", если каждый ответ окажется предельной длины");
    }

    /** What is sent to draw the next token by, and what is left to a model and its server. */
    String sampling(String model, Sampling sampling) {
        String sent = sampling.sent().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        String left = String.join(", ", sampling.left());
        return said(
                "sampling of " + model + ": " + (sent.isEmpty() ? "nothing" : sent)
                        + " is sent; left to the model and its server, " + "whose next version may take other values: "
                        + left,
                "выборка у " + model + ": " + (sent.isEmpty() ? "ничего не передаётся" : "передаётся " + sent)
                        + "; на усмотрение модели и её сервера, у новой версии которого значения могут быть другими, оставлено: "
                        + left);
    }

    String judge(long anchors, long pairs) {
        return said(
                "the judge: " + Counts.of(anchors, "question") + " about anchors; where it can tell those apart, "
                        + pairs + " at most about answers",
                "судья: вопросов об образцах: " + anchors + "; если он их различает, вопросов об ответах: не больше "
                        + pairs);
    }

    String embedding(int calls, String model) {
        return said(
                "then about " + Counts.of(calls, "call") + " to embed the answers with " + model,
                "затем векторы ответов от " + model + ", вызовов: около " + calls);
    }
}
