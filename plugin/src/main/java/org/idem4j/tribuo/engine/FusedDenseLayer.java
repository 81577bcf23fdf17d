package org.idem4j.tribuo.engine;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link FusedDense} layer. {@link #forward} and {@link #backward} keep no state; around them stands DL4J's own face,
 * which keeps the last activation, so that a network of these layers does all that DL4J's networks do. Activation functions
 * without a fused form are DL4J's.
 */
final class FusedDenseLayer extends BaseLayer<FusedDense> {

    private static final long serialVersionUID = 1L;

    private final transient IActivation function;
    private final transient FusedActivation fused;
    private transient DenseKernel kernel;
    private transient LayerGradient layerGradient;
    private transient Application last;

    FusedDenseLayer(NeuralNetConfiguration configuration) {
        super(configuration, DataType.FLOAT);
        this.function = layerConf().getActivationFn();
        this.fused = FusedActivation.of(function);
    }

    /**
     * One application of the layer, for its backpropagation.
     *
     * @param x The input.
     * @param z The preactivation, where the derivative needs it, else null.
     * @param y The output.
     */
    record Application(Matrix x, Matrix z, Matrix y) {}

    int inputs() {
        return (int) layerConf().getNIn();
    }

    int outputs() {
        return (int) layerConf().getNOut();
    }

    /** Whether backpropagation needs the preactivation. */
    boolean needsPreactivation() {
        return fused == null;
    }

    /** Says once if this layer's activation function is slower than it could be on this machine. */
    void warnIfSlower() {
        if (needsPreactivation()) {
            NativeThreads.warnOfSlowerBuild(function.toString().toUpperCase(Locale.ROOT));
        }
    }

    /** Where the layer's gradient goes, once the network has room for one. */
    LayerGradient layerGradient() {
        return layerGradient;
    }

    /** y ← a(xW + b), and z ← xW + b unless z is null. */
    void forward(Application application) {
        kernel.forward(application.x(), application.y());
        if (fused != null) {
            return; // the kernel has applied it
        }
        INDArray y = application.y().array();
        if (application.z() != null) {
            application.z().array().assign(y);
        }
        INDArray activated = function.getActivation(y, false);
        if (activated != y) {
            y.assign(activated);
        }
    }

    /**
     * Backpropagation.
     *
     * @param application The application; its preactivation is used up.
     * @param dy dL/dy.
     * @param delta Becomes dL/dz; may be dy, which is left as it is otherwise.
     * @param dx Becomes dL/dx; null where nobody needs it.
     * @param share Where dL/dW and dL/db are added.
     */
    void backward(Application application, Matrix dy, Matrix delta, Matrix dx, GradientShare share) {
        Matrix error = dy;
        if (fused == null) {
            backwardUnfused(application, dy, delta);
            error = delta;
        }
        kernel.differentiate(application.y(), error, delta, share.columnSums());
        if (dx != null) {
            kernel.inputError(delta, dx);
        }
        share.add(application.x(), delta);
    }

    private void backwardUnfused(Application application, Matrix dy, Matrix delta) {
        INDArray error = delta.array();
        if (delta != dy) {
            error.assign(dy.array());
        }
        INDArray dz = function.backprop(application.z().array(), error).getFirst();
        if (dz != error) {
            error.assign(dz);
        }
    }

    @Override
    public void setParamTable(Map<String, INDArray> table) {
        super.setParamTable(table);
        kernel = new DenseKernel(
                inputs(),
                outputs(),
                Matrix.pointer(table.get(WEIGHT_KEY)),
                Matrix.pointer(table.get(BIAS_KEY)),
                fused == null ? new FusedActivations.Identity() : fused);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        super.setBackpropGradientsViewArray(gradients);
        layerGradient = new LayerGradient(
                kernel, Matrix.pointer(gradientViews.get(WEIGHT_KEY)), Matrix.pointer(gradientViews.get(BIAS_KEY)));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
        assertInputSet(false);
        Matrix x = Matrix.of(input);
        last = new Application(
                x,
                training && needsPreactivation() ? create(memory, ArrayType.ACTIVATIONS, x.rows(), outputs()) : null,
                create(memory, ArrayType.ACTIVATIONS, x.rows(), outputs()));
        forward(last);
        return last.y().array();
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
        assertInputSet(true);
        if (last == null || (needsPreactivation() && last.z() == null)) {
            activate(true, memory);
        }
        Matrix dx = create(memory, ArrayType.ACTIVATION_GRAD, last.x().rows(), inputs());
        Matrix delta = create(memory, ArrayType.ACTIVATION_GRAD, last.x().rows(), outputs());
        GradientShare share = layerGradient.onlyShare(last.x().rows());
        backward(last, Matrix.of(epsilon), delta, dx, share);
        layerGradient.merge(List.of(share), false);
        Gradient found = new DefaultGradient();
        found.gradientForVariable().put(BIAS_KEY, gradientViews.get(BIAS_KEY));
        found.gradientForVariable().put(WEIGHT_KEY, gradientViews.get(WEIGHT_KEY));
        return new Pair<>(found, dx.array());
    }

    private static Matrix create(LayerWorkspaceMgr memory, ArrayType type, long rows, long columns) {
        return Matrix.of(memory.createUninitialized(type, DataType.FLOAT, new long[] {rows, columns}, 'c'));
    }

    @Override
    public void clear() {
        super.clear();
        last = null;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {
        // There is no weight noise.
    }
}
