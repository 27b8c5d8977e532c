package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.OfForm;

/** Where there is no number the reason stands, in every way of showing effects. */
class GapTest {
    private static final String CUT = "analogy: 43 % cut by the token limit";
    private static final String THIN = "a distance needs 2 answers to each form of an intent";

    /** Length of one form is lost to cut answers, and no form has a zone. */
    private static Study lacking(String language) {
        Study study = SampleStudy.calm(language, 2);
        List<Effect> effects = study.map().effects().stream()
                .map(effect -> effect.metric().equals("zone")
                        ? SampleStudy.untold(effect, THIN)
                        : effect.metric().equals("log-words")
                                        && effect.contrast().equals(new OfForm("analogy"))
                                ? SampleStudy.untold(effect, CUT)
                                : effect)
                .toList();
        return SampleStudy.with(study, effects);
    }

    private static final List<String> REASONS =
            List.of("○ 43 % cut", "- ○ Zone: a distance needs 2 answers to each form of an intent");
    private static final List<String> PRICHINY =
            List.of("○ обрыв: 43 %", "- ○ Зона: расстояние считается от 2 ответов на форму в каждой теме");

    private static List<String> reasons(String language) {
        return language.equals("en") ? REASONS : PRICHINY;
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ').replace('\u202F', ' ');
    }

    @Test
    void terminalAndMarkdownSayTheSameReasons() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Study study = lacking(language);
            StringBuilder terminal = new StringBuilder();
            EffectTable.write(study, new EffectTable.Look(language, 400, false), terminal);
            StringBuilder markdown = new StringBuilder();
            EffectTable.markdown(study, language, markdown);
            Document page = Jsoup.parse(PageTest.html(study));
            for (String reason : reasons(language)) {
                assertThat(plain(terminal.toString())).contains(reason.replace("- ", ""));
                assertThat(plain(markdown.toString())).contains(reason);
                assertThat(plain(page.select(".markdown pre").text())).contains(reason);
            }
        }
    }

    @Test
    void pageSaysWhyInThePlaceOfTheNumberAndInItsHead() throws IOException {
        Document page = Jsoup.parse(PageTest.html(lacking("en")));
        assertThat(page.select(".effects td .gap").eachText().stream().map(GapTest::plain))
                .containsExactly("43 % cut");
        assertThat(page.select(".effects td:has(.gap) > details > summary")).hasSize(1);
        assertThat(plain(page.select(".effects td:has(.gap) .why").text())).contains("“What is it like…”: 43 % cut");
        assertThat(page.select("header .lead").text())
                .contains("No number at all: Zone, Depth; the reasons stand below the effect map.");
        assertThat(page.select(".gaps li").eachText())
                .containsExactly(
                        "† " + Texts.of("en").say("table.explored"),
                        "Zone: a distance needs 2 answers to each form of an intent",
                        "Depth: no judge was asked",
                        Texts.of("en").say("people.none", "Strategy"));
        assertThat(page.select(".untold").text()).contains("Zone").doesNotContain("Every comparison could be told");
    }

    @Test
    void severalReasonsForNoNumberAtAllStandInBriefWithTheirForms() throws IOException {
        Study study = SampleStudy.calm("en", 2);
        List<Effect> effects = study.map().effects().stream()
                .map(effect -> !effect.metric().equals("log-words")
                        ? effect
                        : SampleStudy.untold(
                                effect,
                                effect.contrast().equals(new OfForm("story"))
                                        ? "story: 30 % cut by the token limit"
                                        : effect.contrast().equals(new OfForm("name"))
                                                ? "name: 40 % cut by the token limit"
                                                : "an interval needs 6 intents, here are 5"))
                .toList();
        StringBuilder terminal = new StringBuilder();
        EffectTable.write(SampleStudy.with(study, effects), new EffectTable.Look("en", 400, false), terminal);
        assertThat(plain(terminal.toString()))
                .contains("○ Length: 5 of 6 intents (“How many…”, “What do you think…”,")
                .contains("40 % cut (“Name…”)", "30 % cut (“Tell a story…”)");
    }

    @Test
    void everyReasonThatAnEffectCanHaveIsSaidInLittleSpace() {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            for (String reason : List.of(
                    "name was not asked",
                    CUT,
                    "direct: 30 % are no answers that can be scored",
                    "name: only 3 of 60 answers have this score",
                    "an interval needs 6 intents, here are 5",
                    "an interval needs 5 scored answers to each prompt, here are 2",
                    "all answers to a prompt have exactly the same score",
                    "every intent gives exactly the same difference",
                    "too few answers have the scores that this is made of",
                    "not shown: accuracy 0.61 < 0.70 on our set",
                    "at temperature 0 a model draws nothing, so its answers say nothing of scope",
                    "scope needs 3 answers to each form of an intent",
                    "scope needs 3 answers of 25 content words to each form of an intent",
                    "direct: only 2 of 60 answers have the 25 content words that are compared:"
                            + " scope cannot be separated from length",
                    "story: 60 % of its answers repeat another of their cell word for word",
                    "story: only 60 % of its words are in the dictionary, too few for word lists",
                    "in 5 of 9 comparisons all answers of a side are alike",
                    THIN,
                    "the judge preferred neither answer in any pair",
                    "the judge has not been asked to the end yet",
                    "the judge fails: it decided 2 of 8 anchors",
                    "the judge fails: the order of the answers decides 7 of 9 pairs",
                    "the judge fails: it called every pair of anchors a tie",
                    "lengths do not overlap: 3 % of the pairs lie where both forms have answers",
                    "not gated: give anchors")) {
                assertThat(Reasons.brief(reason, texts))
                        .as(reason)
                        .isNotEqualTo(texts.say("short.other"))
                        .hasSizeLessThanOrEqualTo(24);
            }
            for (String key : texts.keys()) {
                if (key.startsWith("reason.judge-")
                        && texts.say(key)
                                .startsWith(texts.say("reason.judge-tied").substring(0, 8)))
                    assertThat(texts.keys()).contains(key.replace("reason.", "short."));
            }
        }
    }
}
