package org.phrasefield.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Index;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Said;
import org.phrasefield.forecast.Size;
import org.phrasefield.language.Language;
import org.phrasefield.report.BetText;

/** Asks a person for forecasts, one after the other, in English or Russian. Reads lines, so that a pipe does as well as a terminal. */
final class BettingScreen {
    private static final int MOST_COLUMNS = 100;
    private static final int FEWEST_IN_ORDER = 3;
    private static final int STOPPED = -1;

    private final Surroundings surroundings;
    private final Console console;
    private final Betting betting;
    private final Language reader;
    private final Columns columns;

    /** Questions that were answered or skipped, the last one first. */
    private final Deque<Place> done = new ArrayDeque<>();

    /** The question that the person went back to. */
    private Optional<Place> again = Optional.empty();

    /** What comes after a group of questions. */
    private enum Step {
        ON,
        BACK,
        STOP
    }

    BettingScreen(Surroundings surroundings, Console console, Betting betting, Language reader) {
        this.surroundings = surroundings;
        this.console = console;
        this.betting = betting;
        this.reader = reader;
        this.columns = new Columns(Math.min(MOST_COLUMNS, surroundings.columns()));
    }

    /** Asks until all is said or the person stops. */
    void show() {
        int all = betting.questions().all().size();
        if (betting.claims().size() < all) say(help());
        List<List<Place>> groups = betting.questions().groups();
        int at = 0;
        while (at >= 0 && at < groups.size()) at = next(groups, at);
        int said = betting.claims().size();
        String counted = betting.person().name() + ": "
                + say(
                        said + " of " + Counts.of(all, "forecast") + " on "
                                + betting.protocol().id(),
                        "сделано " + said + " из " + all + " прогнозов по "
                                + betting.protocol().id())
                + say(", protocol hash ", ", хеш протокола ")
                + betting.protocol().hash().substring(0, 12);
        console.say(counted + (said < all ? say("; the same command goes on.", "; та же команда продолжит.") : "."));
    }

    private String help() {
        return say(
                "A sign says how the answers will differ from those to "
                        + betting.protocol().control()
                        + "; it may be followed by the two ends of an 80 % interval, and by the probability that the difference matters: "
                        + "++, or + 1.3 1.8, or + 1.3 1.8 90%. Enter skips, u takes the last one back, skipped or not, q stops; what was said is kept.",
                "Знак говорит, чем ответы будут отличаться от ответов на "
                        + betting.protocol().control()
                        + "; за ним могут стоять две границы 80-процентного интервала и вероятность того, что разница существенна: "
                        + "++, или + 1,3 1,8, или + 1,3 1,8 90%. Enter — пропустить, у — вернуться к предыдущему, в — выйти; сказанное сохраняется.");
    }

    /** The number of the group that comes after this one is asked: that of the last question where the person goes back; −1 where it stops. */
    private int next(List<List<Place>> groups, int number) {
        return switch (asked(groups.get(number))) {
            case ON -> number + 1;
            case STOP -> STOPPED;
            case BACK -> {
                int at = 0;
                while (!groups.get(at).contains(again.orElseThrow())) at++;
                yield at;
            }
        };
    }

    /** Takes back what was last said or skipped, which is then asked again. */
    private Place undone() {
        Place last = done.pop();
        betting.takeBack(Set.of(last), surroundings.clock().instant());
        return last;
    }

    private Step asked(List<Place> group) {
        List<Place> open = new ArrayList<>(group);
        open.removeAll(betting.said(group));
        boolean unordered = betting.said(group).stream()
                .anyMatch(place -> betting.claim(place).orElseThrow().rank().isEmpty());
        if (open.isEmpty() && !unordered) return Step.ON;
        if (!open.isEmpty()) head(group.get(0));
        int at = Math.max(0, again.map(open::indexOf).orElse(0));
        again = Optional.empty();
        while (at < open.size()) {
            Place place = open.get(at);
            console.result(group.indexOf(place) + 1 + "/" + group.size() + "  "
                    + BetText.form(reader.tag(), place.form()) + " ?");
            String line = line();
            if (line == null || quits(line)) return Step.STOP;
            if (undoes(line)) {
                if (done.isEmpty()) {
                    say(say("Nothing to take back.", "Отменять нечего."));
                    continue;
                }
                Place last = undone();
                at = open.indexOf(last);
                if (at < 0) {
                    again = Optional.of(last);
                    return Step.BACK;
                }
            } else if (line.isBlank() || skips(line) || taken(place, line)) {
                done.push(place);
                at++;
            }
        }
        return ordered(betting.said(group));
    }

    private boolean taken(Place place, String line) {
        Said said = Said.line(place.index(), line);
        if (said instanceof Said.Wrong wrong) {
            String clause = wrong.fault().clause(russian());
            say(clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".");
            return false;
        }
        Claim claim = ((Said.Claimed) said).claim();
        betting.keep(List.of(betting.bet(place, claim, surroundings.clock().instant())));
        console.result("    " + claim.size().sign() + "  " + range(place.index(), claim.low(), claim.high())
                + say(" (80 %), matters: ", " (80 %), существенно: ")
                + String.format(Locale.ROOT, "%.0f %%", 100 * claim.probability()));
        return true;
    }

