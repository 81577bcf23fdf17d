package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.engine.FusedDenseLayer.Application;

/** One application of a network whose activations are kept for backpropagation; they go back with the pool's scope. */
final class DensePass implements Pass {

    private final List<FusedDenseLayer> layers;
    private final GradientShare[] gradient;
    private final MatrixPool memory;
    private final Application[] applications;

    DensePass(List<FusedDenseLayer> layers, Matrix x, GradientShare[] gradient, MatrixPool memory) {
        this.layers = layers;
        this.gradient = gradient;
        this.memory = memory;
        this.applications = new Application[layers.size()];
        Matrix input = x;
        for (int i = 0; i < layers.size(); i++) {
            FusedDenseLayer layer = layers.get(i);
            applications[i] = new Application(
                    input,
                    layer.needsPreactivation() ? memory.take(x.rows(), layer.outputs()) : null,
                    memory.take(x.rows(), layer.outputs()));
            layer.forward(applications[i]);
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
    public Matrix backwardToInput(Batch outputError) {
        return backward((Matrix) outputError, true);
    }

    private Matrix backward(Matrix outputError, boolean toInput) {
        Matrix error = outputError;
        for (int i = layers.size() - 1; i >= 0; i--) {
            // The caller's error stays as it is; the others are written over, while they are in the cache.
            Matrix delta = error == outputError ? memory.take(error.rows(), error.columns()) : error;
            Matrix next =
                    i > 0 || toInput ? memory.take(error.rows(), layers.get(i).inputs()) : null;
            layers.get(i).backward(applications[i], error, delta, next, gradient[i]);
            if (!gradient[i].keepsFactors()) {
                memory.giveBack(delta);
            }
            error = next;
        }
        return error;
    }
}
