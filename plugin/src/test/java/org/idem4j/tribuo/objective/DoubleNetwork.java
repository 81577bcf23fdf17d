package org.idem4j.tribuo.objective;

import java.util.Arrays;

/**
 * f(x) = V tanh(Wx + b) + c in double precision, with nothing of the product.
 *
 * @param n The columns.
 * @param hidden The units inside.
 * @param theta W [hidden × n, column-major of the transpose], b, V, c, as a perceptron of the product keeps them.
 */
record DoubleNetwork(int n, int hidden, double[] theta) {

    /** f of rows, [rows × n]. */
    double[][] of(double[][] rows) {
        return Arrays.stream(rows).map(this::of).toArray(double[][]::new);
    }

    private double[] of(double[] x) {
        double[] inner = layer(x, 0, hidden);
        Arrays.setAll(inner, h -> Math.tanh(inner[h]));
        return layer(inner, n * hidden + hidden, n);
    }

    private double[] layer(double[] x, int at, int outputs) {
        double[] y = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            y[o] = theta[at + outputs * x.length + o];
            for (int i = 0; i < x.length; i++) {
                y[o] += theta[at + o * x.length + i] * x[i];
            }
        }
        return y;
    }

    /** The same with one parameter moved. */
    DoubleNetwork moved(int parameter, double by) {
        double[] other = theta.clone();
        other[parameter] += by;
        return new DoubleNetwork(n, hidden, other);
    }
}
