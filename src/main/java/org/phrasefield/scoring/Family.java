package org.phrasefield.scoring;

/** What a metric is about; the first six have an index each. */
public enum Family {
    /** How long an answer is. */
    LENGTH,
    /** How it is worded. */
    STYLE,
    /** How far it relates, explains and qualifies. */
    DEPTH,
    /** How wide its contents are. */
    SCOPE,
    /** Where its text sits: analytic, poetic, practical and so on. */
    ZONE,
    /** What it does: tells, argues, instructs and so on. */
    STRATEGY,
    /** How it is laid out in Markdown. */
    STRUCTURE,
    /** How much of it repeats the prompt. */
    ECHO,
    /** What the model thought before it answered, where that is given. */
    REASONING,
    /** What a protocol's author measures beside the built-in metrics. */
    OWN
}
