package org.phrasefield.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
 * Keeps a run to its budget. A call is paid for before it is made; of tokens and money, the most that it can take is put by before, so that calls in flight
 * together cannot spend more than there is, and stays so where the service does not tell what it took. Where only what is put by for others leaves
 * too little, they are waited for. Safe from any thread.
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
    /** How many tokens they may take at most. */
    private long held;

    private int inFlight;
    /** How much may be taken until the share of who is asked now is used up. */
    private Share share;

    private final long lost;

    /** Up to where a share goes, all that was taken before counted; absent where there is no limit. */
    private record Share(OptionalLong calls, OptionalLong tokens, Optional<BigDecimal> money, boolean whole) {}

    /** What came of asking for a call. */
    enum Taken {
        YES,
        /** The share of who is asked is used up; others may have some left. */
        NOT_OF_THIS_SHARE,
        /** The budget is used up, and the run is asked to stop. */
        NO
    }

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
        tokens = spent.mostTokens(plan) + lost * most;
        BigDecimal dearest = lost == 0
                ? BigDecimal.ZERO
                : plan.trials().stream().map(this::most).reduce(BigDecimal.ZERO, BigDecimal::max);
        share = whole();
        money = spent.amount(protocol, plan).add(dearest.multiply(BigDecimal.valueOf(lost)));
    }

    private static long mostTokens(Trial trial) {
        return input(trial) + trial.settings().maxTokens();
    }

    /** Tokens of the messages at most: no vocabulary makes more of a text than it has bytes. */
    static long input(Trial trial) {
        return trial.messages().stream().mapToLong(Purse::bytes).sum();
    }

    private Optional<Price> price(String model) {
        return protocol.model(model).flatMap(ModelChoice::price);
    }

    private Share whole() {
        return new Share(budget.calls(), budget.tokens(), budget.money().map(Money::amount), true);
    }

    /** The next model is asked, and so many with it have to share what is left. */
    synchronized void share(int turns) {
        if (turns == 1) {
            share = whole();
            return;
        }
        OptionalLong ofCalls = part(budget.calls(), calls, turns);
        OptionalLong ofTokens = part(budget.tokens(), tokens, turns);
        Optional<BigDecimal> ofMoney = budget.money()
                .map(all -> all.amount().subtract(money))
                .map(left -> money.add(left.divide(BigDecimal.valueOf(turns), MathContext.DECIMAL64)));
        share = new Share(ofCalls, ofTokens, ofMoney, false);
    }

    private static OptionalLong part(OptionalLong all, long taken, int turns) {
        return all.isPresent() ? OptionalLong.of(taken + (all.getAsLong() - taken) / turns) : all;
    }

    /** Takes one call out, where there is one left. */
    synchronized Taken take(Trial trial) throws InterruptedException {
        while (!fits(trial, held, putBy)) {
            // What others take less than may be left for this one.
            if (inFlight == 0 || !fits(trial, 0, BigDecimal.ZERO))
                return share.whole() ? end(trial) : Taken.NOT_OF_THIS_SHARE;
            wait();
            if (stop.asked()) return Taken.NO;
        }
        calls++;
        inFlight++;
        held += mostTokens(trial);
        putBy = putBy.add(most(trial));
        return Taken.YES;
    }

    private boolean fits(Trial trial, long tokensPutBy, BigDecimal moneyPutBy) {
        long tokensAfter = tokens + tokensPutBy + mostTokens(trial);
        BigDecimal moneyAfter = money.add(moneyPutBy).add(most(trial));
        return calls < share.calls().orElse(Long.MAX_VALUE)
                && tokensAfter <= share.tokens().orElse(Long.MAX_VALUE)
                && share.money().filter(all -> moneyAfter.compareTo(all) > 0).isEmpty();
    }

    /** Nothing more can be taken: says what is used up. */
    private Taken end(Trial trial) {
        if (calls >= budget.calls().orElse(Long.MAX_VALUE))
            return usedUp(budget.calls().getAsLong(), "call");
        long limit = budget.tokens().orElse(Long.MAX_VALUE);
        long need = mostTokens(trial);
        if (need > limit) return end("one call may take up to " + need + " tokens, and the budget is " + limit);
        if (tokens + need > limit) return usedUp(limit, "token");
        Money all = budget.money().orElseThrow();
        BigDecimal most = most(trial);
        Money one = new Money(most, all.currency());
        return most.compareTo(all.amount()) > 0
                ? end("one call may cost up to " + one.spoken() + ", and the budget is " + all.spoken())
                : end("the budget of " + all.spoken() + " is used up");
    }

    private Taken usedUp(long number, String what) {
        return end("the budget of " + number + " " + what + (number == 1 ? "" : "s") + " is used up");
    }

    private Taken end(String why) {
        String counted = lost == 0
                ? ""
                : "; as made counts what was in flight when the run was ended without a word, " + lost + " at most";
        stop.ask(Status.INCOMPLETE, why + counted, Remedy.BUDGET);
        return Taken.NO;
    }

    /** A call that was taken out has ended. */
    synchronized void made(Trial trial, Attempt attempt) {
        inFlight--;
        held -= mostTokens(trial);
        putBy = putBy.subtract(most(trial));
        attempt.outcome().text().ifPresent(answer -> {
            Usage usage = answer.usage();
            long sent = told(usage.inputTokens(), input(trial));
            long back = told(usage.outputTokens(), trial.settings().maxTokens());
            tokens += sent + back;
            price(trial.cell().model()).ifPresent(price -> money = money.add(price.of(sent, back)));
        });
        notifyAll();
    }

    private static long told(OptionalInt count, long most) {
        return count.isPresent() ? count.getAsInt() : most;
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
