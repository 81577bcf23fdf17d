package org.idem4j.tribuo.experiment.dynamics;

import java.util.Optional;
import org.idem4j.tribuo.corrector.Interval;

/**
 * The ends of a real basin.
 *
 * @param lower The lower end.
 * @param upper The upper end.
 */
public record Basin(double lower, double upper) {

    /**
     * From a corrector's properties.
     *
     * @param interval The basin, if there is one.
     * @return Its ends; null without one.
     */
    public static Basin of(Optional<Interval> interval) {
        return interval.map(ends -> new Basin(ends.lower(), ends.upper())).orElse(null);
    }

    /** The largest distance of the ends from another's. */
    double distance(Basin other) {
        return Math.max(Math.abs(lower - other.lower), Math.abs(upper - other.upper));
    }
}
