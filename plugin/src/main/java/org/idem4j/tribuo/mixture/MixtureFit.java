package org.idem4j.tribuo.mixture;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.idem4j.onnx.io.Interruption;

/**
 * Expectation maximisation (Dempster, Laird &amp; Rubin 1977) for a {@link LatentMixture}, regularised by priors as in Fraley
 * &amp; Raftery 2007: each covariance is drawn towards P, a part of the rows' own covariance made rounder and shrunk to a
 * K-th of the volume, as if {@code STRENGTH} · n + 2 rows had it, and each Gaussian counts one row more than it has. What a
 * step never lowers is the log-likelihood plus the logarithm of these priors ({@link #objective}).
 */
public final class MixtureFit {

    /** The most Gaussians; twice as many did no better on any number of rows that was tried. */
    private static final int MOST = 16;

    /** The rows that it takes for each Gaussian. */
    private static final int ROWS_EACH = 8;

    /** The numbers of all covariances at most, which bounds time and memory for many columns. */
    private static final int MOST_NUMBERS = 1 << 20;

    /** The share of the prior's covariance that is the same in all directions. */
    private static final double ROUND = 0.3;

    /** The rows for each column that the prior counts as. */
    private static final double STRENGTH = 0.1;

    private static final int MOST_STEPS = 100;
    private static final int STEPS_OF_START = 10;

    /** The rise of the objective per row below which it has converged. */
    private static final double CONVERGED = 1e-3;

    /** Responsibilities below this change no sum. */
    private static final double NEGLIGIBLE = 1e-12;

    private final float[] rows;
    private final int n;
    private final int count;
    private final int components;
    private final double strength;
    private final double[] prior;

    private final double[] weights;
    private final double[] means;
    private final double[][] covariances;
    private final double[] responsibilities;
    private double objective = Double.NEGATIVE_INFINITY;

    MixtureFit(float[] rows, int columns, int components, RandomGenerator random) {
        this.rows = rows;
        this.n = columns;
        this.count = rows.length / columns;
        this.components = components;
        this.strength = STRENGTH * n + 2;
        this.prior = prior();
        this.weights = new double[components];
        this.means = Seeding.means(rows, columns, components, STEPS_OF_START, random);
        this.covariances = new double[components][Triangular.size(n)];
        this.responsibilities = Seeding.nearest(rows, columns, means);
        maximise();
    }

