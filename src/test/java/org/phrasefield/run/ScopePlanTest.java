package org.phrasefield.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Trial;

class ScopePlanTest {
    private static final String TEXT =
            "protocol: p\nlanguages: [en]\nintents:\n  - topic: bread\n  - topic: chess\n  - topic: sleep\n"
                    + "forms: [direct, what-would-x-say]\ntrials: 2\nmodel: echo\n";

    private static Protocol protocol(String more) {
        Reading reading =
                new ProtocolReader().read("p", TEXT + more, BuiltIns.vocabulary(List.of("ollama", "openai", "echo")));
        if (reading instanceof Reading.Read read) return read.protocol();
        throw new AssertionError(reading);
    }

    private static List<Trial> scope(Plan plan) {
        return plan.trials().stream()
                .filter(trial -> trial.part() == Trial.Part.SCOPE)
                .toList();
    }

    private static Set<String> intents(Plan plan) {
        return scope(plan).stream().map(trial -> trial.cell().intent()).collect(Collectors.toSet());
    }

    @Test
    void asksOneWordingOfSomeIntentsAgainAndAgain() {
        List<Trial> scope = scope(Planner.plan(protocol("scope: {intents: 2, trials: 4}\n"), 1));
        assertThat(scope).hasSize(2 * 2 * 4);
        Map<Cell, Set<String>> phrasings = scope.stream()
                .collect(Collectors.groupingBy(
                        Trial::cell,
                        Collectors.mapping(trial -> trial.phrasing().text(), Collectors.toSet())));
        assertThat(phrasings)
                .hasSize(4)
                .allSatisfy((cell, texts) -> assertThat(texts).hasSize(1));
        assertThat(scope.stream().map(Trial::samplingSeed).distinct()).hasSize(16);
    }

    @Test
    void theSweepStaysAsItIsAndComesFirst() {
        List<Trial> with =
                Planner.plan(protocol("scope: {intents: 2, trials: 4}\n"), 1).trials();
        List<Trial> without = Planner.plan(protocol(""), 1).trials();
        assertThat(with.subList(0, without.size())).isEqualTo(without);
    }

    @Test
    void everyReplicateHasEveryCellOnce() {
        List<Trial> scope = scope(Planner.plan(protocol("scope: {trials: 3}\n"), 1));
        assertThat(scope).hasSize(3 * 2 * 3);
        for (int replicate = 0; replicate < 3; replicate++) {
            assertThat(scope.subList(6 * replicate, 6 * replicate + 6).stream().map(Trial::cell))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theIntentsHangOnTheProtocolsSeedAlone() {
        Protocol protocol = protocol("scope: {intents: 1, trials: 3}\n");
        assertThat(intents(Planner.plan(protocol, 1))).hasSize(1).isEqualTo(intents(Planner.plan(protocol, 2)));
    }

    @Test
    void anEmbedderIsNotAskedAnything() {
        String models =
                TEXT.replace("model: echo", "models:\n  - echo\n  - {role: embedder, model: ollama/nomic-embed-text}");
        Reading reading =
                new ProtocolReader().read("p", models, BuiltIns.vocabulary(List.of("ollama", "openai", "echo")));
        Protocol protocol = ((Reading.Read) reading).protocol();
        assertThat(protocol.models()).hasSize(1);
        assertThat(protocol.embedder().orElseThrow().reference()).isEqualTo("ollama/nomic-embed-text");
        assertThat(Planner.plan(protocol, 1)).isEqualTo(Planner.plan(protocol(""), 1));
    }
}
