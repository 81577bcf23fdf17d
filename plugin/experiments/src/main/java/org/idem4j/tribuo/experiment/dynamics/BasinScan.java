package org.idem4j.tribuo.experiment.dynamics;

/**
 * Finds the ends of the real interval around an attracting fixed point whose points all go there, by looking where they go:
 * outwards in steps until a point goes elsewhere, then again in finer steps just before it. Beyond an end, intervals with
 * other limits crowd at every scale, so that a finer look finds one nearer to it.
 *
 * @param limits Where points go.
 */
record BasinScan(OrbitLimits limits) {

    private static final double FIRST_STEP = 1e-3;
    private static final double REFINEMENT = 50;
    /** How many of the coarser steps before its finding are looked at again. */
    private static final int AGAIN = 20;

    private static final double PRECISION = 1e-11;
    private static final double FARTHEST = 1e3;
    private static final int MOST_APPLICATIONS = 5000;

    /**
     * An end.
     *
     * @param fixed The fixed point, 0 or 1.
     * @param direction 1 for the upper end, −1 for the lower.
     * @return The end, to 1e-10 or so; infinite if there is none near.
     */
    double end(double fixed, int direction) {
        OrbitLimit home = fixed == 0 ? OrbitLimit.ZERO : OrbitLimit.ONE;
        double begin = fixed;
        double found = fixed;
        for (double step = FIRST_STEP; step > PRECISION; step /= REFINEMENT) {
            found = firstElsewhere(begin, direction * step, home);
            begin = direction * Math.max(direction * fixed, direction * found - AGAIN * step);
        }
        return found;
    }

    private double firstElsewhere(double begin, double step, OrbitLimit home) {
        double x = begin;
        while (limits.of(x, MOST_APPLICATIONS) == home) {
            x += step;
            if (Math.abs(x) > FARTHEST) {
                return Math.copySign(Double.POSITIVE_INFINITY, step);
            }
        }
        return x;
    }
}