    /**
     * Fits a mixture.
     *
     * @param rows Row-major, at least one row, finite.
     * @param columns n.
     * @param random The source of randomness, for the Gaussians to begin with.
     * @return A mixture of an eighth as many Gaussians as rows, at least 1 and at most 16.
     * @throws IllegalArgumentException If there is no row, or one is not finite.
     */
    public static LatentMixture fit(float[] rows, int columns, RandomGenerator random) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("A mixture needs at least one row to be fitted to.");
        }
        for (int i = 0; i < rows.length; i++) {
            if (!Float.isFinite(rows[i])) {
                throw new IllegalArgumentException("Row " + (i / columns + 1) + " has the value " + rows[i]
                        + " in latent column " + (i % columns + 1) + "; a mixture is fitted to finite rows alone.");
            }
        }
        int most = (int) Math.max(1, Math.min(MOST, MOST_NUMBERS / ((long) columns * columns)));
        int components = Math.max(1, Math.min(most, rows.length / columns / ROWS_EACH));
        return new MixtureFit(rows, columns, components, random).run();
    }

    private LatentMixture run() {
        for (int step = 0; step < MOST_STEPS; step++) {
            Interruption.check();
            double before = objective;
            step();
            if (objective - before < CONVERGED * count) {
                break;
            }
        }
        return mixture();
    }

    /** One step of expectation and maximisation. */
    void step() {
        expect();
        maximise();
    }

    /** The objective of the mixture that the last step began with. */
    double objective() {
        return objective;
    }

    LatentMixture mixture() {
        double[][] mean = new double[components][n];
        double[][] full = new double[components][n * n];
        for (int k = 0; k < components; k++) {
            System.arraycopy(means, k * n, mean[k], 0, n);
            for (int i = 0; i < n; i++) {
                System.arraycopy(covariances[k], Triangular.row(i), full[k], i * n, i + 1);
            }
        }
        return LatentMixture.of(weights, mean, full);
    }

    /** P, packed. */
    private double[] prior() {
        double[] mean = new double[n];
        for (int i = 0; i < rows.length; i++) {
            mean[i % n] += rows[i] / (double) count;
        }
        double[] covariance = new double[Triangular.size(n)];
        double[] centred = new double[n];
        for (int row = 0; row < count; row++) {
            centre(row, mean, 0, centred);
            addSquare(covariance, centred, 1.0 / count);
        }
        double variance = 0;
        for (int i = 0; i < n; i++) {
            variance += covariance[Triangular.row(i) + i] / n;
        }
        double round = variance > 0 ? variance : 1; // rows that are all the same
        double share = Math.pow(components, -2.0 / n);
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= (1 - ROUND) * share;
        }
        for (int i = 0; i < n; i++) {
            covariance[Triangular.row(i) + i] += ROUND * share * round;
        }
        return covariance;
    }

    /** x − m. */
    private void centre(int row, double[] of, int first, double[] centred) {
        for (int i = 0; i < n; i++) {
            centred[i] = rows[row * n + i] - of[first + i];
        }
    }

    /** matrix += factor · ccᵀ. */
    private void addSquare(double[] matrix, double[] centred, double factor) {
        for (int i = 0; i < n; i++) {
            double scaled = factor * centred[i];
            int row = Triangular.row(i);
            for (int j = 0; j <= i; j++) {
                matrix[row + j] += scaled * centred[j];
            }
        }
    }

    /** Responsibilities of the mixture as it is, and its objective. */
    private void expect() {
        double[] terms = new double[components];
        double[] centred = new double[n];
        double[][] whitenings = new double[components][];
        double[] peaks = new double[components];
        double total = 0;
        for (int k = 0; k < components; k++) {
            double[] factor = covariances[k].clone();
            Triangular.factorise(factor, n); // positive definite, for P is
            whitenings[k] = Triangular.inverse(factor, n);
            peaks[k] = Math.log(weights[k]) - 0.5 * n * Math.log(2 * Math.PI);
            for (int i = 0; i < n; i++) {
                peaks[k] += Math.log(whitenings[k][Triangular.row(i) + i]);
            }
            total += logPrior(k, whitenings[k]);
        }
        for (int row = 0; row < count; row++) {
            for (int k = 0; k < components; k++) {
                centre(row, means, k * n, centred);
                terms[k] = peaks[k] - 0.5 * square(whitenings[k], centred);
            }
            double density = LatentMixture.logSumExp(terms);
            total += density;
            for (int k = 0; k < components; k++) {
                responsibilities[row * components + k] = Math.exp(terms[k] - density);
            }
        }
        objective = total;
    }

    private double square(double[] whitening, double[] centred) {
        double square = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            int row = Triangular.row(i);
            for (int j = 0; j <= i; j++) {
                sum += whitening[row + j] * centred[j];
            }
            square += sum * sum;
        }
        return square;
    }

    /** log w − (log|Σ| + tr(PΣ⁻¹)) · strength / 2. */
    private double logPrior(int k, double[] whitening) {
        double logDeterminant = 0;
        double trace = 0;
        for (int i = 0; i < n; i++) {
            logDeterminant -= 2 * Math.log(whitening[Triangular.row(i) + i]);
            for (int a = 0; a <= i; a++) {
                double entry = whitening[Triangular.row(i) + a];
                trace += entry * entry * prior[Triangular.row(a) + a];
                for (int b = 0; b < a; b++) {
                    trace += 2 * entry * whitening[Triangular.row(i) + b] * prior[Triangular.row(a) + b];
                }
            }
        }
        return Math.log(weights[k]) - 0.5 * strength * (logDeterminant + trace);
    }

    /** The mixture that fits the responsibilities best, given the priors. */
    private void maximise() {
        double[] centred = new double[n];
        for (int k = 0; k < components; k++) {
            double held = 0;
            double[] mean = new double[n];
            for (int row = 0; row < count; row++) {
                double share = responsibilities[row * components + k];
                held += share;
                for (int i = 0; i < n; i++) {
                    mean[i] += share * rows[row * n + i];
                }
            }
            weights[k] = (held + 1) / (count + components);
            if (held > NEGLIGIBLE) {
                for (int i = 0; i < n; i++) {
                    means[k * n + i] = mean[i] / held;
                }
            }
            double[] covariance = covariances[k];
            Arrays.setAll(covariance, i -> strength * prior[i]);
            for (int row = 0; row < count; row++) {
                double share = responsibilities[row * components + k];
                if (share > NEGLIGIBLE) {
                    centre(row, means, k * n, centred);
                    addSquare(covariance, centred, share);
                }
            }
            for (int i = 0; i < covariance.length; i++) {
                covariance[i] /= held + strength;
            }
        }
    }
}
