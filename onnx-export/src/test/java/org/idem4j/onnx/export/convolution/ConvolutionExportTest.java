package org.idem4j.onnx.export.convolution;

import static org.deeplearning4j.nn.conf.ConvolutionMode.Causal;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Same;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Strict;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Truncate;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;

class ConvolutionExportTest {

    private static final int OUT = 3;

    static Stream<WindowCell> sequences() {
        return WindowCell.of(1, Truncate, Same, Strict, Causal);
    }

    static Stream<WindowCell> images() {
        return WindowCell.of(2, Truncate, Same, Strict);
    }

    static Stream<WindowCell> volumes() {
        return WindowCell.of(3, Truncate, Same, Strict);
    }

    private static void check(WindowCell cell, Layer layer) {
        ExportParity.of(Networks.of(cell.input(), layer))
                .inputTypes(cell.input())
                .check();
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void should_equal_dl4j_in_1d(WindowCell cell) {
        check(
                cell,
                new Convolution1DLayer.Builder(cell.kernel()[0], cell.stride()[0], cell.padding()[0])
                        .dilation(cell.dilation())
                        .convolutionMode(cell.mode())
                        .rnnDataFormat(cell.sequences())
                        .nOut(OUT)
                        .activation(Activation.TANH)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("images")
    void should_equal_dl4j_in_2d(WindowCell cell) {
        check(
                cell,
                new ConvolutionLayer.Builder(cell.kernel(), cell.stride(), cell.padding())
                        .dilation(cell.dilation())
                        .convolutionMode(cell.mode())
                        .dataFormat(cell.images())
                        .nOut(OUT)
                        .activation(Activation.TANH)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void should_equal_dl4j_in_3d(WindowCell cell) {
        check(
                cell,
                new Convolution3D.Builder(cell.kernel(), cell.stride(), cell.padding())
                        .dilation(cell.dilation())
                        .convolutionMode(cell.mode())
                        .dataFormat(cell.volumes())
                        .nOut(OUT)
                        .activation(Activation.TANH)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("images")
    void should_equal_dl4j_channel_by_channel(WindowCell cell) {
        check(
                cell,
                new DepthwiseConvolution2D.Builder(cell.kernel(), cell.stride(), cell.padding())
                        .depthMultiplier(2)
                        .dilation(cell.dilation())
                        .convolutionMode(cell.mode())
                        .dataFormat(cell.images())
                        .nOut(2 * WindowCell.CHANNELS)
                        .activation(Activation.TANH)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("images")
    void should_equal_dl4j_in_separated_steps(WindowCell cell) {
        check(
                cell,
                new SeparableConvolution2D.Builder(cell.kernel(), cell.stride(), cell.padding())
                        .depthMultiplier(2)
                        .dilation(cell.dilation())
                        .convolutionMode(cell.mode())
                        .dataFormat(cell.images())
                        .nOut(OUT)
                        .activation(Activation.TANH)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void should_equal_dl4j_in_separated_steps_of_a_single_channel(boolean bias) {
        InputType input = InputType.convolutional(6, 5, 1);
        Layer layer = new SeparableConvolution2D.Builder(3, 2)
                .depthMultiplier(2)
                .nOut(2)
                .hasBias(bias)
                .activation(Activation.TANH)
                .build();

        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    @ParameterizedTest
    @MethodSource("images")
    void should_equal_dl4j_transposed_in_2d(WindowCell cell) {
        check(
                cell,
                new Deconvolution2D.Builder(cell.kernel(), cell.stride(), cell.padding())
                        .dilation(cell.dilation())
                        .convolutionMode(cell.mode())
                        .dataFormat(cell.images())
                        .nOut(OUT)
                        .activation(Activation.TANH)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void should_equal_dl4j_transposed_in_3d(WindowCell cell) {
        check(
                cell,
                new Deconvolution3D.Builder()
                        .kernelSize(cell.kernel())
                        .stride(cell.stride())
                        .padding(cell.padding())
                        .dilation(cell.dilation())
                        .convolutionMode(cell.mode())
                        .dataFormat(cell.volumes())
                        .nOut(OUT)
                        .activation(Activation.TANH)
                        .build());
    }

    @ParameterizedTest
    @EnumSource(CNN2DFormat.class)
    void should_equal_dl4j_transposed_where_the_stride_exceeds_the_kernel(CNN2DFormat format) {
        InputType input = InputType.convolutional(4, 5, 2, format);
        Layer layer = new Deconvolution2D.Builder(2, 1)
                .stride(6, 4)
                .dilation(2, 1)
                .convolutionMode(Same)
                .dataFormat(format)
                .nOut(OUT)
                .activation(Activation.TANH)
                .build();

        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    @Test
    void should_equal_dl4j_where_the_stride_passes_over_values() {
        InputType input = InputType.recurrent(2, 5);
        Layer layer = new Convolution1DLayer.Builder(2, 5)
                .dilation(2)
                .convolutionMode(Same)
                .nOut(OUT)
                .build();

        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConvolutionMode.class,
            names = {"Truncate", "Same"})
    void should_equal_dl4j_without_a_bias(ConvolutionMode mode) {
        InputType sequence = InputType.recurrent(2, 6);
        InputType image = InputType.convolutional(5, 6, 2);
        Stream.of(
                        Networks.of(image, convolution(mode), separable(mode)),
                        Networks.of(image, depthwise(mode), deconvolution(mode)))
                .forEach(network -> ExportParity.of(network).inputTypes(image).check());
        ExportParity.of(Networks.of(
                        sequence,
                        new Convolution1DLayer.Builder(2)
                                .convolutionMode(mode)
                                .hasBias(false)
                                .nOut(OUT)
                                .build()))
                .inputTypes(sequence)
                .check();
    }

    private static Layer convolution(ConvolutionMode mode) {
        return new ConvolutionLayer.Builder(2, 2)
                .convolutionMode(mode)
                .hasBias(false)
                .nOut(OUT)
                .build();
    }

    private static Layer separable(ConvolutionMode mode) {
        return new SeparableConvolution2D.Builder(2, 2)
                .convolutionMode(mode)
                .hasBias(false)
                .nOut(OUT)
                .build();
    }

    private static Layer depthwise(ConvolutionMode mode) {
        return new DepthwiseConvolution2D.Builder(2, 2)
                .depthMultiplier(1)
                .convolutionMode(mode)
                .hasBias(false)
                .nOut(2)
                .build();
    }

    private static Layer deconvolution(ConvolutionMode mode) {
        return new Deconvolution2D.Builder(2, 2)
                .convolutionMode(mode)
                .hasBias(false)
                .nOut(OUT)
                .build();
    }
}
