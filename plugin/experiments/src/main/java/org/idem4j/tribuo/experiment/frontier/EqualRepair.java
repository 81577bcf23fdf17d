package org.idem4j.tribuo.experiment.frontier;

import java.util.List;

/** What gap a way has at a given repair. */
final class EqualRepair {

    private EqualRepair() {}

    /**
     * The smallest gap at which the error after one pass is no more than allowed. Between two weights next to each other
     * the error and the logarithm of the gap go along a straight line.
     *
     * @param cells The settings of one way on one table, in ascending order of strength, for a gradient from weight 0 on.
     * @param most The error that is allowed.
     * @param between Whether there is something between two settings: weights, but not ranks.
     * @return The gap; NaN if no setting repairs so well.
     */
    static double gap(List<FrontierCell> cells, double most, boolean between) {
        double smallest = Double.NaN;
        for (int i = 0; i < cells.size(); i++) {
            FrontierCell cell = cells.get(i);
            if (cell.repair() <= most) {
                smallest = lesser(smallest, cell.gap());
            }
            if (between && i > 0) {
                smallest = lesser(smallest, crossing(cells.get(i - 1), cell, most));
            }
        }
        return smallest;
    }

    /** The gap where the line between two settings has the error that is allowed; NaN if it does not cross it. */
    private static double crossing(FrontierCell a, FrontierCell b, double most) {
        double share = (most - a.repair()) / (b.repair() - a.repair());
        return share > 0 && share < 1
                ? Math.exp((1 - share) * Math.log(a.gap()) + share * Math.log(b.gap()))
                : Double.NaN;
    }

    private static double lesser(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }
}
