package org.idem4j.onnx.export.convolution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Causal;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Same;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Strict;
import static org.deeplearning4j.nn.conf.ConvolutionMode.Truncate;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoolingExportTest {

    private static final int P = 3;

    private static Stream<Arguments> with(Stream<WindowCell> cells, PoolingType... types) {
        return cells.flatMap(cell -> Arrays.stream(types).map(type -> Arguments.of(type, cell)));
    }

    static Stream<Arguments> sequences() {
        return with(WindowCell.of(1, Truncate, Same, Causal), PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM);
    }

    static Stream<Arguments> images() {
        return with(WindowCell.of(2, Truncate, Same, Strict), PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM);
    }

    static Stream<Arguments> volumes() {
        return with(WindowCell.of(3, Truncate, Same, Strict), PoolingType.MAX, PoolingType.AVG);
    }

    private static void check(InputType input, Layer layer) {
        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void should_equal_dl4j_in_1d(PoolingType type, WindowCell cell) {
        // Without padding, which DL4J also adds where there is nothing to pad, and fails.
        Subsampling1DLayer.Builder builder = new Subsampling1DLayer.Builder(type, cell.kernel()[0], cell.stride()[0], 0)
                .convolutionMode(cell.mode());
        builder.setPoolingType(type);
        builder.setPnorm(P);
        Subsampling1DLayer layer = builder.build();
        layer.setDilation(new int[] {cell.dilation()[0], 1});
        layer.setCnn2dDataFormat(cell.images());

        check(cell.input(), layer);
    }

    private static SubsamplingLayer.Builder pooling(PoolingType type, WindowCell cell) {
        SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(
                        type, cell.kernel(), cell.stride(), cell.padding())
                .convolutionMode(cell.mode())
                .dataFormat(cell.images());
        builder.setDilation(cell.dilation());
        builder.setPnorm(P);
        return builder;
    }

    @ParameterizedTest
    @MethodSource("images")
    void should_equal_dl4j_in_2d(PoolingType type, WindowCell cell) {
        check(cell.input(), pooling(type, cell).build());
    }

    /** ONNX Runtime would fuse both, and its own padding is −∞. */
    @ParameterizedTest
    @EnumSource(CNN2DFormat.class)
    void should_pool_zeros_that_a_layer_put_around(CNN2DFormat format) {
        InputType input = InputType.convolutional(5, 5, 2, format);
        Layer zeros =
                new ZeroPaddingLayer.Builder(1, 1, 1, 1).dataFormat(format).build();
        Layer pooling = new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {1, 3})
                .stride(1, 2)
                .dataFormat(format)
                .build();

        ExportParity.of(Networks.of(input, zeros, pooling)).inputTypes(input).check();
    }

    static Stream<WindowCell> paddedImages() {
        return WindowCell.of(2, Truncate, Same, Strict);
    }

    @ParameterizedTest
    @MethodSource("paddedImages")
    void should_equal_dl4j_where_the_mean_counts_the_padding(WindowCell cell) {
        check(
                cell.input(),
                pooling(PoolingType.AVG, cell).avgPoolIncludePadInDivisor(true).build());
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void should_equal_dl4j_in_3d(PoolingType type, WindowCell cell) {
        Subsampling3DLayer.Builder builder = new Subsampling3DLayer.Builder(
                        type, cell.kernel(), cell.stride(), cell.padding())
                .convolutionMode(cell.mode())
                .dataFormat(cell.volumes());
        builder.setDilation(cell.dilation());

        check(cell.input(), builder.build());
    }

    static Stream<Arguments> wholes() {
        return Stream.of(
                        InputType.recurrent(2, 6),
                        InputType.convolutional(4, 6, 2),
                        InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 4, 5, 3, 2))
                .flatMap(input -> Stream.of(PoolingType.values())
                        .flatMap(type -> Stream.of(true, false).map(collapse -> Arguments.of(input, type, collapse))));
    }

    private static GlobalPoolingLayer.Builder global(PoolingType type) {
        return new GlobalPoolingLayer.Builder(type).pnorm(P);
    }

    @ParameterizedTest
    @MethodSource("wholes")
    void should_equal_dl4j_over_all(InputType input, PoolingType type, boolean collapse) {
        check(input, global(type).collapseDimensions(collapse).build());
    }

    static Stream<Arguments> channelsLast() {
        return Stream.of(1, 2, 3)
                .map(dimensions -> new Layout(true, dimensions))
                .flatMap(layout -> Stream.of(PoolingType.values()).map(type -> Arguments.of(layout, type)));
    }

    @ParameterizedTest
    @MethodSource("channelsLast")
    void should_equal_dl4j_over_all_with_channels_last(Layout layout, PoolingType type) {
        int[] axes = Arrays.stream(layout.sizeAxes()).mapToInt(Math::toIntExact).toArray();

        check(layout.type(2, 4, 5, 3), global(type).poolingDimensions(axes).build());
    }

    @Test
    void should_refuse_to_pool_the_channels_away() {
        InputType input = new Layout(true, 1).type(2, 6);

        assertThatThrownBy(() -> Networks.export(input, global(PoolingType.MAX).build()))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer 0 (GlobalPoolingLayer)")
                .hasMessageContaining("DL4J pools the axes [2] of NWC arrays; set its poolingDimensions to [1]");
    }

    @Test
    void should_refuse_to_keep_dimensions_with_channels_last() {
        InputType input = new Layout(true, 2).type(2, 4, 5);

        assertThatThrownBy(() -> Networks.export(
                        input, global(PoolingType.MAX).collapseDimensions(false).build()))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("DL4J can't keep the dimensions of NHWC arrays; set collapseDimensions");
    }

    @Test
    void should_refuse_sums_of_windows() {
        InputType input = InputType.convolutional(4, 5, 2);

        assertThatThrownBy(() ->
                        Networks.export(input, new SubsamplingLayer.Builder(PoolingType.SUM, new int[] {2, 2}).build()))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("DL4J itself can't compute a subsampling layer of type SUM");
    }
}
