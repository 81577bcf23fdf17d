package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.projection.Projection;
import org.idem4j.tribuo.projection.PurifiedProjection;
import org.idem4j.tribuo.projection.SpanProjection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("A network as DL4J's own")
class Dl4jNetworkTest {

    private static final int N = 5;
    private static final int ROWS = 40;
    /** Of the largest value: both compute in floats, with sums in another order and functions of their own. */
    private static final double TOLERANCE = 1e-5;

    @TempDir
    private Path folder;

    private static float[] normal(int count, double deviation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static Perceptron perceptron(Activation hidden, Activation output) {
        return new Perceptron(List.of(
                new DenseLayer(N, 7, hidden, 0.2),
                new DenseLayer(7, 6, hidden, 0.2),
                new DenseLayer(6, N, output, 0.2)));
    }

    /** Couplings that read and shift columns out of order; the last layers of every other one are not linear. */
    private static Projector projector(Projection projection) {
        List<Coupling> couplings = IntStream.range(0, 3)
                .mapToObj(i -> {
                    Activation last = i % 2 == 0 ? Activation.IDENTITY : Activation.TANH;
                    List<Integer> some = List.of(3, 0);
                    List<Integer> others = List.of(4, 2, 1);
                    return i == 1
                            ? new Coupling(others, some, net(3, 2, last))
                            : new Coupling(some, others, net(2, 3, last));
                })
                .toList();
        return new Projector(couplings, projection);
    }

    private static List<DenseLayer> net(int inputs, int outputs, Activation last) {
        return List.of(new DenseLayer(inputs, 4, Activation.SIGMOID, 0), new DenseLayer(4, outputs, last, 0));
    }

    static Stream<Arguments> architectures() {
        return Stream.of(
                Arguments.of(perceptron(Activation.SELU, Activation.IDENTITY)),
                Arguments.of(new Perceptron(List.of(new DenseLayer(N, N, Activation.TANH, 0)))),
                Arguments.of(projector(new SpanProjection(N, 2))),
                Arguments.of(projector(new PurifiedProjection(N, 3, 0))),
                Arguments.of(projector(new PurifiedProjection(N, 0, 0.1))));
    }

    /** A JVM of its own takes seconds. */
    static Stream<Arguments> oneOfEach() {
        return Stream.of(
                Arguments.of(perceptron(Activation.SELU, Activation.IDENTITY)),
                Arguments.of(projector(new SpanProjection(N, 2))));
    }

    private static float[] parameters(Architecture architecture) {
        return normal(architecture.parameterCount(), 0.6, 1);
    }

    private static INDArray rows(float[] values) {
        return Nd4j.createFromArray(values).reshape(values.length / N, N);
    }

    private static float[] output(Dl4jNetwork dl4j, float[] rows) {
        INDArray y = dl4j.network() instanceof MultiLayerNetwork layers
                ? layers.output(rows(rows))
                : ((ComputationGraph) dl4j.network()).output(rows(rows))[0];
        return y.dup('c').data().asFloat();
    }

    private static void assertClose(float[] actual, float[] expected) {
        double scale = IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(expected[i]))
                .max()
                .orElseThrow();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("value %d", i).isCloseTo(expected[i], within(TOLERANCE * scale));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void should_give_the_same_values(Architecture architecture) {
        float[] parameters = parameters(architecture);
        float[] x = normal(ROWS * N, 1, 2);

        Dl4jNetwork dl4j = Dl4jNetwork.of(architecture, parameters);

        assertClose(output(dl4j, x), Engine.network(architecture, parameters).apply(x));
    }

    @ParameterizedTest
    @EnumSource
    void should_do_so_with_every_activation_function(Activation activation) {
        Perceptron perceptron = perceptron(activation, activation);
        float[] x = normal(ROWS * N, 1, 2);

        float[] y = output(Dl4jNetwork.of(perceptron, parameters(perceptron)), x);

        assertClose(y, Engine.network(perceptron, parameters(perceptron)).apply(x));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void should_be_loaded_by_dl4j_where_there_is_no_idem4j(Architecture architecture) throws Exception {
        float[] parameters = parameters(architecture);
        float[] means = {1, -2, 3, 0.5f, 0};
        float[] deviations = {2, 0.5f, 1, 3, 1};
        float[] x = normal(ROWS * N, 2, 3);
        Path zip = folder.resolve("network.zip");
        Dl4jNetwork dl4j = Dl4jNetwork.of(architecture, parameters).standardised(means, deviations);

        dl4j.save(zip);

        float[] restored = StockJvm.restored(zip, architecture instanceof Projector, x, N, folder);
        float[] standardised = x.clone();
        for (int i = 0; i < x.length; i++) {
            standardised[i] = (x[i] - means[i % N]) / deviations[i % N];
        }
        float[] expected = Engine.network(architecture, parameters).apply(standardised);
        for (int i = 0; i < x.length; i++) {
            expected[i] = expected[i] * deviations[i % N] + means[i % N];
        }
        assertClose(restored, expected);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void should_be_exported_by_the_ordinary_translators(Architecture architecture) throws Exception {
        float[] parameters = parameters(architecture);
        float[] x = normal(ROWS * N, 1, 2);
        Dl4jNetwork dl4j = Dl4jNetwork.of(architecture, parameters);
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());

        byte[] onnx = (dl4j.network() instanceof MultiLayerNetwork layers
                        ? exporter.export(layers, ExportOptions.defaults())
                        : exporter.export((ComputationGraph) dl4j.network(), ExportOptions.defaults()))
                .toByteArray();

        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx);
                OnnxTensor input = OnnxTensor.createTensor(environment, rows(x).toFloatMatrix());
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), input))) {
            float[][] y = (float[][]) result.get(0).getValue();
            assertClose(
                    Nd4j.createFromArray(y).data().asFloat(),
                    Engine.network(architecture, parameters).apply(x));
        }
    }

    @Test
    void should_have_a_perceptrons_parameters_in_the_very_order() {
        Perceptron perceptron = perceptron(Activation.RELU, Activation.IDENTITY);
        float[] parameters = parameters(perceptron);

        MultiLayerNetwork network =
                (MultiLayerNetwork) Dl4jNetwork.of(perceptron, parameters).network();

        assertThat(network.params().data().asFloat()).containsExactly(parameters);
    }

    @Test
    @Tag("training")
    void should_be_trained_on_by_dl4j_without_the_other_noticing() {
        Perceptron perceptron = perceptron(Activation.TANH, Activation.IDENTITY);
        float[] parameters = parameters(perceptron);
        float[] given = parameters.clone();
        float[] x = normal(ROWS * N, 1, 2);
        MultiLayerNetwork network =
                (MultiLayerNetwork) Dl4jNetwork.of(perceptron, given).network();
        double before = network.score(new DataSet(rows(x), rows(x)));

        for (int step = 0; step < 20; step++) {
            network.fit(rows(x), rows(x));
        }

        assertThat(network.score(new DataSet(rows(x), rows(x)))).isLessThan(before);
        assertThat(given).containsExactly(parameters);
    }

    @Test
    void should_refuse_parameters_of_another_architecture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dl4jNetwork.of(perceptron(Activation.TANH, Activation.TANH), new float[3]))
                .withMessageContaining("but 3 are given");
    }
}
