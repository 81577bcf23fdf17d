package org.idem4j.tribuo.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.blas.Product;

/**
 * The arithmetic of a fully connected layer, y = a(xW + b), on some rows and on one thread, so that each product goes on to
 * the activation while its result is warm. Several threads may work on different rows. DL4J keeps W column-major, which is
 * Wᵀ [outputs × inputs] row-major.
 */
final class DenseKernel {

    private final int inputs;
    private final int outputs;
    private final FloatPointer weights;
    private final FloatPointer bias;
    private final FusedActivation activation;
    private final boolean identity;

    DenseKernel(int inputs, int outputs, FloatPointer weights, FloatPointer bias, FusedActivation activation) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = weights;
        this.bias = bias;
        this.activation = activation;
        this.identity = activation instanceof FusedActivations.Identity;
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    /** y ← a(xW + b). */
    void forward(Matrix x, Matrix y) {
        fill(y, biases());
        new Product(x.rows(), outputs, inputs)
                .compute(Product.of(x.at(0), inputs), Product.transposed(weights, inputs), 1, y.at(0));
        if (!identity) {
            Blocks.rows(0, y.rows(), outputs, (scratch, at, count, panel) -> {
                y.read(at, scratch[0], count);
                activation.activate(scratch[0], count);
                y.write(at, scratch[0], count);
            });
        }
    }

    /** Sets each row to the same; adding a product to them costs less than having BLAS set them to zero. */
    private static void fill(Matrix matrix, float[] row) {
        Blocks.rows(0, matrix.rows(), matrix.columns(), (scratch, at, count, panel) -> {
            Blocks.repeat(row, panel, scratch[0], count);
            matrix.write(at, scratch[0], count);
        });
    }

    private float[] biases() {
        float[] values = new float[outputs];
        bias.get(values, 0, outputs);
        return values;
    }

    /**
     * δ ← dy · a'(z).
     *
     * @param delta May be dy.
     * @param columnSums The columns' sums are added here, as {@link Blocks#places} lays them out.
     */
    void differentiate(Matrix y, Matrix dy, Matrix delta, float[][] columnSums) {
        Blocks.rows(0, y.rows(), outputs, (scratch, at, count, panel) -> {
            float[] values = scratch[0];
            float[] errors = scratch[1];
            dy.read(at, errors, count);
            if (!identity) {
                y.read(at, values, count);
                activation.differentiate(values, errors, count);
            }
            delta.write(at, errors, count);
            add(columnSums[panel], errors, count);
        });
    }

    private static void add(float[] sums, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[i];
        }
    }

    /** dx ← δWᵀ. */
    void inputError(Matrix delta, Matrix dx) {
        fill(dx, new float[inputs]);
        new Product(delta.rows(), inputs, outputs)
                .compute(Product.of(delta.at(0), outputs), Product.of(weights, inputs), 1, dx.at(0));
    }

    /**
     * The gradient of the weights of some outputs, δᵀx, [outputs × inputs].
     *
     * @param from The first output.
     * @param to The first that is not wanted.
     * @param gradient The gradient of all the weights.
     * @param accumulate Whether to add to what is there.
     */
    void weightGradient(Matrix x, Matrix delta, int from, int to, FloatPointer gradient, boolean accumulate) {
        new Product(to - from, inputs, x.rows())
                .compute(
                        Product.transposed(delta.at(from), outputs),
                        Product.of(x.at(0), inputs),
                        accumulate ? 1 : 0,
                        new FloatPointer(gradient).position(gradient.position() + (long) from * inputs));
    }
}
