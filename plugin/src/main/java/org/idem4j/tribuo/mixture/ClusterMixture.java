package org.idem4j.tribuo.mixture;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.engine.Codes;
import org.idem4j.tribuo.training.Shuffle;

/**
 * How to fit a {@link LatentMixture} that rows are to be drawn from: a Gaussian for each cluster of k-means, with the cluster's
 * mean and a part of its covariance, so that what is drawn lies where rows do. An OLCUT component.
 */
public final class ClusterMixture implements Configurable, Provenancable<ConfiguredObjectProvenance> {

    private static final int STEPS = 25;

    /** Added to the covariances' diagonals, a share of the mean variance: a cluster of few rows has none in most directions. */
    private static final double ROUND = 1e-3;

    @Config(description = "How many clusters.")
    private int components = 40;

    @Config(description = "The rows to fit to, at most; drawn at random where there are more.")
    private int rows = 6000;

    @Config(
            description =
                    "The share of a cluster's covariance that is taken: below 1, rows are drawn nearer to its mean.")
    private double spread = 0.7;

    /** The defaults. */
    public ClusterMixture() {}

    /**
     * Other settings.
     *
     * @param components How many clusters, at least 1.
     * @param rows The rows to fit to at most, at least 1.
     * @param spread The share of a cluster's covariance, above 0.
     * @throws IllegalArgumentException If one is out of its range.
     */
    public ClusterMixture(int components, int rows, double spread) {
        this.components = components;
        this.rows = rows;
        this.spread = spread;
        Setting.inCode(this::postConfig);
    }

    @Override
    public void postConfig() {
        Setting.require(components >= 1, "components", "There must be at least one cluster, not " + components + ".");
        Setting.require(rows >= 1, "rows", "A mixture needs at least one row to be fitted to, not " + rows + ".");
        Setting.require(
                spread > 0 && spread <= 4,
                "spread",
                "The share of a cluster's covariance must be above 0 and at most 4, not " + spread + ".");
    }

    /**
     * Fits a mixture to the codes of rows.
     *
     * @param given Rows that the network takes, row-major, [rows × columns], at least one.
     * @param columns Their columns.
     * @param codes Encodes them.
     * @param random The source of randomness, for which rows are taken and for the clusters to begin with.
     * @return The mixture, of the codes' columns.
     * @throws IllegalArgumentException If there is no row.
     */
    public LatentMixture fit(float[] given, int columns, Codes codes, RandomGenerator random) {
        int[] order = Shuffle.inOrder(given.length / columns);
        Shuffle.shuffle(order, random);
        float[] some = new float[Math.min(rows, order.length) * columns];
        for (int i = 0; i < some.length / columns; i++) {
            System.arraycopy(given, order[i] * columns, some, i * columns, columns);
        }
        return fit(codes.encode(some), codes.columns(), random);
    }

    /**
     * Fits the mixture.
     *
     * @param codes Row-major, [rows × n], at least one row, finite.
     * @param n The columns.
     * @param random The source of randomness, for the clusters to begin with.
     * @return A mixture of as many Gaussians as clusters that have rows.
     * @throws IllegalArgumentException If there is no row.
     */
    public LatentMixture fit(float[] codes, int n, RandomGenerator random) {
        int count = codes.length / n;
        if (count == 0) {
            throw new IllegalArgumentException("A mixture needs at least one row to be fitted to.");
        }
        double[] means = Seeding.means(codes, n, Math.min(components, count), STEPS, random);
        int[] cluster = Seeding.clusters(codes, n, means);
        double floor = ROUND * meanVariance(codes, n);
        int[] held = new int[means.length / n];
        for (int one : cluster) {
            held[one]++;
        }
        int[] used = IntStream.range(0, held.length).filter(k -> held[k] > 0).toArray();
        double[] weights = new double[used.length];
        double[][] centres = new double[used.length][];
        double[][] covariances = new double[used.length][];
        for (int i = 0; i < used.length; i++) {
            weights[i] = (double) held[used[i]] / count;
            centres[i] = mean(codes, n, cluster, used[i], held[used[i]]);
            covariances[i] = covariance(codes, n, cluster, used[i], centres[i], held[used[i]], floor);
        }
        return LatentMixture.of(weights, centres, covariances);
    }

    private static double[] mean(float[] rows, int n, int[] cluster, int wanted, int held) {
        double[] mean = new double[n];
        for (int row = 0; row < cluster.length; row++) {
            for (int i = 0; i < n && cluster[row] == wanted; i++) {
                mean[i] += rows[row * n + i] / (double) held;
            }
        }
        return mean;
    }

    private double[] covariance(float[] rows, int n, int[] cluster, int wanted, double[] mean, int held, double floor) {
        double[] covariance = new double[n * n];
        double[] centred = new double[n];
        for (int row = 0; row < cluster.length; row++) {
            if (cluster[row] == wanted) {
                for (int i = 0; i < n; i++) {
                    centred[i] = rows[row * n + i] - mean[i];
                }
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j <= i; j++) {
                        covariance[i * n + j] += spread * centred[i] * centred[j] / held;
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            covariance[i * n + i] += floor;
        }
        return covariance;
    }

    /** Of all columns; something above zero where nothing varies. */
    private static double meanVariance(float[] rows, int n) {
        double sum = 0;
        double[] means = new double[n];
        int count = rows.length / n;
        for (int i = 0; i < rows.length; i++) {
            means[i % n] += rows[i] / (double) count;
        }
        for (int i = 0; i < rows.length; i++) {
            double centred = rows[i] - means[i % n];
            sum += centred * centred;
        }
        return Math.max(sum / rows.length, Float.MIN_NORMAL);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Mixture");
    }
}
