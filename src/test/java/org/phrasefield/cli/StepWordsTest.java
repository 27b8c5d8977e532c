package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.trial.Flight;

class StepWordsTest {
    private static List<String> all(Language language) {
        StepWords words = new StepWords(language);
        Term clock = new Term(Instant.EPOCH, "06:30", "the night ended at 06:30");
        Term span = Term.of(Instant.EPOCH, Duration.ofMinutes(90));
        return List.of(
                words.judging("a/b", 2),
                words.nothingToJudge("direct"),
                words.untold(Criterion.DEPTH, "en", "the judge fails: it decided 2 of 8 anchors"),
                words.until("a/b", "c/d"),
                words.toEmbed(5, "a/b", 2),
                words.embedded(4, 5, 2),
                words.scored(0, "p-001"),
                words.flight("a/b", new Flight(1, 8, 4, 2, true)),
                words.late(clock, Duration.ofMinutes(100), Duration.ofMinutes(30)),
                words.late(span, Duration.ofMinutes(100), Duration.ofMinutes(30)),
                words.tooSlow(clock, 37, 60),
                words.tooSlow(span, 37, 60),
                words.fastEnough(clock),
                words.fastEnough(span),
                words.waiting(Instant.EPOCH.atZone(ZoneOffset.UTC)),
                words.unheard("it ended with 7"),
                words.unheard("it had not ended after 60 s"),
                words.unheard("it could not be started"),
                words.unlogged(),
                words.warnings(2, "a/b"),
                words.partings("p-001", 3, 3).orElseThrow(),
                words.partings("p-001", 1, 4).orElseThrow(),
                new RunWords(language)
                        .note("a/b knows English alone: the scope of answers in ru is told by their words. Name a"
                                + " multilingual embedder to have it told by meaning, too."));
    }

    @Test
    void everyLineIsRussianWhereTheReportIs() {
        assertThat(all(Language.RU))
                .allSatisfy(line -> assertThat(line.replaceAll(
                                "a/b|c/d|--notify|night.log|phrasefield check|direct|p-001|--new|\\((en|ru)\\)|\\bru\\b",
                                ""))
                        .containsPattern("[а-я]{3}")
                        .doesNotContainPattern("[A-Za-z]"));
    }

    @Test
    void everyLineIsEnglishWhereTheReportIs() {
        assertThat(all(Language.EN)).allSatisfy(line -> assertThat(line).doesNotContainPattern("[А-Яа-я]"));
        assertThat(all(Language.EN))
                .contains(
                        "Depth (en) cannot be told: the judge fails: it decided 2 of 8 anchors.",
                        "0 answers of p-001 scored.",
                        "p-001 shares no answer with this plan: its 3 answers stay in the database and leave the report;"
                                + " --new starts a run of its own.");
    }
}
