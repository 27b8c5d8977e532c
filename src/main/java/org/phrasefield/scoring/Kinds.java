package org.phrasefield.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.language.Language;

/** The kinds that an answer's text may be of: where it sits, or what it does. A kind is said of the text, never of a model's inside. */
public enum Kinds {
    /** Where a text sits. */
    ZONES(
            Family.ZONE,
            "analytic-logical",
            "encyclopedic",
            "existential-poetic",
            "somatic-imagery",
            "philosophical-mythological",
            "emotional-empathic",
            "narrative",
            "practical-instructional"),
    /** What a text does. */
    STRATEGIES(
            Family.STRATEGY,
            "factual-recall",
            "analogy",
            "storytelling",
            "self-reflection",
            "reasoning",
            "instruction");

    /** Says that a text is of no kind, or that none can be told. */
    public static final String NONE = "none";

    private final Family family;
    private final List<String> names;

    Kinds(Family family, String... names) {
        this.family = family;
        this.names = List.of(names);
    }

    /** The family of the metrics that measure these kinds. */
    public Family family() {
        return family;
    }

    /** The kinds in their fixed order, {@link #NONE} not among them. */
    public List<String> names() {
        return names;
    }

    /** The kinds in their fixed order, {@link #NONE} last. */
    public List<String> withNone() {
        return Stream.concat(names.stream(), Stream.of(NONE)).toList();
    }

    /** The id of the metric that is the share of a kind, and with {@code agreement} or {@code concentration} of those beside them. */
    public String metric(String name) {
        return prefix() + "-" + name;
    }

    /** What the metrics find an answer to be of: a kind, or none; empty where they do not score it. */
    public Optional<String> found(Scorable answer) {
        Metric any = Metrics.of(metric(NONE)).orElseThrow();
        boolean scored = new Scorer().score(answer, List.of(any)).get(0).value() instanceof Score.Scored;
        return scored ? Optional.of(AnswerView.of(answer).kinds(this).top(this)) : Optional.empty();
    }

    /** What a kind is called in a reader's language. */
    public String name(String name, Language reader) {
        return Texts.of(reader, metric(name) + ".name");
    }

    /** The first word of ids and keys: zone or strategy. */
    public String prefix() {
        return switch (this) {
            case ZONES -> "zone";
            case STRATEGIES -> "strategy";
        };
    }

    /** The name of the list of a kind's words. */
    String list(String name) {
        return switch (this) {
                    case ZONES -> "zones/";
                    case STRATEGIES -> "strategies/";
                }
                + name;
    }
}
