package org.idem4j.tribuo.objective;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The mean squared residuals of one step by the names of an objective's terms, without the terms' weights. */
public final class Losses {

    private final List<String> names;
    private final double[] values;

    /**
     * Losses.
     *
     * @param names The terms' names, in the objective's order.
     * @param values A value for each, not negative; infinity or NaN once training has diverged.
     * @throws IllegalArgumentException If they are not as many.
     */
    public Losses(List<String> names, double... values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(values.length + " losses are given for the terms " + names + ".");
        }
        this.names = List.copyOf(names);
        this.values = values.clone();
    }

    /** Values of this class's own making, which nobody else holds. */
    private Losses(double[] values, List<String> names) {
        this.names = names;
        this.values = values;
    }

    /**
     * The same value for all terms.
     *
     * @param names The terms' names.
     * @param value The value.
     * @return Losses.
     */
    public static Losses all(List<String> names, double value) {
        double[] values = new double[names.size()];
        Arrays.fill(values, value);
        return new Losses(names, values);
    }

    /**
     * The terms.
     *
     * @return Their names, in the objective's order.
     */
    public List<String> names() {
        return names;
    }

    /**
     * A term's loss.
     *
     * @param name The term's name.
     * @return Its mean squared residual, averaged over the kinds of input; NaN if there is no such term.
     */
    public double of(String name) {
        int place = names.indexOf(name);
        return place < 0 ? Double.NaN : values[place];
    }

    /**
     * The loss of the objective's first term.
     *
     * @return Its mean squared residual.
     */
    public double first() {
        return values[0];
    }

    /**
     * The sum of these and a multiple of others.
     *
     * @param factor The multiple.
     * @param other Losses of the same terms.
     * @return this + factor · other.
     */
    public Losses plus(double factor, Losses other) {
        return each(i -> values[i] + factor * other.values[i]);
    }

    /**
     * The lower of both, term by term.
     *
     * @param other Losses of the same terms.
     * @return The minima.
     */
    public Losses lower(Losses other) {
        return each(i -> Math.min(values[i], other.values[i]));
    }

    private Losses each(IntToDoubleFunction value) {
        double[] results = new double[values.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = value.applyAsDouble(i);
        }
        return new Losses(results, names);
    }

    /**
     * Whether a term's is above both a bound and a multiple of another. That of a {@link Tightness} is meant to rise and does
     * not count.
     *
     * @param bound The bound, for all terms.
     * @param factor The multiple.
     * @param other Losses of the same terms.
     * @return True if so; what is not a number is above nothing, and nothing above it.
     */
    public boolean anyAbove(double bound, double factor, Losses other) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] > Math.max(bound, factor * other.values[i])
                    && !names.get(i).equals(Tightness.NAME)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether all are numbers.
     *
     * @return False once training has diverged.
     */
    public boolean finite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Losses losses && names.equals(losses.names) && Arrays.equals(values, losses.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return names + " " + Arrays.toString(values);
    }
}
