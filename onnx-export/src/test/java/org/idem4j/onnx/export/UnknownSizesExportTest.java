package org.idem4j.onnx.export;

import static org.deeplearning4j.nn.conf.ConvolutionMode.Same;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that do not tell the height and the width of their images: one model serves all. */
class UnknownSizesExportTest {

    private static SubsamplingLayer pooling(PoolingType type, CNN2DFormat format) {
        SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(
                        type, new int[] {3, 2}, new int[] {2, 3}, new int[] {0, 0})
                .convolutionMode(Same)
                .dataFormat(format);
        builder.setPnorm(3);
        return builder.build();
    }

    static Stream<Arguments> networks() {
        return Stream.of(CNN2DFormat.values())
                .flatMap(format -> Stream.of(
                                pooling(PoolingType.MAX, format),
                                pooling(PoolingType.AVG, format),
                                pooling(PoolingType.PNORM, format),
                                new Upsampling2D.Builder(2).dataFormat(format).build(),
                                new SpaceToBatchLayer.Builder<>(new int[] {2, 2}, new int[][] {{1, 1}, {0, 2}})
                                        .dataFormat(format)
                                        .build(),
                                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                        .poolingDimensions(
                                                format == CNN2DFormat.NCHW ? new int[] {2, 3} : new int[] {1, 2})
                                        .build())
                        .map(layer -> Arguments.of(format, layer)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void should_equal_dl4j_at_several_sizes(CNN2DFormat format, Layer layer) {
        Layer convolution = new ConvolutionLayer.Builder(2, 3)
                .stride(3, 2)
                .dilation(2, 1)
                .convolutionMode(Same)
                .dataFormat(format)
                .nIn(2)
                .nOut(3)
                .build();
        MultiLayerNetwork network = Networks.of(convolution, layer);

        ExportParity.of(network).fed(InputType.convolutional(10, 12, 2, format)).check();
        ExportParity.of(network).fed(InputType.convolutional(22, 16, 2, format)).check();
    }
}
