package org.idem4j.onnx.export.recurrent;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

class SimpleRnnExportTest {

    private static final int IN = 3;

    static Stream<IActivation> activations() {
        return Stream.concat(
                Stream.of(Activation.values()).map(Activation::getActivationFunction),
                Stream.of(
                        new ActivationELU(0.4),
                        new ActivationLReLU(0.3),
                        new ActivationThresholdedReLU(0.4),
                        new ActivationReLU(null, null, 0.2),
                        new ActivationReLU(null, 0.3, 0.1),
                        new ActivationReLU(0.5, null, null)));
    }

    static Stream<Arguments> cells() {
        return Stream.of(RNNFormat.values())
                .flatMap(format -> activations().map(activation -> Arguments.of(format, activation)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void should_equal_dl4j(RNNFormat format, IActivation activation) {
        SimpleRnn layer = new SimpleRnn.Builder()
                .nIn(IN)
                .nOut(4)
                .dataFormat(format)
                .activation(activation)
                .build();

        ExportParity.of(Networks.of(layer))
                .fed(InputType.recurrent(IN, 5, format))
                .fed(InputType.recurrent(IN, 1, format))
                // Small, so that a cube fed back does not leave the range of floats.
                .scale(0.2)
                .check();
    }
}