    /** The order of forms, from the least to the most. */
    private Step ordered(List<Place> said) {
        if (said.size() < FEWEST_IN_ORDER
                || said.stream()
                        .allMatch(place ->
                                betting.claim(place).orElseThrow().rank().isPresent())) return Step.ON;
        List<Place> order = new ArrayList<>(said);
        order.sort(Comparator.comparingDouble(
                place -> betting.claim(place).orElseThrow().middle()));
        List<String> names = new ArrayList<>();
        for (int at = 0; at < order.size(); at++) {
            names.add(at + 1 + "\u00A0" + order.get(at).form());
        }
        say(
                say(
                        "From the least to the most: " + String.join(", ", names)
                                + ". Enter keeps this order; else type the numbers in yours, = between equals, such as 2 1=3.",
                        "От меньшего к большему: " + String.join(", ", names)
                                + ". Enter оставит этот порядок; иначе напишите номера в своём порядке, = между равными, например 2 1=3."));
        while (true) {
            String line = line();
            if (line == null || quits(line)) return Step.STOP;
            if (undoes(line)) {
                if (done.isEmpty()) {
                    say(say("Nothing to take back.", "Отменять нечего."));
                    continue;
                }
                again = Optional.of(undone());
                return Step.BACK;
            }
            Optional<List<Integer>> ranks =
                    line.isBlank() || skips(line) ? Optional.of(byMiddle(order)) : ranks(line, order.size());
            if (ranks.isPresent()) {
                List<Bet> bets = new ArrayList<>();
                for (int at = 0; at < order.size(); at++) {
                    Claim claim = betting.claim(order.get(at)).orElseThrow();
                    bets.add(betting.bet(
                            order.get(at),
                            claim.at(ranks.get().get(at)),
                            surroundings.clock().instant()));
                }
                betting.keep(bets);
                return Step.ON;
            }
            say(say(
                    "Each number from 1 to " + order.size() + " once, please.",
                    "Каждый номер от 1 до " + order.size() + " один раз, пожалуйста."));
        }
    }

    /** Forms with the same middle share a place. */
    private List<Integer> byMiddle(List<Place> order) {
        List<Integer> ranks = new ArrayList<>();
        double before = Double.NaN;
        for (int at = 0; at < order.size(); at++) {
            double middle = betting.claim(order.get(at)).orElseThrow().middle();
            ranks.add(middle == before ? ranks.get(at - 1) : at + 1);
            before = middle;
        }
        return ranks;
    }

    /** The place of each, by its number; empty where that is no order of all. */
    private static Optional<List<Integer>> ranks(String line, int all) {
        Integer[] ranks = new Integer[all];
        int place = 1;
        for (String equals :
                line.replaceAll("\\s*=\\s*", "=").replace(',', ' ').strip().split("\\s+")) {
            String[] numbers = equals.split("=", -1);
            for (String number : numbers) {
                int at = number.matches("[0-9]{1,3}") ? Integer.parseInt(number) - 1 : -1;
                if (at < 0 || at >= all || ranks[at] != null) return Optional.empty();
                ranks[at] = place;
            }
            place += numbers.length;
        }
        return place == all + 1 ? Optional.of(List.of(ranks)) : Optional.empty();
    }

    private void head(Place place) {
        Index index = place.index();
        String unit = index.ratio()
                ? say("times as much (1 is the same)", "во сколько раз (1 — столько же)")
                : index.metric().unit(reader);
        console.result("");
        say(index.metric().name(reader).toUpperCase(Locale.ROOT) + " · " + place.language() + " · " + place.model()
                + " · " + unit);
        double weak = index.interest();
        double strong = weak * Index.STRONG;
        List<String> sizes = new ArrayList<>();
        for (Size size : index.sizes()) {
            String limits = switch (size) {
                case MUCH_LESS -> "≤ " + number(index, -strong);
                case LESS -> "≤ " + number(index, -weak);
                case NONE -> say("about the same", "почти то же");
                case MORE -> "≥ " + number(index, weak);
                case MUCH_MORE -> "≥ " + number(index, strong);
            };
            sizes.add((size.sign() + " " + limits).replace(' ', '\u00A0'));
        }
        say(sizes.stream().collect(Collectors.joining("   ")));
    }

    private String range(Index index, double low, double high) {
        return number(index, low) + " … " + number(index, high);
    }

    private String number(Index index, double own) {
        int decimals = index == Index.ZONE ? 3 : index == Index.DEPTH ? 0 : 2;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", index.written(own));
        String said = russian() ? text.replace('.', ',') : text;
        return index.ratio() ? "×" + said : said;
    }

    private boolean russian() {
        return reader == Language.RU;
    }

    private String say(String english, String russian) {
        return russian() ? russian : english;
    }

    private void say(String line) {
        console.result(columns.wrapped("", line));
    }

    private static boolean quits(String line) {
        return one(line, "q", "й", "в");
    }

    private static boolean undoes(String line) {
        return one(line, "u", "г", "у");
    }

    private static boolean skips(String line) {
        return one(line, "s", "ы", "п");
    }

    /** Whether the line is one of these letters: as on the key with the Latin letter, or of the Russian word. */
    private static boolean one(String line, String... letters) {
        return List.of(letters).contains(line.strip().toLowerCase(Locale.ROOT));
    }

    private @Nullable String line() {
        try {
            return surroundings.in().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
