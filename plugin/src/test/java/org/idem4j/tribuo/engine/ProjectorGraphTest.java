package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Coupling;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The ONNX graph of a projector network")
class ProjectorGraphTest {

    private static final int N = 6;
    private static final int ROWS = 64;

    /** The rounding of a few dozen products of values about 1. */
    private static final float TOLERANCE = 3e-6f;

    private static Projector drawn(int couplings, int... hidden) {
        return (Projector) ProjectorNetwork.of(couplings, hidden)
                .withRank(2, KeptBy.SPAN)
                .draw(N, new SplittableRandom(2))
                .architecture();
    }

    /** Nets whose last layers are not linear, so that their outputs are put in their places behind it. */
    private static Projector bent() {
        List<DenseLayer> net =
                List.of(new DenseLayer(3, 4, Activation.TANH, 0), new DenseLayer(4, 3, Activation.SIGMOID, 0));
        List<Coupling> couplings = List.of(
                new Coupling(List.of(5, 0, 2), List.of(1, 3, 4), net),
                new Coupling(List.of(1, 3, 4), List.of(5, 0, 2), net));
        return new Projector(couplings, drawn(1, 4).projection());
    }

    static Stream<Projector> projectors() {
        return Stream.of(drawn(5, 7), drawn(4, 5, 3), drawn(3), bent());
    }

    private static float[] normal(int count, double deviation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static Network network(Projector projector) {
        return Engine.network(projector, normal(projector.parameterCount(), 0.5, 4));
    }

    private static ModelProto model(Network network) {
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.reserve("latent");
        Latents.Appended appended = network.latents().orElseThrow().appendTo(graph, graph.input("input", -1, N));
        graph.output("output", appended.output(), -1, N);
        graph.output("latent", appended.latent(), -1, N);
        return graph.model(new ModelDescription("projector", "org.idem4j", 0, "", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void should_give_what_the_network_gives_and_its_latent_rows(Projector projector) {
        Network network = network(projector);
        float[] rows = normal(ROWS * N, 1, 5);

        try (OnnxRegressor served =
                OnnxRegressor.open(model(network).toByteArray(), "projector", ServingOptions.defaults())) {
            float[] once = served.apply(rows);
            assertThat(once).containsExactly(network.apply(rows), within(TOLERANCE));
            assertThat(served.apply(once)).containsExactly(once, within(TOLERANCE));
            assertThat(served.output("latent", rows))
                    .containsExactly(network.latents().orElseThrow().apply(rows), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void should_give_a_row_the_same_bits_in_batches_of_any_size(Projector projector) {
        float[] rows = normal(ROWS * N, 1, 5);

        try (OnnxRegressor served =
                OnnxRegressor.open(model(network(projector)).toByteArray(), "projector", ServingOptions.defaults())) {
            float[] together = served.apply(rows);
            for (int batch : new int[] {1, 7, 63}) {
                for (int first = 0; first + batch <= ROWS; first += batch) {
                    int to = (first + batch) * N;
                    assertThat(served.apply(Arrays.copyOfRange(rows, first * N, to)))
                            .containsExactly(Arrays.copyOfRange(together, first * N, to));
                }
            }
        }
    }

    /** What is called costs more than what is computed, for a row alone. */
    @Test
    void should_be_two_products_and_an_activation_for_each_coupling() {
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.output("output", network(drawn(5, 7)).appendTo(graph, graph.input("input", -1, N)), -1, N);
        List<String> operators = graph
                .model(new ModelDescription("projector", "org.idem4j", 0, "", Map.of()))
                .getGraph()
                .getNodeList()
                .stream()
                .map(NodeProto::getOpType)
                .toList();

        assertThat(operators).hasSize(2 * 5 * 3 + 2).containsOnly("Gemm", "Tanh", "Identity");
        assertThat(operators.stream().filter("Tanh"::equals)).hasSize(2 * 5);
    }
}
