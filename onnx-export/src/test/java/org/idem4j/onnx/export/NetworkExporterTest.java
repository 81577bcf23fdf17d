package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class NetworkExporterTest {

    private static final int N = 6;

    private static MultiLayerNetwork network(IActivation activation) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(N)
                        .nOut(9)
                        .activation(activation)
                        .build())
                .layer(new DropoutLayer.Builder(0.5).build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nIn(9)
                        .nOut(N)
                        .activation(activation)
                        .build())
                .build());
        network.init();
        Parity.randomise(network, 0.6, 5);
        return network;
    }

    private static float[] rows(int rows, double scale) {
        SplittableRandom random = new SplittableRandom(rows);
        float[] values = new float[rows * N];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void should_equal_dl4j_for_every_activation_and_opset(Activation activation) throws OrtException {
        MultiLayerNetwork network = network(activation.getActivationFunction());
        for (int opset = OnnxGraph.MIN_OPSET; opset <= OnnxGraph.MAX_OPSET; opset++) {
            ModelProto model = new NetworkExporter(StandardTranslators.all()).export(network, opset);
            for (int count : new int[] {1, 3}) {
                float[] x = rows(count, 1);
                assertThat(Parity.excess(Parity.dl4j(network, x, N), Parity.onnx(model, x, N)))
                        .as("%s, opset %d, %d rows", activation, opset, count)
                        .isLessThanOrEqualTo(1);
            }
        }
        ModelProto model = new NetworkExporter(StandardTranslators.all()).export(network, 13);
        assertThat(Parity.onnx(model, new float[0], N)).isEmpty();
    }

    static Stream<Arguments> parameterised() {
        return Stream.of(
                Arguments.of(new ActivationLReLU(0.3)),
                Arguments.of(new ActivationELU(0.4)),
                Arguments.of(new ActivationReLU(1.5, null, null)),
                Arguments.of(new ActivationReLU(null, 0.3, 0.1)),
                Arguments.of(new ActivationReLU(2.0, 0.3, 0.1)),
                Arguments.of(new ActivationReLU(null, null, 0.2)),
                Arguments.of(new ActivationRReLU(0.05, 0.2)),
                Arguments.of(new ActivationThresholdedReLU(0.4)));
    }

    @ParameterizedTest
    @MethodSource("parameterised")
    void should_equal_dl4j_for_parameters_of_activations(IActivation activation) throws OrtException {
        MultiLayerNetwork network = network(activation);
        ModelProto model = new NetworkExporter(StandardTranslators.all()).export(network, 13);
        float[] x = rows(20, 1);

        assertThat(Parity.excess(Parity.dl4j(network, x, N), Parity.onnx(model, x, N)))
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            // These square or cube, and leave the range of floats in either engine.
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CUBE", "RATIONALTANH"})
    void should_equal_dl4j_on_extreme_inputs(Activation activation) throws OrtException {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ActivationLayer.Builder().activation(activation).build())
                .build());
        network.init();
        ModelProto model = new NetworkExporter(StandardTranslators.all())
                .export(network, ExportOptions.defaults().withInputTypes(InputType.feedForward(N)));
        // DL4J's softplus is infinite from 89 on, where eˣ leaves the floats; ONNX Runtime's goes on as x.
        float far = activation == Activation.SOFTPLUS ? 80f : 1e4f;
        float[] x = {0f, -0f, 1e-20f, -1e-20f, 1f, -1f, 20f, -20f, 60f, -60f, 80f, -80f, far, -far, 5f, -5f, .1f, -.1f};

        // exp(-80) and its like round differently in the two engines, hence the absolute part of the tolerance.
        assertThat(Parity.excess(Parity.dl4j(network, x, N), Parity.onnx(model, x, N)))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void should_give_the_same_bytes_again() {
        MultiLayerNetwork network = network(Activation.MISH.getActivationFunction());
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());

        assertThat(exporter.export(network, 17).toByteArray())
                .isEqualTo(exporter.export(network, 17).toByteArray());
    }

    @Test
    void should_refuse_an_opset_outside_the_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OnnxGraph(12))
                .withMessageContaining("13 to 17, not 12");
    }
}
