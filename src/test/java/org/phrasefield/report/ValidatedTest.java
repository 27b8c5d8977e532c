package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.map.Effect;
import org.phrasefield.map.RaterAgreement;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Rating;

/** What people have confirmed, and what not. */
class ValidatedTest {
    private static Study study(String language, Map<String, Set<String>> validated) {
        Study calm = SampleStudy.calm(language, 2);
        List<Effect> effects = new ArrayList<>(calm.map().effects());
        calm.map().effects().stream()
                .filter(effect -> effect.metric().equals("log-words"))
                .map(effect -> new Effect(
                        effect.language(),
                        effect.model(),
                        "depth",
                        effect.contrast(),
                        effect.interval(),
                        "percentage points",
                        effect.intents(),
                        effect.answers(),
                        effect.verdict(),
                        effect.reason(),
                        List.of()))
                .forEach(effects::add);
        Study judged = SampleStudy.with(calm, effects);
        return new Study(
                judged.run(), judged.protocol(), judged.map(), judged.metrics(), List.of(), judged.rows(), validated);
    }

    private static String terminal(Study study, String language) throws IOException {
        StringBuilder text = new StringBuilder();
        EffectTable.write(study, new EffectTable.Look(language, 2000, false), text);
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void whatNoPeopleHaveConfirmedIsSaidOnPageAndTerminal(String language) throws IOException {
        Texts texts = Texts.of(language);
        String depth = MetricText.of("depth", texts).brief();
        List<String> zones = List.of(
                depth,
                MetricText.of("zone", texts).brief(),
                MetricText.of("strategy", texts).brief());
        String all = texts.say("people.none", texts.list(zones));
        Study open = study(language, Map.of());
        assertThat(terminal(open, language)).contains(all);
        assertThat(Jsoup.parse(PageTest.html(open)).select(".gaps li").eachText())
                .contains(all);
        assertThat(Jsoup.parse(PageTest.html(open)).select(".markdown pre").text())
                .contains(MarkdownTable.escaped(all));
        Study rated = study(language, Map.of("en", Set.of("zone", "strategy")));
        assertThat(terminal(rated, language)).contains(texts.say("people.none", depth));
        Study elsewhere = study(language, Map.of("ru", Set.of("zone", "strategy")));
        assertThat(terminal(elsewhere, language)).contains(all);
    }

    private static RaterAgreement agreement(int answers, int alike) {
        List<RaterAgreement.Rated> rated = new ArrayList<>();
        for (int answer = 0; answer < answers; answer++) {
            String zone = Kinds.ZONES.names().get(answer % 4);
            String other = answer < alike ? zone : Kinds.ZONES.names().get((answer + 1) % 4);
            rated.add(new RaterAgreement.Rated(
                    List.of(rating(answer, "anna", zone), rating(answer, "boris", other)), Map.of()));
        }
        return RaterAgreement.of(Kinds.ZONES, rated);
    }

    private static Rating rating(int answer, String rater, String zone) {
        return new Rating("key-" + answer, rater, Optional.of(new Rating.Verdict(zone, Kinds.NONE)), Instant.EPOCH);
    }

    @Test
    void enoughAnswersThatTwoPeopleNameAlikeValidate() {
        assertThat(agreement(150, 150).validates()).isTrue();
        assertThat(agreement(149, 149).validates()).isFalse();
        assertThat(agreement(150, 30).validates()).isFalse();
        assertThat(new RaterAgreement(2, 200, 200, OptionalDouble.empty(), Map.of()).validates())
                .isFalse();
    }
}
