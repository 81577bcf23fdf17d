package org.idem4j.onnx.export.convolution;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;

/** Activations on sequences, images and volumes; it is the axis of the softmax that can go wrong. */
class SpatialActivationExportTest {

    private static void check(InputType input, Layer layer) {
        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void should_equal_dl4j_for_every_activation_of_a_convolution(Activation activation) {
        for (CNN2DFormat format : CNN2DFormat.values()) {
            check(
                    InputType.convolutional(4, 5, 2, format),
                    new ConvolutionLayer.Builder(2, 2)
                            .nOut(3)
                            .dataFormat(format)
                            .activation(activation)
                            .build());
        }
    }

    static Stream<Arguments> softmax() {
        return Stream.of(false, true).flatMap(last -> {
            InputType sequence = new Layout(last, 1).type(2, 5);
            InputType image = new Layout(last, 2).type(2, 3, 4);
            InputType volume = new Layout(last, 3).type(2, 3, 4, 5);
            CNN2DFormat images = last ? CNN2DFormat.NHWC : CNN2DFormat.NCHW;
            Convolution3D.DataFormat volumes = last ? Convolution3D.DataFormat.NDHWC : Convolution3D.DataFormat.NCDHW;
            return Stream.of(
                    Arguments.of(sequence, new ActivationLayer(Activation.SOFTMAX)),
                    Arguments.of(image, new ActivationLayer(Activation.SOFTMAX)),
                    Arguments.of(volume, new ActivationLayer(Activation.SOFTMAX)),
                    Arguments.of(
                            sequence,
                            new Convolution1DLayer.Builder(2)
                                    .nOut(3)
                                    .rnnDataFormat(last ? RNNFormat.NWC : RNNFormat.NCW)
                                    .activation(Activation.SOFTMAX)
                                    .build()),
                    Arguments.of(
                            image,
                            new Deconvolution2D.Builder(2, 2)
                                    .nOut(3)
                                    .dataFormat(images)
                                    .activation(Activation.SOFTMAX)
                                    .build()),
                    Arguments.of(
                            volume,
                            new Convolution3D.Builder(2, 2, 2)
                                    .nOut(3)
                                    .dataFormat(volumes)
                                    .activation(Activation.SOFTMAX)
                                    .build()),
                    Arguments.of(
                            image,
                            new CnnLossLayer.Builder()
                                    .format(images)
                                    .activation(Activation.SOFTMAX)
                                    .build()),
                    Arguments.of(
                            volume,
                            new Cnn3DLossLayer.Builder(volumes)
                                    .activation(Activation.SOFTMAX)
                                    .build()));
        });
    }

    @ParameterizedTest
    @MethodSource("softmax")
    void should_take_the_softmax_along_dl4js_axis(InputType input, Layer layer) {
        check(input, layer);
    }

    @ParameterizedTest
    @EnumSource(CNN2DFormat.class)
    void should_equal_dl4j_for_layers_of_any_shape(CNN2DFormat format) {
        InputType image = InputType.convolutional(3, 4, 2, format);
        long[] shape = format == CNN2DFormat.NCHW ? new long[] {2, 3, 4} : new long[] {3, 4, 2};

        // Each by itself: DL4J's own check of memory stumbles over two in a row.
        check(image, new PReLULayer.Builder().inputShape(shape).sharedAxes(1, 2).build());
        check(image, new DropoutLayer.Builder(0.5).build());
        check(image, new ActivationLayer(Activation.MISH));
    }
}
