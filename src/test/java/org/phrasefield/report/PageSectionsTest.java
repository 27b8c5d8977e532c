package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.ControlSplit;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Evidence;
import org.phrasefield.map.Interaction;
import org.phrasefield.map.Interaction.Side;
import org.phrasefield.map.Loss;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Price;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.stats.Interval;
import org.phrasefield.trial.RunRecord;

/** Losses that are tested, money, differences between models, and sentences that name a form once. */
class PageSectionsTest {
    private static final String MODEL = "ollama/llama3.2";

    private static Document page(Study study) throws IOException {
        return Jsoup.parse(PageTest.html(study));
    }

    private static Study with(Study study, List<Loss> losses, List<Interaction> interactions) {
        EffectMap map = new EffectMap(
                study.map().effects(),
                study.map().levels(),
                study.map().tallies(),
                losses,
                interactions,
                List.of(),
                List.of(),
                List.of());
        return new Study(study.run(), study.protocol(), map, study.rows());
    }

    @Test
    void unequalLossesAreNamedWithTheirProbability() throws IOException {
        Study study = with(
                SampleStudy.calm("en", 3),
                List.of(
                        new Loss("en", MODEL, "story", 9, 18, 0, 18, 0.0002, 0.0018),
                        new Loss("en", MODEL, "name", 2, 18, 1, 18, 0.9, 1)),
                List.of());
        Document page = page(study);
        assertThat(page.select(".losses .caution").eachText())
                .singleElement()
                .asString()
                .contains("“Tell a story…” lost 9 of 18 trials, the control 0 of 18", "p 0.002");
        int column = page.select(".losses th[scope=col]").eachText().indexOf("p against the control");
        assertThat(page.select(".losses tbody tr").stream()
                        .map(row -> row.child(column).text()))
                .contains("0.002", "1.000")
                .startsWith("–");
    }

    private static Study ending(Study study, String form, Verdict verdict) {
        List<Effect> effects = study.map().effects().stream()
                .map(effect -> !effect.contrast().equals(new Effect.OfForm(form))
                        ? effect
                        : new Effect(
                                effect.language(),
                                effect.model(),
                                effect.metric(),
                                effect.contrast(),
                                effect.interval(),
                                effect.unit(),
                                6,
                                34,
                                verdict,
                                "",
                                List.of()))
                .toList();
        return SampleStudy.with(study, effects);
    }

