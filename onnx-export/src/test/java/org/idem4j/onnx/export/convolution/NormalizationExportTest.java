package org.idem4j.onnx.export.convolution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizationExportTest {

    private static void check(InputType input, Layer layer) {
        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    static Stream<Arguments> normalised() {
        return Stream.of(
                        InputType.feedForward(4),
                        InputType.convolutional(3, 4, 2, CNN2DFormat.NCHW),
                        InputType.convolutional(3, 4, 2, CNN2DFormat.NHWC),
                        new Layout(true, 1).type(2, 5))
                .flatMap(input -> Stream.of(true, false).map(logStd -> Arguments.of(input, logStd)));
    }

    private static BatchNormalization.Builder batch(boolean logStd, InputType input) {
        boolean channelsLast = !(input instanceof InputType.InputTypeFeedForward)
                && Layout.of(input).channelsLast();
        return new BatchNormalization.Builder()
                .useLogStd(logStd)
                .eps(1e-3)
                .dataFormat(channelsLast ? CNN2DFormat.NHWC : CNN2DFormat.NCHW);
    }

    @ParameterizedTest
    @MethodSource("normalised")
    void should_equal_dl4j_by_the_statistics_of_the_training(InputType input, boolean logStd) {
        check(input, batch(logStd, input).build());
    }

    @ParameterizedTest
    @MethodSource("normalised")
    void should_apply_locked_values_only_where_dl4j_does(InputType input, boolean logStd) {
        double[][] gammasAndBetas = {{1, 0}, {2, 0}, {1, 0.5}, {2, 0.5}};
        for (double[] locked : gammasAndBetas) {
            check(
                    input,
                    batch(logStd, input)
                            .lockGammaBeta(true)
                            .gamma(locked[0])
                            .beta(locked[1])
                            .build());
        }
    }

    @Test
    void should_refuse_what_dl4j_normalises_wrongly() {
        InputType sequences = InputType.recurrent(2, 5);

        assertThatThrownBy(
                        () -> Networks.export(sequences, batch(true, sequences).build()))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer 0 (BatchNormalization)")
                .hasMessageContaining("only as NWC arrays in a layer with the data format NHWC");
    }

    @Test
    void should_refuse_what_dl4j_does_not_normalise() {
        InputType volumes = InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 2, 3, 4, 2);

        assertThatThrownBy(() -> Networks.export(volumes, batch(true, volumes).build()))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("DL4J itself can't normalise volumes");
    }

    static Stream<Arguments> neighbours() {
        return Stream.of(CNN2DFormat.values())
                .flatMap(format -> Stream.of(1.0, 3.0, 4.0, 5.0).map(n -> Arguments.of(format, n)));
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void should_equal_dl4j_among_neighbouring_channels(CNN2DFormat format, double n) {
        check(
                InputType.convolutional(3, 4, 6, format),
                new LocalResponseNormalization.Builder(1.5, n, 0.3, 0.6)
                        .dataFormat(format)
                        .build());
    }
}
