package org.idem4j.tribuo.objective;

import java.util.Set;

/**
 * A term and its part in an objective; begun by {@link Term#times}.
 *
 * @param name The name under which its loss is reported.
 * @param term The term.
 * @param weight Its weight; zero leaves it out.
 * @param inputs The kinds of rows that it is taken at, each with an equal share of the weight; at least one.
 * @param trustRadius ρ: the term gives way to those that have none. Each row's error is shortened to at most ρ times what
 *     those say of the training row at its place, shared among the kinds as the weight is. Zero for no bound.
 */
public record WeightedTerm(String name, Term term, double weight, Set<Inputs> inputs, double trustRadius) {

    /**
     * Checks the numbers.
     *
     * @param name The name under which its loss is reported.
     * @param term The term.
     * @param weight Finite, not negative.
     * @param inputs Copied; at least one kind.
     * @param trustRadius ρ, finite, not negative.
     * @throws IllegalArgumentException If the weight or the radius is negative or not finite, or there are no inputs.
     */
    public WeightedTerm {
        requireAmount(name, "weight", weight);
        requireAmount(name, "trust radius", trustRadius);
        inputs = Set.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException(
                    "The term '" + name + "' is taken at no inputs; name at least one kind.");
        }
    }

    private static void requireAmount(String name, String what, double amount) {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("The " + what + " of the term '" + name
                    + "' must be finite and not negative, but is " + amount + ".");
        }
    }

    /**
     * The same at other inputs.
     *
     * @param kinds Their kinds.
     * @return A new value.
     */
    public WeightedTerm on(Inputs... kinds) {
        return new WeightedTerm(name, term, weight, Set.of(kinds), trustRadius);
    }

    /**
     * The same within a trust radius.
     *
     * @param radius ρ; zero for no bound.
     * @return A new value.
     */
    public WeightedTerm within(double radius) {
        return new WeightedTerm(name, term, weight, inputs, radius);
    }

    /**
     * The same by another name, beside another of its kind.
     *
     * @param other The name.
     * @return A new value.
     */
    public WeightedTerm named(String other) {
        return new WeightedTerm(other, term, weight, inputs, trustRadius);
    }

    /** The same with its weight multiplied. */
    WeightedTerm scaled(double factor) {
        return new WeightedTerm(name, term, factor * weight, inputs, trustRadius);
    }

    /** The share of the weight that each kind of input carries. */
    double share() {
        return 1.0 / inputs.size();
    }

    /** Whether it gives way to the terms without a trust radius. */
    boolean bounded() {
        return trustRadius > 0;
    }
}
