package org.idem4j.tribuo.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.blas.Product;
import org.idem4j.tribuo.network.DenseLayer;

/**
 * The arithmetic of a small fully connected layer on columns, Y = a(Wᵀ X + b) with X [inputs × rows] and Y [outputs × rows], on one
 * thread. On matrices of a few hundred values it is not the products that cost, but everything around them: here a column is
 * one stretch of memory, so that choosing columns copies stretches, nothing is filled beforehand and no pointer is made.
 */
final class NarrowLayer {

    private final int inputs;
    private final int outputs;
    private final FusedActivation activation;
    private final boolean identity;
    private final FloatPointer weights;
    private final ParameterPlace bias;

    /**
     * A layer on its parameters.
     *
     * @param layer One whose activation function is fused.
     * @param place Where its parameters lie, as {@link DenseLayer} orders them.
     */
    NarrowLayer(DenseLayer layer, ParameterPlace place) {
        this.inputs = layer.inputs();
        this.outputs = layer.outputs();
        this.activation = FusedActivation.of(Activations.of(layer));
        this.identity = activation instanceof FusedActivations.Identity;
        this.bias = place.part(inputs * outputs, outputs);
        this.weights = place.pointer();
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    /**
     * Y ← a(Wᵀ X + b).
     *
     * @param scratch Becomes Y's values too.
     */
    void forward(NarrowMatrix x, NarrowMatrix y, float[] scratch) {
        int rows = x.columns();
        new Product(outputs, rows, inputs)
                .compute(Product.of(weights, inputs), Product.of(x.pointer(), rows), 0, y.pointer());
        y.read(scratch);
        float[] biases = new float[outputs];
        bias.read(biases);
        for (int unit = 0; unit < outputs; unit++) {
            float b = biases[unit];
            for (int i = unit * rows; i < (unit + 1) * rows; i++) {
                scratch[i] += b;
            }
        }
        if (!identity) {
            activation.activate(scratch, outputs * rows);
        }
        y.write(scratch);
    }

    /**
     * Backpropagation: adds to the gradient of the parameters.
     *
     * @param y What forward has given for x.
     * @param delta Room for the errors before the activation, [outputs × rows].
     * @param error dL/dY; becomes that before the activation.
     * @param scratch For Y's values.
     */
    void differentiate(
            NarrowMatrix x,
            NarrowMatrix y,
            NarrowMatrix delta,
            NarrowShare.OfLayer share,
            float[] error,
            float[] scratch) {
        int rows = x.columns();
        if (!identity) {
            y.read(scratch);
            activation.differentiate(scratch, error, outputs * rows);
        }
        delta.write(error);
        if (!share.gathers()) {
            return;
        }
        for (int unit = 0; unit < outputs; unit++) {
            share.biases()[unit] += sum(error, unit * rows, (unit + 1) * rows);
        }
        new Product(outputs, inputs, rows)
                .compute(
                        Product.of(delta.pointer(), rows),
                        Product.transposed(x.pointer(), rows),
                        share.keep(),
                        share.weights());
    }

    /** dL/dX ← W δ. */
    void inputError(NarrowMatrix delta, NarrowMatrix error) {
        int rows = delta.columns();
        new Product(inputs, rows, outputs)
                .compute(Product.transposed(weights, inputs), Product.of(delta.pointer(), rows), 0, error.pointer());
    }

    /** In four sums at once, since each addition waits for the one before. */
    private static float sum(float[] values, int from, int to) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < to; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }
}
