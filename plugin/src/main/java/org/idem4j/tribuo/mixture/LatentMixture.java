package org.idem4j.tribuo.mixture;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * A mixture of K Gaussians of n columns. Each is kept by its weight, its mean m and its whitening W, lower triangular with
 * WᵀW = Σ⁻¹, so that the density at x is (2π)<sup>−n/2</sup>·|W|·exp(−‖W(x − m)‖²/2). Kept in single precision, as the
 * exported graph has it, and evaluated in double.
 */
public final class LatentMixture {

    private final int dimension;
    private final float[] weights;
    private final float[] means;
    private final float[] whitenings;
    private final double[] logPeaks;

    /**
     * A mixture of its parts, as {@link #weights()}, {@link #means()} and {@link #whitenings()} give them.
     *
     * @param dimension n, at least 1.
     * @param weights K numbers above zero, which sum to 1.
     * @param means [K × n], row-major, finite.
     * @param whitenings K lower triangles, each packed row by row, finite and with diagonals above zero.
     * @throws IllegalArgumentException If they are not.
     */
    public LatentMixture(int dimension, float[] weights, float[] means, float[] whitenings) {
        int triangle = dimension < 1 ? 0 : Triangular.size(dimension);
        if (dimension < 1
                || weights.length < 1
                || means.length != Math.multiplyExact(weights.length, dimension)
                || whitenings.length != Math.multiplyExact(weights.length, triangle)) {
            throw new IllegalArgumentException("A mixture of " + weights.length + " Gaussians of " + dimension
                    + " columns does not have " + means.length + " numbers of means and " + whitenings.length
                    + " of whitenings.");
        }
        this.dimension = dimension;
        this.weights = weights.clone();
        this.means = means.clone();
        this.whitenings = whitenings.clone();
        this.logPeaks = new double[weights.length];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k];
            logPeaks[k] = Math.log(weights[k]) - 0.5 * dimension * Math.log(2 * Math.PI);
            for (int i = 0; i < dimension; i++) {
                logPeaks[k] += Math.log(whitenings[k * triangle + Triangular.row(i) + i]);
            }
            requireFinite(logPeaks[k], k);
        }
        requireFinite(sumOf(means) + sumOf(whitenings), -1);
        if (Math.abs(sum - 1) > 1e-4) {
            throw new IllegalArgumentException("The weights of a mixture sum to 1, not to " + sum + ".");
        }
    }

    /** Of absolute values, so that no infinity cancels another. */
    private static double sumOf(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs((double) value);
        }
        return sum;
    }

    private static void requireFinite(double value, int component) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    (component < 0 ? "A mixture" : "Gaussian " + (component + 1) + " of a mixture")
                            + " has a weight or a spread that is not above zero, or a number that is not finite.");
        }
    }

    /**
     * A mixture of given covariances.
     *
     * @param weights K numbers above zero, which sum to 1.
     * @param means K means of n columns.
     * @param covariances K covariances, [n × n] each, row-major, of which the lower half is read.
     * @return The mixture.
     * @throws IllegalArgumentException If the parts do not fit together, or a covariance is not positive definite.
     */
    public static LatentMixture of(double[] weights, double[][] means, double[][] covariances) {
        int n = means[0].length;
        int triangle = Triangular.size(n);
        float[] flatWeights = new float[weights.length];
        float[] flatMeans = new float[weights.length * n];
        float[] whitenings = new float[weights.length * triangle];
        for (int k = 0; k < weights.length; k++) {
            flatWeights[k] = (float) weights[k];
            double[] factor = new double[triangle];
            for (int i = 0; i < n; i++) {
                flatMeans[k * n + i] = (float) means[k][i];
                System.arraycopy(covariances[k], i * n, factor, Triangular.row(i), i + 1);
            }
            if (Triangular.factorise(factor, n).isPresent()) {
                throw new IllegalArgumentException("Covariance " + (k + 1) + " of a mixture is not positive definite.");
            }
            double[] inverse = Triangular.inverse(factor, n);
            for (int i = 0; i < triangle; i++) {
                whitenings[k * triangle + i] = (float) inverse[i];
            }
        }
        return new LatentMixture(n, flatWeights, flatMeans, whitenings);
    }

    /**
     * The columns.
     *
     * @return n.
     */
    public int dimension() {
        return dimension;
    }

    /**
     * The number of Gaussians.
     *
     * @return K.
     */
    public int components() {
        return weights.length;
    }

    /**
     * The weights.
     *
     * @return K numbers, a copy.
     */
    public float[] weights() {
        return weights.clone();
    }

    /**
     * The means.
     *
     * @return [K × n], row-major, a copy.
     */
    public float[] means() {
        return means.clone();
    }

    /**
     * The whitenings W.
     *
     * @return K lower triangles, each packed row by row: n(n + 1)/2 numbers. A copy.
     */
    public float[] whitenings() {
        return whitenings.clone();
    }

    /**
     * The logarithm of the density of rows.
     *
     * @param rows Row-major, whole rows; left as they are.
     * @return Per row the logarithm of the density; NaN for a row that is not finite.
     * @throws IllegalArgumentException If the length is no multiple of the columns.
     */
    public double[] logDensity(float[] rows) {
        if (rows.length % dimension != 0) {
            throw new IllegalArgumentException(
                    rows.length + " values are no whole number of rows of " + dimension + " columns.");
        }
        double[] densities = new double[rows.length / dimension];
        double[] terms = new double[weights.length];
        double[] centred = new double[dimension];
        for (int row = 0; row < densities.length; row++) {
            for (int k = 0; k < terms.length; k++) {
                for (int i = 0; i < dimension; i++) {
                    centred[i] = (double) rows[row * dimension + i] - means[k * dimension + i];
                }
                terms[k] = logPeaks[k] - 0.5 * whitenedSquare(k, centred);
            }
            densities[row] = logSumExp(terms);
        }
        return densities;
    }

    /** ‖W(x − m)‖². */
    private double whitenedSquare(int component, double[] centred) {
        int first = component * Triangular.size(dimension);
        double square = 0;
        for (int i = 0; i < dimension; i++) {
            double sum = 0;
            int row = first + Triangular.row(i);
            for (int j = 0; j <= i; j++) {
                sum += whitenings[row + j] * centred[j];
            }
            square += sum * sum;
        }
        return square;
    }

    static double logSumExp(double[] terms) {
        double most = Arrays.stream(terms).max().orElseThrow();
        if (!Double.isFinite(most)) {
            return most;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - most);
        }
        return most + Math.log(sum);
    }

    /**
     * A bound of the density: no row's is higher.
     *
     * @return The logarithm of the sum of the densities that the Gaussians have at their means.
     */
    public double logBound() {
        return logSumExp(logPeaks);
    }

    /**
     * Draws rows.
     *
     * @param count How many.
     * @param random The source of randomness.
     * @return Row-major, [count × n].
     */
    public float[] sample(int count, RandomGenerator random) {
        float[] rows = new float[Math.multiplyExact(count, dimension)];
        double[] shift = new double[dimension];
        for (int row = 0; row < count; row++) {
            int k = draw(random);
            int first = k * Triangular.size(dimension);
            for (int i = 0; i < dimension; i++) {
                double sum = random.nextGaussian();
                for (int j = 0; j < i; j++) {
                    sum -= whitenings[first + Triangular.row(i) + j] * shift[j];
                }
                shift[i] = sum / whitenings[first + Triangular.row(i) + i];
                rows[row * dimension + i] = (float) (means[k * dimension + i] + shift[i]);
            }
        }
        return rows;
    }

    private int draw(RandomGenerator random) {
        double left = random.nextDouble();
        int k = 0;
        while (k < weights.length - 1 && left >= weights[k]) {
            left -= weights[k];
            k++;
        }
        return k;
    }

    /**
     * Writes the logarithm of the density into an ONNX graph.
     *
     * @param graph The graph under construction.
     * @param rows The name of the rows, [batch, n].
     * @return The name of the logarithms, [batch, 1].
     */
    public String appendTo(OnnxGraph graph, String rows) {
        int count = weights.length;
        float[] columns = new float[dimension * count * dimension];
        float[] shifts = new float[count * dimension];
        float[] peaks = new float[count];
        for (int k = 0; k < count; k++) {
            peaks[k] = (float) logPeaks[k];
            for (int i = 0; i < dimension; i++) {
                int row = k * Triangular.size(dimension) + Triangular.row(i);
                double shift = 0;
                for (int j = 0; j <= i; j++) {
                    columns[j * count * dimension + k * dimension + i] = whitenings[row + j];
                    shift -= (double) whitenings[row + j] * means[k * dimension + j];
                }
                shifts[k * dimension + i] = (float) shift;
            }
        }
        String whitened = graph.node(
                "Gemm",
                rows,
                graph.constant("whitenings", columns, dimension, (long) count * dimension),
                graph.constant("shifts", shifts, (long) count * dimension));
        String perGaussian = graph.reshape(whitened, -1, count, dimension);
        String squares = graph.reduce("ReduceSum", graph.node("Mul", perGaussian, perGaussian), false, 2);
        String halved = graph.node("Mul", squares, graph.scalar("half", -0.5));
        return logSumExp(graph, graph.node("Add", halved, graph.constant("peaks", peaks, count)));
    }

    /** Of values [batch, K]: the largest is taken off first, so that no exponential overflows. */
    private static String logSumExp(OnnxGraph graph, String terms) {
        String most = graph.reduce("ReduceMax", terms, true, 1);
        String sum = graph.reduce("ReduceSum", graph.node("Exp", graph.node("Sub", terms, most)), true, 1);
        return graph.node("Add", graph.node("Log", sum), most);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatentMixture same
                && dimension == same.dimension
                && Arrays.equals(weights, same.weights)
                && Arrays.equals(means, same.means)
                && Arrays.equals(whitenings, same.whitenings);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(weights) + Arrays.hashCode(means);
    }
}
