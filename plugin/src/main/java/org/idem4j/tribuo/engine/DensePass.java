package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.engine.FusedDenseLayer.Application;

/** One application of a network whose activations are kept for backpropagation; they go back with the pool's scope. */
final class DensePass implements Pass {

    private final FusedDenseLayer[] layers;
    private final GradientShare[] gradient;
    private final MatrixPool memory;
    private final Application[] applications;

    DensePass(FusedDenseLayer[] layers, Matrix x, GradientShare[] gradient, MatrixPool memory) {
        this.layers = layers;
        this.gradient = gradient;
        this.memory = memory;
        this.applications = new Application[layers.length];
        Matrix input = x;
        for (int i = 0; i < layers.length; i++) {
            int outputs = layers[i].outputs();
            applications[i] = new Application(
                    input,
                    layers[i].needsPreactivation() ? memory.take(x.rows(), outputs) : null,
                    memory.take(x.rows(), outputs));
            layers[i].forward(applications[i]);
            input = applications[i].y();
        }
    }

    @Override
    public Matrix output() {
        return applications[applications.length - 1].y();
    }

    @Override
    public void backward(Batch outputError) {
        backward((Matrix) outputError, false);
    }

    @Override
    public Batch backwardToInput(Batch outputError) {
        return backward((Matrix) outputError, true);
    }

    private Matrix backward(Matrix outputError, boolean toInput) {
        Matrix error = outputError;
        for (int i = layers.length - 1; i >= 0; i--) {
            // The caller's error stays as it is; the others are written over, while they are in the cache.
            Matrix delta = error == outputError ? memory.take(error.rows(), error.columns()) : error;
            Matrix next = i > 0 || toInput ? memory.take(error.rows(), layers[i].inputs()) : null;
            layers[i].backward(applications[i], error, delta, next, gradient[i]);
            if (!gradient[i].keepsFactors()) {
                memory.giveBack(delta);
            }
            error = next;
        }
        return error;
    }
}
