package org.idem4j.onnx.export.convolution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.Upsampling3D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPadding3DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping3D;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers that move, repeat, add or drop values, but do not change any. */
class SpatialExportTest {

    private static final InputType SEQUENCE = InputType.recurrent(2, 6);
    private static final InputType VOLUME = InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 4, 5, 3, 2);

    private static void check(InputType input, Layer layer) {
        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    static Stream<Arguments> fixed() {
        return Stream.of(
                Arguments.of(SEQUENCE, new Upsampling1D.Builder(3).build()),
                Arguments.of(SEQUENCE, new ZeroPadding1DLayer(1, 2)),
                Arguments.of(SEQUENCE, new Cropping1D(2, 1)),
                Arguments.of(SEQUENCE, new Cropping1D(1, 0)),
                Arguments.of(VOLUME, new ZeroPadding3DLayer.Builder(1, 2, 3, 0, 1, 2).build()),
                Arguments.of(VOLUME, new Cropping3D.Builder(1, 2, 0, 1, 1, 0).build()));
    }

    @ParameterizedTest
    @MethodSource("fixed")
    void should_equal_dl4j_on_sequences_and_volumes(InputType input, Layer layer) {
        check(input, layer);
    }

    static Stream<Arguments> images() {
        return Stream.of(CNN2DFormat.values())
                .flatMap(format -> Stream.of(
                                new Upsampling2D.Builder(2)
                                        .size(new int[] {2, 3})
                                        .dataFormat(format)
                                        .build(),
                                new ZeroPaddingLayer.Builder(1, 2, 3, 4)
                                        .dataFormat(format)
                                        .build(),
                                new Cropping2D.Builder(1, 0, 2, 1)
                                        .dataFormat(format)
                                        .build(),
                                new SpaceToDepthLayer.Builder<>(2, format).build(),
                                new SpaceToBatchLayer.Builder<>(new int[] {2, 3})
                                        .dataFormat(format)
                                        .build(),
                                new SpaceToBatchLayer.Builder<>(new int[] {3, 2}, new int[][] {{1, 1}, {2, 0}})
                                        .dataFormat(format)
                                        .build())
                        .map(layer -> Arguments.of(InputType.convolutional(4, 6, 2, format), layer)));
    }

    @ParameterizedTest
    @MethodSource("images")
    void should_equal_dl4j_on_images(InputType input, Layer layer) {
        check(input, layer);
    }

    @ParameterizedTest
    @EnumSource(Convolution3D.DataFormat.class)
    void should_equal_dl4j_upsampling_volumes(Convolution3D.DataFormat format) {
        check(
                InputType.convolutional3D(format, 2, 3, 4, 2),
                new Upsampling3D.Builder(2)
                        .size(new int[] {1, 2, 3})
                        .dataFormat(format)
                        .build());
    }

    @Test
    void should_refuse_what_dl4j_computes_on_the_wrong_axis() {
        InputType channelsLast = new Layout(true, 1).type(2, 6);

        assertThatThrownBy(() -> Networks.export(channelsLast, new ZeroPadding1DLayer(1, 2)))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer 0 (ZeroPadding1DLayer)")
                .hasMessageContaining("the layer computes on NCW arrays");
    }
}
