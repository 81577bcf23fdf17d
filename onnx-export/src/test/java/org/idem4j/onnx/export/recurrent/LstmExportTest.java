package org.idem4j.onnx.export.recurrent;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

@SuppressWarnings("deprecation") // DL4J's users still have Graves layers.
class LstmExportTest {

    private static final int IN = 3;

    static Stream<Arguments> cells() {
        return Stream.of(RNNFormat.values())
                .flatMap(format -> Stream.of(Activation.values())
                        .flatMap(activation -> Stream.of(
                                Arguments.of(format, activation.getActivationFunction(), new ActivationSigmoid()),
                                Arguments.of(format, new ActivationTanH(), activation.getActivationFunction()))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void should_equal_dl4j(RNNFormat format, IActivation activation, IActivation gates) {
        check(format, lstm(new LSTM.Builder(), format, activation, gates));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void should_equal_dl4j_with_peepholes(RNNFormat format, IActivation activation, IActivation gates) {
        check(format, lstm(new GravesLSTM.Builder(), format, activation, gates));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void should_equal_dl4j_in_both_directions(RNNFormat format, IActivation activation, IActivation gates) {
        GravesBidirectionalLSTM.Builder builder = sized(new GravesBidirectionalLSTM.Builder(), format);
        check(
                format,
                builder.activation(activation).gateActivationFunction(gates).build());
    }

    private static <T extends AbstractLSTM.Builder<T>> Layer lstm(
            T builder, RNNFormat format, IActivation activation, IActivation gates) {
        return sized(builder, format)
                .activation(activation)
                .gateActivationFunction(gates)
                .build();
    }

    private static <T extends BaseRecurrentLayer.Builder<T>> T sized(T builder, RNNFormat format) {
        return builder.nIn(IN).nOut(4).dataFormat(format);
    }

    private static void check(RNNFormat format, Layer layer) {
        ExportParity.of(Networks.of(layer))
                // Small, so that a cube fed back does not leave the range of floats.
                .scale(0.2)
                .fed(InputType.recurrent(IN, 5, format))
                .fed(InputType.recurrent(IN, 1, format))
                .check();
    }
}
