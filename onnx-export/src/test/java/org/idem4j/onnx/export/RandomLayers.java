package org.idem4j.onnx.export;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Draws small layers of all families, in any of their modes, that can take what is given to them.
 *
 * @param random Where they are drawn from.
 * @param inPlace Whether to draw those, too, that DL4J computes in place, changing what other layers take.
 */
record RandomLayers(SplittableRandom random, boolean inPlace) {

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A type for an input. */
    InputType input() {
        return switch (random.nextInt(4)) {
            case 0 -> InputType.feedForward(between(2, 6));
            case 1 -> InputType.convolutionalFlat(between(4, 6), between(4, 6), between(1, 2));
            case 2 -> InputType.recurrent(between(2, 5), between(3, 6), oneOf(RNNFormat.values()));
            default ->
                InputType.convolutional(between(4, 7), between(4, 7), between(1, 3), oneOf(CNN2DFormat.values()));
        };
    }

    /** A layer that takes the type, perhaps by a preprocessor that DL4J adds. */
    Layer after(InputType type) {
        List<Supplier<Layer>> kinds;
        if (type instanceof InputTypeRecurrent series) {
            kinds = onSeries(series.getFormat());
        } else if (type instanceof InputTypeConvolutional images) {
            kinds = onImages(images.getFormat(), images.getChannels());
        } else {
            kinds = onRows(type.arrayElementsPerExample());
        }
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    /** What a layer takes, after the preprocessor that DL4J adds. */
    static InputType taken(Layer layer, InputType type) {
        var preProcessor = layer.getPreProcessorForInputType(type);
        return preProcessor == null ? type : preProcessor.getOutputType(type);
    }

    /** What a layer gives for a type. */
    static InputType given(Layer layer, InputType type) {
        InputType taken = taken(layer, type);
        Layer own = layer.clone();
        own.setNIn(taken, false);
        InputType given = own.getOutputType(0, taken);
        if (given instanceof InputTypeRecurrent series && layer instanceof GlobalPoolingLayer) {
            // DL4J takes it for a series still, though it gives rows.
            return InputType.feedForward(series.getSize());
        } else if (given instanceof InputTypeRecurrent series && series.getTimeSeriesLength() <= 0) {
            // DL4J forgets the length of a concatenation of both directions.
            long length = ((InputTypeRecurrent) taken).getTimeSeriesLength();
            return InputType.recurrent(series.getSize(), length, series.getFormat());
        }
        return given;
    }

    private List<Supplier<Layer>> onRows(long features) {
        return List.of(
                this::dense,
                this::dense,
                this::activation,
                this::batchNormalization,
                () -> new DropoutLayer.Builder(0.5).build(),
                () -> inPlace ? new PReLULayer.Builder().inputShape(features).build() : dense(),
                () -> new RepeatVector.Builder<>(between(1, 4))
                        .dataFormat(oneOf(RNNFormat.values()))
                        .build());
    }

    private List<Supplier<Layer>> onSeries(RNNFormat format) {
        return List.of(
                () -> recurrent(format),
                () -> recurrent(format),
                () -> new Bidirectional(oneOf(Bidirectional.Mode.values()), recurrent(format)),
                () -> new LastTimeStep(recurrent(format)),
                () -> graves(format),
                () -> new TimeDistributed(dense(), format),
                () -> convolution1D(format),
                () -> new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(between(2, 5))
                        .activation(any())
                        .dataFormat(format)
                        .build(),
                () -> new GlobalPoolingLayer.Builder(oneOf(PoolingType.MAX, PoolingType.AVG, PoolingType.SUM))
                        .poolingDimensions(format == RNNFormat.NCW ? 2 : 1)
                        .build(),
                this::dense);
    }

    private List<Supplier<Layer>> onImages(CNN2DFormat format, long channels) {
        return List.of(
                () -> window(new ConvolutionLayer.Builder().dataFormat(format))
                        .nOut(between(1, 4))
                        .build(),
                () -> window(new SeparableConvolution2D.Builder().dataFormat(format))
                        .nOut(between(1, 4))
                        .build(),
                () -> window(new Deconvolution2D.Builder().dataFormat(format))
                        .nOut(between(1, 4))
                        .build(),
                () -> window(new DepthwiseConvolution2D.Builder().dataFormat(format))
                        .depthMultiplier(2)
                        .nOut(2 * channels)
                        .build(),
                () -> pooling(format),
                () -> new Upsampling2D.Builder(between(1, 2)).dataFormat(format).build(),
                () -> new ZeroPaddingLayer.Builder(between(0, 1), between(0, 1), between(0, 1), between(0, 1))
                        .dataFormat(format)
                        .build(),
                () -> new Cropping2D.Builder(between(0, 1), between(0, 1), between(0, 1), between(0, 1))
                        .dataFormat(format)
                        .build(),
                this::batchNormalization,
                () -> new LocalResponseNormalization.Builder()
                        .dataFormat(format)
                        .build(),
                this::activation,
                () -> new GlobalPoolingLayer(oneOf(PoolingType.MAX, PoolingType.AVG)),
                this::dense);
    }

    /** Any function but the cube, which multiplies rounding errors by depth. */
    private Activation any() {
        Activation activation = oneOf(Activation.values());
        return activation == Activation.CUBE ? Activation.TANH : activation;
    }

    private DenseLayer dense() {
        return new DenseLayer.Builder()
                .nOut(between(2, 6))
                .hasBias(random.nextBoolean())
                .activation(any())
                // DL4J does not hand its default down to a layer that is wrapped twice.
                .weightInit(WeightInit.XAVIER)
                .build();
    }

    private Layer activation() {
        return !inPlace
                ? new DropoutLayer.Builder(0.5).build()
                : new ActivationLayer.Builder().activation(any()).build();
    }

    private Layer batchNormalization() {
        return new BatchNormalization.Builder().useLogStd(random.nextBoolean()).build();
    }

    private Layer recurrent(RNNFormat format) {
        return switch (random.nextInt(3)) {
            case 0 ->
                sized(new SimpleRnn.Builder(), format).activation(bounded()).build();
            case 1 ->
                sized(new LSTM.Builder(), format)
                        .gateActivationFunction(oneOf(Activation.SIGMOID, Activation.HARDSIGMOID))
                        .build();
            default -> gravesForwards(format);
        };
    }

    @SuppressWarnings("deprecation") // DL4J's users still have Graves layers.
    private Layer gravesForwards(RNNFormat format) {
        return sized(new GravesLSTM.Builder(), format).build();
    }

    @SuppressWarnings("deprecation") // DL4J's users still have Graves layers.
    private Layer graves(RNNFormat format) {
        return sized(new GravesBidirectionalLSTM.Builder(), format).build();
    }

    private <T extends BaseRecurrentLayer.Builder<T>> T sized(T builder, RNNFormat format) {
        return builder.nOut(between(2, 5))
                .dataFormat(format)
                .activation(bounded())
                .weightInit(WeightInit.XAVIER);
    }

    private Activation bounded() {
        return oneOf(Activation.TANH, Activation.SOFTSIGN, Activation.HARDTANH, Activation.RATIONALTANH);
    }

    private Layer convolution1D(RNNFormat format) {
        return new Convolution1DLayer.Builder(between(1, 3), between(1, 2), 0)
                .convolutionMode(oneOf(ConvolutionMode.Same, ConvolutionMode.Causal))
                .rnnDataFormat(format)
                .nOut(between(2, 5))
                .activation(any())
                .build();
    }

    private <T extends ConvolutionLayer.BaseConvBuilder<T>> T window(T builder) {
        builder.setKernelSize(new int[] {between(1, 3), between(1, 3)});
        builder.setStride(new int[] {between(1, 2), between(1, 2)});
        builder.convolutionMode(oneOf(ConvolutionMode.Same, ConvolutionMode.Truncate));
        builder.setHasBias(random.nextBoolean());
        return builder.activation(any());
    }

    private Layer pooling(CNN2DFormat format) {
        var type = oneOf(SubsamplingLayer.PoolingType.MAX, SubsamplingLayer.PoolingType.AVG);
        return new SubsamplingLayer.Builder(type, new int[] {between(1, 3), between(1, 3)}, new int[] {1, 2})
                .convolutionMode(oneOf(ConvolutionMode.Same, ConvolutionMode.Truncate))
                .dataFormat(format)
                .build();
    }
}
