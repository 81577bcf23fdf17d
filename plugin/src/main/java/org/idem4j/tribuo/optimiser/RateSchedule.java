package org.idem4j.tribuo.optimiser;

/** How the learning rate changes over a run, as a factor of the configured rate. */
public enum RateSchedule {
    /** Always the configured rate. */
    CONSTANT,
    /** Straight down to zero. */
    LINEAR,
    /** Half a cosine down to zero (Loshchilov &amp; Hutter 2017). */
    COSINE,
    /** Geometrically down to a hundredth. */
    EXPONENTIAL,
    /** A tenth from half of the run on, a hundredth from three quarters on. */
    STEP,
    /** Up from 1/25 for three tenths of the run, then down to 4e-6, both by half cosines (Smith &amp; Topin 2019). */
    ONE_CYCLE;

    private static final double WARM_UP = 0.3;
    private static final double FIRST = 1 / 25.0;
    private static final double LAST = FIRST / 10_000;

    /**
     * The factor at a point of the run.
     *
     * @param progress The share of the run's steps that are done, in [0, 1).
     * @return What to multiply the configured rate by.
     */
    public double factor(double progress) {
        return switch (this) {
            case CONSTANT -> 1;
            case LINEAR -> 1 - progress;
            case COSINE -> cosine(1, 0, progress);
            case EXPONENTIAL -> Math.pow(0.01, progress);
            case STEP -> progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
            case ONE_CYCLE ->
                progress < WARM_UP
                        ? cosine(FIRST, 1, progress / WARM_UP)
                        : cosine(1, LAST, (progress - WARM_UP) / (1 - WARM_UP));
        };
    }

    private static double cosine(double from, double to, double progress) {
        return to + (from - to) * (1 + Math.cos(Math.PI * progress)) / 2;
    }
}
