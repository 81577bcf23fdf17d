package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A fully connected layer. Activation functions without a fused form are ND4J's, whose operations take native memory of
 * their own.
 */
final class DenseStage implements Stage {

    private final IActivation function;
    private final FusedActivation fused;
    private final DenseKernel kernel;
    private final DenseGradient gradient;

    /**
     * A layer on its parameters.
     *
     * @param place Where they lie, as {@link DenseLayer} orders them.
     */
    DenseStage(DenseLayer layer, ParameterPlace place) {
        ParameterPlace weights = place.part(0, layer.inputs() * layer.outputs());
        ParameterPlace bias = place.part(weights.count(), layer.outputs());
        this.function = Activations.of(layer);
        this.fused = FusedActivation.of(function);
        this.kernel = new DenseKernel(
                layer.inputs(),
                layer.outputs(),
                weights.pointer(),
                bias.pointer(),
                fused == null ? new FusedActivations.Identity() : fused);
        this.gradient =
                place.trained() ? new DenseGradient(kernel, weights.gradientPointer(), bias.gradientPointer()) : null;
    }

    @Override
    public int inputs() {
        return kernel.inputs();
    }

    @Override
    public int outputs() {
        return kernel.outputs();
    }

    @Override
    public double operations() {
        return 2.0 * inputs() * outputs();
    }

    /** Says once if this layer's activation function is slower than it could be on this machine. */
    void warnIfSlower() {
        if (fused == null) {
            NativeThreads.warnOfSlowerBuild(function.toString().toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix y = memory.take(x.rows(), outputs());
        forward(x, null, y);
        return y;
    }

    /** y ← a(xW + b), and z ← xW + b unless z is null. */
    private void forward(Matrix x, Matrix z, Matrix y) {
        kernel.forward(x, y);
        if (fused != null) {
            return; // the kernel has applied it
        }
        INDArray values = y.array();
        if (z != null) {
            z.array().assign(values);
        }
        INDArray activated = function.getActivation(values, false);
        if (activated != values) {
            values.assign(activated);
        }
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        Matrix z = fused == null ? memory.take(x.rows(), outputs()) : null;
        Matrix y = memory.take(x.rows(), outputs());
        forward(x, z, y);
        return new DensePass(x, z, y, (DenseShare) share, memory);
    }

    /** An application; z is the preactivation, where the derivative needs it, else null. */
    private final class DensePass implements StagePass {
        private final Matrix x;
        private final Matrix z;
        private final Matrix y;
        private final DenseShare share;
        private final MatrixPool memory;

        DensePass(Matrix x, Matrix z, Matrix y, DenseShare share, MatrixPool memory) {
            this.x = x;
            this.z = z;
            this.y = y;
            this.share = share;
            this.memory = memory;
        }

        @Override
        public Matrix output() {
            return y;
        }

        @Override
        public Matrix backward(Matrix dy, boolean own, boolean toInput) {
            // The caller's error stays as it is; our own is written over, while it is in the cache.
            Matrix delta = own ? dy : memory.take(dy.rows(), dy.columns());
            Matrix dx = toInput ? memory.take(dy.rows(), inputs()) : null;
            Matrix error = dy;
            if (fused == null) {
                backwardUnfused(z, dy, delta);
                error = delta;
            }
            kernel.differentiate(y, error, delta, share.columnSums());
            if (toInput) {
                kernel.inputError(delta, dx);
            }
            share.add(x, delta);
            if (!share.keepsFactors()) {
                memory.giveBack(delta);
            }
            return dx;
        }
    }

    /** δ ← dy · a'(z); uses z up. */
    private void backwardUnfused(Matrix z, Matrix dy, Matrix delta) {
        INDArray error = delta.array();
        if (delta != dy) {
            error.assign(dy.array());
        }
        INDArray dz = function.backprop(z.array(), error).getFirst();
        if (dz != error) {
            error.assign(dz);
        }
    }

    @Override
    public DenseShare share(int rows, Gathering kind) {
        return gradient.share(rows, kind);
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        List<DenseShare> own = new ArrayList<>(shares.size());
        for (GradientShare share : shares) {
            own.add((DenseShare) share);
        }
        gradient.merge(own, accumulate);
    }
}
