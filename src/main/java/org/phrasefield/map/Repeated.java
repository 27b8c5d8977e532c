package org.phrasefield.map;

/**
 * How many answers of a form say word for word what another of their cell says, blanks aside. Such answers are no second look: a cell of them seems to hold still,
 * whatever would have varied.
 *
 * @param answers answers to prompts whose cell has two at the least
 * @param same how many of these repeat another
 * @param greedy how many of these repeat one to the same prompt at temperature 0, where a model always says the same
 */
public record Repeated(int answers, int same, int greedy) {
    /** Of no answer. */
    public static final Repeated NONE = new Repeated(0, 0, 0);

    /** The share of those that repeat another, 0 to 1; 0 where nothing could. */
    public double share() {
        return share(same);
    }

    /** The same of those that temperature 0 does not account for. */
    public double unaccounted() {
        return share(same - greedy);
    }

    private double share(int some) {
        return answers == 0 ? 0 : (double) some / answers;
    }

    Repeated plus(Repeated other) {
        return new Repeated(answers + other.answers, same + other.same, greedy + other.greedy);
    }
}
