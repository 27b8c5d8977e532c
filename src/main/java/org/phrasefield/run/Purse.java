package org.phrasefield.run;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Price;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/**
 * Keeps a run to its budget: a call is paid for before it is made, tokens once they are known. Of money, the most that a call can cost is put
 * by before it is made, so that calls in flight together cannot spend more than there is. Safe from any thread.
 */
final class Purse {
    private final Protocol protocol;
    private final Budget budget;
    private final Stop stop;
    private long calls;
    private long tokens;
    private BigDecimal money;
    /** What the calls in flight may cost at most. */
    private BigDecimal putBy = BigDecimal.ZERO;

    private final long lost;

    /** @param plan what is asked: of a call that was lost, the most that one of these can take is counted */
    Purse(Protocol protocol, Plan plan, Spent spent, Stop stop) {
        this.protocol = protocol;
        this.budget = protocol.budget();
        this.stop = stop;
        lost = spent.lost();
        calls = spent.charged();
        long most = lost == 0
                ? 0
                : plan.trials().stream().mapToLong(Purse::mostTokens).max().orElse(0);
        tokens = spent.tokens() + lost * most;
        BigDecimal dearest = lost == 0
                ? BigDecimal.ZERO
                : plan.trials().stream().map(this::most).reduce(BigDecimal.ZERO, BigDecimal::max);
        money = spent.amount(protocol).add(dearest.multiply(BigDecimal.valueOf(lost)));
    }

    private static long mostTokens(Trial trial) {
        return input(trial) + trial.settings().maxTokens();
    }

    /** Tokens of the messages at most: no vocabulary makes more of a text than it has bytes. */
    private static long input(Trial trial) {
        return trial.messages().stream().mapToLong(Purse::bytes).sum();
    }

    private Optional<Price> price(String model) {
        return protocol.model(model).flatMap(ModelChoice::price);
    }

    /** Takes one call out; false when there is none left, and then the run is asked to stop. */
    synchronized boolean take(Trial trial) {
        if (budget.tokens().isPresent() && tokens >= budget.tokens().getAsLong()) {
            return usedUp(budget.tokens().getAsLong(), "token");
        }
        if (budget.calls().isPresent() && calls >= budget.calls().getAsLong()) {
            return usedUp(budget.calls().getAsLong(), "call");
        }
        BigDecimal most = most(trial);
        if (budget.money().isPresent()) {
            BigDecimal after = money.add(putBy).add(most);
            Money all = budget.money().get();
            if (after.compareTo(all.amount()) > 0) {
                Money one = new Money(most, all.currency());
                return most.compareTo(all.amount()) > 0
                        ? end("one call may cost up to " + one.spoken() + ", and the budget is " + all.spoken())
                        : end("the budget of " + all.spoken() + " is used up");
            }
        }
        calls++;
        putBy = putBy.add(most);
        return true;
    }

    private boolean usedUp(long number, String what) {
        return end("the budget of " + number + " " + what + (number == 1 ? "" : "s") + " is used up");
    }

    private boolean end(String why) {
        String counted = lost == 0
                ? ""
                : "; as made counts what was in flight when the run was ended without a word, " + lost + " at most";
        stop.ask(Status.INCOMPLETE, why + counted, Remedy.BUDGET);
        return false;
    }

    /** A call that was taken out has ended. */
    synchronized void made(Trial trial, Attempt attempt) {
        putBy = putBy.subtract(most(trial));
        attempt.outcome().text().ifPresent(answer -> {
            Usage usage = answer.usage();
            tokens += total(usage);
            price(trial.cell().model())
                    .ifPresent(price -> money = money.add(price.of(
                            usage.inputTokens().orElse(0), usage.outputTokens().orElse(0))));
        });
    }

    /** What a call can cost. */
    private BigDecimal most(Trial trial) {
        return price(trial.cell().model())
                .map(price -> price.of(input(trial), trial.settings().maxTokens()))
                .orElse(BigDecimal.ZERO);
    }

    private static long bytes(Message message) {
        return message.text().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Tokens of an outcome, as far as the service said. */
    static long total(Usage usage) {
        return (long) usage.inputTokens().orElse(0) + usage.outputTokens().orElse(0);
    }

    static Outcome notRun() {
        return new Outcome.NotRun("budget used up");
    }
}
