package org.idem4j.tribuo.corrector;

/**
 * An open interval of real numbers.
 *
 * @param lower Its lower end.
 * @param upper Its upper end.
 */
public record Interval(double lower, double upper) {

    /**
     * Whether a number lies inside.
     *
     * @param x The number.
     * @return Whether lower &lt; x &lt; upper.
     */
    public boolean contains(double x) {
        return lower < x && x < upper;
    }
}
