package org.idem4j.tribuo.objective;

/** What the modified gradient is divided by. */
public enum GradientScale {
    /** −Δ · 2/(n · rows): the scale of a mean squared error over all entries, as the other terms have. */
    MEAN,
    /** −Δ / rows: the scale that reproduces the paper's published curves. */
    PAPER;

    double factor(int rows, int columns) {
        return switch (this) {
            case MEAN -> 2.0 / ((double) rows * columns);
            case PAPER -> 1.0 / rows;
        };
    }
}
