package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.engine.convolution.ConvolutionKernel;
import org.idem4j.tribuo.engine.convolution.ConvolutionShape;
import org.idem4j.tribuo.engine.convolution.Convolutions;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.TransposedLayer;

/**
 * A convolution, a(W ∗ x + b), or a transposed one: the same kernel, whose forward product and input error change roles. On
 * images whose pixels have their channels side by side.
 */
final class ConvolutionStage implements Stage {

    private final ConvolutionKernel kernel;
    private final ConvolutionShape shape;
    private final boolean transposed;
    private final PixelActivation activation;
    private final ParameterPlace biasPlace;
    private final ParameterPlace weightPlace;

    private ConvolutionStage(
            ConvolutionShape shape,
            boolean transposed,
            ImageActivation activation,
            ParameterPlace place,
            Convolutions opener) {
        int filters = transposed ? shape.channels() : shape.filters();
        this.shape = shape;
        this.transposed = transposed;
        this.biasPlace = place.part(0, filters);
        this.weightPlace = place.part(filters, place.count() - filters);
        this.kernel = opener.open(shape, weightPlace.pointer());
        this.activation = new PixelActivation(filters, FusedActivation.of(Activations.of(activation)));
    }

    /**
     * A layer on its parameters.
     *
     * @param place Where they lie, as {@link ConvolutionLayer} orders them.
     * @param opener Of the network's convolutions.
     */
    static ConvolutionStage of(ConvolutionLayer layer, ParameterPlace place, Convolutions opener) {
        ImageShape in = layer.input();
        return new ConvolutionStage(
                new ConvolutionShape(
                        in.channels(),
                        in.height(),
                        in.width(),
                        layer.filters(),
                        layer.side(),
                        layer.stride(),
                        layer.border()),
                false,
                layer.activation(),
                place,
                opener);
    }

    /**
     * A layer on its parameters.
     *
     * @param place Where they lie, as {@link TransposedLayer} orders them.
     * @param opener Of the network's convolutions.
     */
    static ConvolutionStage of(TransposedLayer layer, ParameterPlace place, Convolutions opener) {
        ImageShape out = layer.output();
        return new ConvolutionStage(
                new ConvolutionShape(
                        out.channels(),
                        out.height(),
                        out.width(),
                        layer.input().channels(),
                        layer.side(),
                        layer.stride(),
                        layer.border()),
                true,
                layer.activation(),
                place,
                opener);
    }

    @Override
    public int inputs() {
        return transposed ? shape.outputs() : shape.inputs();
    }

    @Override
    public int outputs() {
        return transposed ? shape.inputs() : shape.outputs();
    }

    @Override
    public double operations() {
        return shape.operations();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix y = memory.take(x.rows(), outputs());
        if (transposed) {
            kernel.inputError(x.rows(), x.at(0), y.at(0));
        } else {
            kernel.forward(x.rows(), x.at(0), y.at(0));
        }
        float[] bias = new float[biasPlace.count()];
        biasPlace.read(bias);
        activation.activate(y, bias);
        return y;
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        return new ConvolutionPass(this, x, forward(x, memory), (WeightShare) share, memory);
    }

    private record ConvolutionPass(
            ConvolutionStage stage, Matrix x, Matrix output, WeightShare share, MatrixPool memory)
            implements StagePass {
        @Override
        public Matrix backward(Matrix error, boolean own, boolean toInput) {
            Matrix delta = own ? error : memory.take(error.rows(), error.columns());
            stage.activation.differentiate(output, error, delta, share.biasSums());
            Matrix atInput = toInput ? memory.take(error.rows(), stage.inputs()) : null;
            if (toInput) {
                stage.inputError(delta, atInput);
            }
            if (share.gathers()) {
                stage.weightGradient(x, delta, share);
            }
            memory.giveBack(delta);
            return atInput;
        }
    }

    private void inputError(Matrix delta, Matrix dx) {
        if (transposed) {
            kernel.forward(delta.rows(), delta.at(0), dx.at(0));
        } else {
            kernel.inputError(delta.rows(), delta.at(0), dx.at(0));
        }
    }

    private void weightGradient(Matrix x, Matrix delta, WeightShare share) {
        Matrix input = transposed ? delta : x;
        Matrix output = transposed ? x : delta;
        kernel.weightGradient(x.rows(), input.at(0), output.at(0), share.weights(), share.added());
    }

    @Override
    public WeightShare share(int rows, Gathering kind) {
        int pixels = outputs() / biasPlace.count();
        return WeightShare.of(
                kind,
                weightPlace.count(),
                weightPlace.gradientPointer(),
                Blocks.places(rows * pixels, biasPlace.count()));
    }

    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        float[] sums = new float[biasPlace.count()];
        if (accumulate) {
            biasPlace.readGradient(sums);
        }
        shares.forEach(share -> Blocks.fold(((WeightShare) share).biasSums(), sums));
        biasPlace.writeGradient(sums);
        WeightShare.addOthers(shares, weightPlace.gradientPointer(), weightPlace.count());
    }

    @Override
    public void parametersChanged() {
        kernel.weightsChanged();
    }

    @Override
    public void close() {
        kernel.close();
    }
}
