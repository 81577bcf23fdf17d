package org.idem4j.tribuo.experiment.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.training.GaussianRows;
import org.idem4j.tribuo.training.RandomStream;
import org.idem4j.tribuo.training.RandomStreams;

/**
 * A small tanh network and the run of a pair's settings in plain double precision: losses are written out and differentiated
 * by central differences.
 *
 * @param layers The layers.
 */
record DoublePerceptron(List<DenseLayer> layers) {

    static final int N = 3;
    static final int ROWS = 8;
    static final long SEED = 5;
    private static final double STEP = 1e-5;

    static DoublePerceptron small() {
        return new DoublePerceptron(
                List.of(new DenseLayer(N, 4, Activation.TANH, 0), new DenseLayer(4, N, Activation.TANH, 0)));
    }

    PairSettings settings(double rate, int epochs) {
        return new PairSettings(
                layers,
                Initialisation.FAN_IN_UNIFORM,
                Method.of(GradientRule.MODIFIED, GradientScale.PAPER, Corrector.mcWeeny()),
                Method.of(GradientRule.ORDINARY, GradientScale.MEAN, Corrector.mcWeeny()),
                rate,
                epochs,
                ROWS,
                ROWS,
                SEED,
                1);
    }

    /** The randomness of the first run. */
    static RandomStreams streams() {
        return RandomStreams.of(new RandomStream(SEED).split());
    }

    double[] firstParameters() {
        return doubles(Initialisation.FAN_IN_UNIFORM.draw(layers, streams().initialisation()));
    }

    double[] batch(long seed) {
        float[] rows = new float[ROWS * layers.get(0).inputs()];
        new GaussianRows(seed).fill(0, rows, rows.length);
        return doubles(rows);
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    /** f of every row. */
    double[] apply(double[] theta, double[] rows) {
        double[] values = rows;
        int from = 0;
        for (DenseLayer layer : layers) {
            values = apply(theta, from, layer, values);
            from += layer.parameterCount();
        }
        return values;
    }

    private static double[] apply(double[] theta, int from, DenseLayer layer, double[] rows) {
        int count = rows.length / layer.inputs();
        double[] result = new double[count * layer.outputs()];
        for (int r = 0; r < count; r++) {
            for (int o = 0; o < layer.outputs(); o++) {
                double z = theta[from + layer.inputs() * layer.outputs() + o];
                for (int i = 0; i < layer.inputs(); i++) {
                    z += rows[r * layer.inputs() + i] * theta[from + o * layer.inputs() + i];
                }
                result[r * layer.outputs() + o] = Math.tanh(z);
            }
        }
        return result;
    }

    /** The mean of |f(f(x)) − f(x)|. */
    double error(double[] theta, double[] x) {
        double[] y = apply(theta, x);
        double[] fy = apply(theta, y);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.abs(fy[i] - y[i]);
        }
        return sum / y.length;
    }

    /** Eq. 10: the gradient of ½‖y − t‖² per row, t = 3f(y) − 2f(f(y)) held fixed. */
    double[] modifiedGradient(double[] theta, double[] x) {
        double[] y = apply(theta, x);
        double[] fy = apply(theta, y);
        double[] ffy = apply(theta, fy);
        double[] target = new double[y.length];
        Arrays.setAll(target, i -> 3 * fy[i] - 2 * ffy[i]);
        return differences(theta, moved -> squares(apply(moved, x), target) / (2 * ROWS));
    }

    /** Eq. 2: the gradient of the mean of (f(y) − y)². */
    double[] ordinaryGradient(double[] theta, double[] x) {
        return differences(theta, moved -> {
            double[] y = apply(moved, x);
            return squares(apply(moved, y), y) / y.length;
        });
    }

    private static double squares(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    private static double[] differences(double[] theta, ToDoubleFunction<double[]> loss) {
        double[] gradient = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            double[] above = theta.clone();
            double[] below = theta.clone();
            above[i] += STEP;
            below[i] -= STEP;
            gradient[i] = (loss.applyAsDouble(above) - loss.applyAsDouble(below)) / (2 * STEP);
        }
        return gradient;
    }

    static double[] stepped(double[] theta, double rate, double[] gradient) {
        double[] next = new double[theta.length];
        Arrays.setAll(next, i -> theta[i] - rate * gradient[i]);
        return next;
    }
}