    @Test
    void noRelevantEffectAndCannotTellAreDifferentAnswersOnACard() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            Study study = SampleStudy.calm(language, 2);
            assertThat(page(ending(study, "name", Verdict.NONE))
                            .select("#p0-form-2 .profile")
                            .text())
                    .isEqualTo(texts.say("card.none"));
            assertThat(page(ending(study, "name", Verdict.CANNOT_TELL))
                            .select("#p0-form-2 .profile")
                            .text())
                    .isEqualTo(texts.say("card.cannot-tell"));
        }
    }

    @Test
    void ofAnswersMadeElsewhereOnlyWhatIsKnownIsSaid() throws IOException {
        Study study = SampleStudy.calm("en", 2);
        RunRecord run = study.run();
        RunRecord imported = new RunRecord(
                run.id(),
                1,
                run.protocol(),
                1,
                run.protocolHash(),
                run.protocolText(),
                RunRecord.NO_WORDINGS,
                run.tool(),
                4711,
                run.models(),
                List.of(),
                run.startedAt(),
                run.endedAt(),
                run.status());
        Document page = page(new Study(imported, study.protocol(), study.map(), study.rows()));
        assertThat(page.select(".facts dt").eachText()).containsExactly("Model", "Answers", "Imported");
        assertThat(page.select(".facts").text()).doesNotContain("temperature", "tokens", "system message", "took");
        assertThat(page.select("#p0-losses").text()).doesNotContain("calls", "asked again");
        assertThat(page.select("#method").text()).doesNotContain("4711", "wordings none");
    }

    @Test
    void moneyIsWhatTheTokensCostAtTheProtocolsPrices() throws IOException {
        Study study = SampleStudy.calm("ru", 3);
        assertThat(page(study).select(".cost").text()).doesNotContain("EUR");
        Price price = new Price(new Money(new BigDecimal("10"), "EUR"), new Money(new BigDecimal("30"), "EUR"));
        Protocol protocol = study.protocol()
                .asking(List.of(new ModelChoice(
                        ModelChoice.Role.SUBJECT,
                        MODEL,
                        Settings.DEFAULT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(price),
                        ModelChoice.DEFAULT_PAIRS)));
        Traffic all = new Traffic();
        study.rows().each(all::add);
        String money = new Money(price.of(all.inputTokens(), all.outputTokens()), "EUR").spoken();
        assertThat(page(new Study(study.run(), protocol, study.map(), study.rows()))
                        .select(".cost")
                        .text())
                .contains("По ценам из протокола это " + money.replace('.', ','));
    }

    @Test
    void anEffectSaysWhatIsLeftOutOfItAndHowLargeItIsInDeviations() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            Study study = SampleStudy.calm(language, 2);
            Effect length = study.map().effects().stream()
                    .filter(effect -> effect.metric().equals("log-words"))
                    .findFirst()
                    .orElseThrow();
            Evidence evidence = new Evidence(
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.of(new Interval(1.5, 1.25, 1.75)),
                    length.verdict(),
                    Optional.empty(),
                    new Evidence.Missing(7, 2),
                    List.of(),
                    List.of());
            Effect known = new Effect(
                    length.language(),
                    length.model(),
                    length.metric(),
                    length.contrast(),
                    length.interval(),
                    length.unit(),
                    4,
                    17,
                    length.verdict(),
                    "",
                    List.of(),
                    evidence);
            String popup = page(SampleStudy.with(study, List.of(known)))
                    .select(".effects .why")
                    .text();
            assertThat(popup)
                    .contains(texts.say("cell.left-out") + " " + texts.count("cell.left-out.answers", 7) + " "
                            + texts.count("cell.left-out.intents", 2))
                    .contains(texts.say("cell.deviations") + " +" + texts.fixed(1.5, 2));
        }
    }

    @Test
    void whatStyleIsMadeOfAndWhyTheRestIsLeftOutStandsInItsPopup() throws IOException {
        for (String language : List.of("en", "ru")) {
            Texts texts = Texts.of(language);
            Study study = SampleStudy.calm(language, 2);
            Effect some = study.map().effects().get(0);
            Evidence evidence = new Evidence(
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    some.verdict(),
                    Optional.empty(),
                    new Evidence.Missing(0, 0),
                    List.of("hedges", "questions"),
                    List.of("bold"));
            Effect style = new Effect(
                    some.language(),
                    some.model(),
                    "style",
                    some.contrast(),
                    Optional.of(new Interval(1.5, 1.25, 1.75)),
                    "",
                    4,
                    17,
                    Verdict.DIFFERS,
                    "",
                    List.of(),
                    evidence);
            String popup = page(SampleStudy.with(study, List.of(style)))
                    .select(".effects .why")
                    .text();
            String bold = MetricText.of("bold", texts).name();
            assertThat(popup)
                    .contains(MetricText.of("hedges", texts).name() + ", "
                            + MetricText.of("questions", texts).name())
                    .contains(texts.say("cell.members.still", bold));
            assertThat(popup.split(Pattern.quote(bold), -1)).as("named once").hasSize(2);
        }
    }

    /** The same effect with other evidence and interval. */
    private static Effect known(Effect effect, Optional<Interval> interval, String notByWordings) {
        Evidence evidence = new Evidence(
                Optional.empty(),
                Optional.empty(),
                notByWordings,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                effect.verdict(),
                Optional.empty(),
                new Evidence.Missing(0, 0),
                List.of(),
                List.of());
        return new Effect(
                effect.language(),
                effect.model(),
                effect.metric(),
                effect.contrast(),
                interval,
                effect.unit(),
                effect.intents(),
                effect.answers(),
                interval.isEmpty() ? Verdict.CANNOT_TELL : effect.verdict(),
                interval.isEmpty() ? "an interval needs 6 intents, here are 2" : "",
                List.of(),
                evidence);
    }

    @Test
    void whatIsKnownOfTheWordingsAskedAloneIsSaidAndWhy() throws IOException {
        String why = "not every wording meets every intent: that takes 5 trials";
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            Study study = SampleStudy.calm(language, 2);
            List<Effect> effects = study.map().effects().stream()
                    .map(effect ->
                            known(effect, effect.interval(), effect.metric().equals("log-words") ? why : ""))
                    .toList();
            String said = texts.say(
                    "table.wordings", MetricText.of("log-words", texts).brief(), texts.reason(why));
            assertThat(page(SampleStudy.with(study, effects))
                            .select("header .lead")
                            .text())
                    .contains(said);
            assertThat(page(study).select("header .lead").text()).doesNotContain(said.substring(said.indexOf(':')));
        }
    }

    @Test
    void columnsThatNobodyPlannedAreMarkedAndNotCountedAsPlanned() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            Study study = SampleStudy.calm(language, 2);
            List<Effect> effects = study.map().effects().stream()
                    .map(effect -> {
                        boolean index = MetricText.column(effect.metric())
                                && !effect.metric().equals("log-words");
                        return known(effect, index ? Optional.empty() : effect.interval(), "");
                    })
                    .toList();
            Study shrunk = SampleStudy.with(study, effects);
            Document page = page(shrunk);
            assertThat(page.select(".effects thead th").eachText())
                    .filteredOn(head -> head.contains("†"))
                    .isNotEmpty()
                    .noneMatch(head ->
                            head.startsWith(MetricText.of("log-words", texts).head() + "\u00A0†"));
            assertThat(page.select(".gaps li").eachText()).contains("† " + texts.say("table.explored"));
            assertThat(page.select(".effects td .column").eachText())
                    .filteredOn(column -> column.contains("†"))
                    .isNotEmpty()
                    .noneMatch(column ->
                            column.startsWith(MetricText.of("log-words", texts).head() + "\u00A0†"));
            assertThat(page.select(".markdown pre").text().lines().filter(line -> line.contains("†")))
                    .as("the heads and what the mark means")
                    .hasSize(2);
            long planned = effects.stream()
                    .filter(effect -> MetricText.PLANNED.contains(effect.metric()))
                    .count();
            assertThat(page.select("#method").text()).contains(texts.count("method.chance", planned));
            StringBuilder terminal = new StringBuilder();
            EffectTable.write(shrunk, new EffectTable.Look(language, 400, false), terminal);
            assertThat(terminal.toString()).contains("† " + texts.say("table.explored"));
        }
    }

    @Test
    void reasonsAddUpToWhatCannotBeTold() {
        Texts texts = Texts.of("en");
        Study study = SampleStudy.calm("en", 2);
        List<Effect> effects = new ArrayList<>();
        for (Effect effect : study.map().effects()) {
            if (!effect.metric().equals("log-words")) continue;
            int at = effects.size();
            effects.add(
                    SampleStudy.untold(effect, "story: only " + Math.min(at, 5) + " of 12 answers have this score"));
        }
        Panel panel = Panel.of(SampleStudy.with(study, effects)).get(0);
        String untold = new Headline(texts, panel, panel, new EffectText(texts, panel)).untold();
        assertThat(untold).contains("(4)").contains("; 3 others.");
        assertThat(effects).hasSize(9);
    }

    @Test
    void anAnswerWithoutOneOfTheControlStandsAloneAndSaysWhy() throws IOException {
        Study study = SampleStudy.calm("en", 1);
        Document page = page(new Study(
                study.run(),
                study.protocol(),
                study.map(),
                reader -> study.rows().each(row -> {
                    if (!row.trial().cell().form().equals("direct")) reader.accept(row);
                })));
        assertThat(page.select(".cards h4").eachText()).isNotEmpty().noneMatch(head -> head.contains("beside"));
        assertThat(page.select(".cards .pair .how").eachText())
                .isNotEmpty()
                .allMatch(Texts.of("en").say("card.no-control")::equals);
    }

    @Test
    void theHeadlineSaysHowMuchAndHowSure() throws IOException {
        Study study = SampleStudy.calm("en", 2);
        Effect length = study.map().effects().stream()
                .filter(effect -> effect.metric().equals("log-words") && effect.verdict() == Verdict.MORE)
                .findFirst()
                .orElseThrow();
        String form = Texts.of("en").form(((Effect.OfForm) length.contrast()).form());
        EffectText effects = new EffectText(Texts.of("en"), Panel.of(study).get(0));
        assertThat(page(SampleStudy.with(study, List.of(length)))
                        .select("h1")
                        .text()
                        .replace('\u00A0', ' '))
                .isEqualTo("“" + form + "” (" + effects.number(length) + ", 95 % interval " + effects.narrow(length)
                        + ") gives longer answers.");
    }

    /** A study whose control was parted by length and by style. */
    static Study parted(Study study) {
        EffectMap map = new EffectMap(
                study.map().effects(),
                study.map().levels(),
                study.map().tallies(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new ControlSplit("en", MODEL, "log-words", 40, 0.05, OptionalDouble.of(0.1), 6),
                        new ControlSplit("en", MODEL, "style", 40, 0.025, OptionalDouble.empty(), 5),
                        new ControlSplit("en", "another", "style", 40, 1, OptionalDouble.empty(), 5)),
                List.of());
        return new Study(study.run(), study.protocol(), map, study.rows());
    }

    @Test
    void theControlAgainstItselfStandsBesideTheEffects() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            Document page = page(parted(SampleStudy.calm(language, 2)));
            assertThat(page.select("#p0-effects + #p0-control h2").text()).isEqualTo(texts.say("part.control"));
            assertThat(page.select("#p0-control tbody tr").eachText())
                    .containsExactly(
                            MetricText.of("log-words", texts).name() + " " + texts.percent(0.05) + " ×"
                                    + texts.fixed(Math.exp(0.1), 2) + " 6",
                            MetricText.of("style", texts).name() + " " + texts.percent(0.025) + " – 5");
            assertThat(page(SampleStudy.calm(language, 2)).select(".itself")).isEmpty();
        }
    }

    @Test
    void whatFollowsWhereTheControlIsUnlikeItselfIsSaidOnPageAndTerminal() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            Study calm = SampleStudy.calm(language, 2);
            List<ControlSplit> splits =
                    List.of(new ControlSplit("en", MODEL, "style", 40, 0.3, OptionalDouble.empty(), 6));
            EffectMap map = new EffectMap(
                    calm.map().effects(),
                    calm.map().levels(),
                    calm.map().tallies(),
                    List.of(),
                    List.of(),
                    List.of(),
                    splits,
                    List.of());
            Study doubted = new Study(calm.run(), calm.protocol(), map, calm.rows());
            String follows =
                    texts.say("control.outside", MetricText.of("style", texts).brief());
            assertThat(page(doubted).select("#p0-control .how").text()).contains(follows);
            StringBuilder terminal = new StringBuilder();
            EffectTable.write(doubted, new EffectTable.Look(language, 2000, false), terminal);
            assertThat(terminal.toString()).contains(follows);
            assertThat(page(parted(calm)).select("#p0-control .how").text()).doesNotContain(follows);
        }
    }

    static Interaction interaction(String language, String form, Verdict verdict, double ratio) {
        return new Interaction(
                "log-words",
                new Effect.OfForm(form),
                new Side(language, "ollama/a"),
                new Side(language, "openai/<b>"),
                Optional.of(new Interval(ratio, ratio * 0.9, ratio * 1.1)),
                "×",
                24,
                OptionalDouble.of(0.01),
                OptionalDouble.of(0.02),
                OptionalDouble.of(0.4),
                verdict,
                verdict,
                verdict == Verdict.CANNOT_TELL ? "one of the two effects cannot be told" : "");
    }

    @Test
    void modelsAreComparedInATableOfTheirOwn() throws IOException {
        Study study = with(
                SampleStudy.twoModels("en"),
                List.of(),
                List.of(
                        interaction("en", "story", Verdict.MORE, 1.5),
                        interaction("en", "name", Verdict.CANNOT_TELL, 1.02),
                        interaction("ru", "story", Verdict.LESS, 0.7)));
        Document page = page(study);
        assertThat(page.select("#between summary strong").eachText())
                .contains("ollama/a against openai/<b> (in English)", "ollama/a against openai/<b> (in Russian)");
        assertThat(page.select("#between td.more b").eachText()).containsExactly("×1.50");
        assertThat(page.select("#between td.cannot-tell b").eachText()).containsExactly("×1.02");
        assertThat(page.select("#between td.less small").eachText()).containsExactly("0.63 to 0.77", "24 topics");
        assertThat(page.select("#between td.cannot-tell").attr("title"))
                .isEqualTo("cannot tell: one of the two effects cannot be told");
        assertThat(page.select("nav a[href=#between]")).isNotEmpty();
        assertThat(page(SampleStudy.twoModels("en")).select("#between")).isEmpty();
    }

    private static Effect effect(String metric, String form, Verdict verdict) {
        return new Effect(
                "en",
                MODEL,
                metric,
                new Effect.OfForm(form),
                Optional.of(new Interval(1, 0.9, 1.1)),
                "",
                6,
                36,
                verdict,
                verdict == Verdict.CANNOT_TELL ? "the interval holds both no difference and one that would matter" : "",
                List.of());
    }

    @Test
    void aFormThatDoesSeveralThingsIsNamedOnce() throws IOException {
        Study study = SampleStudy.with(
                SampleStudy.calm("ru", 1),
                List.of(
                        effect("style", "story", Verdict.DIFFERS),
                        effect("zone", "story", Verdict.DIFFERS),
                        effect("strategy", "story", Verdict.DIFFERS)));
        assertThat(page(study).select("h1").text())
                .isEqualTo("«Расскажи историю…» даёт другой стиль, другую зону и другую стратегию.");
    }

    @Test
    void whatIsToldIsCountedWhereNothingShowsAnEffect() throws IOException {
        Study study = SampleStudy.with(
                SampleStudy.calm("en", 1),
                List.of(
                        effect("style", "story", Verdict.NONE),
                        effect("zone", "story", Verdict.NONE),
                        effect("strategy", "story", Verdict.CANNOT_TELL)));
        assertThat(page(study).select("h1").text())
                .isEqualTo("No way of asking shows an effect: 2 of 3 comparisons show none worth caring about,"
                        + " 1 cannot be told.");
    }
}
