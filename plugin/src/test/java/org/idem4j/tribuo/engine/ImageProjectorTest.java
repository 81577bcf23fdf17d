package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.network.AutoencoderProjector;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.CouplingNet;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.Projector;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.projection.SpanProjection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A projector over images at work")
class ImageProjectorTest {

    private static final int ROWS = 6;
    /** Of values about 1, through a dozen couplings there and back. */
    private static final float TOLERANCE = 1e-5f;

    private static final ImageShape GREY = new ImageShape(1, 16, 16);
    private static final ImageShape COLOURED = new ImageShape(3, 8, 6);
    private static final ImageShape SQUARE = new ImageShape(3, 8, 8);

    static Stream<Projector> projectors() {
        return Stream.of(
                drawn(GREY, ConvolutionalProjector.of(GREY, 7, 5, 4, 3)),
                drawn(COLOURED, ConvolutionalProjector.of(COLOURED, 6, 4, 5)),
                drawn(COLOURED, ConvolutionalProjector.of(COLOURED, 3, 4).withNets(CouplingNet.DENSE, 9)),
                drawn(GREY, AutoencoderProjector.of(GREY, 4, 5)),
                drawn(SQUARE, AutoencoderProjector.of(SQUARE, 3, 7).withCorrections(2)),
                drawn(SQUARE, AutoencoderProjector.of(SQUARE, 3, 4).withCorrections(0)),
                (Projector) ProjectorNetwork.of(4, 6)
                        .withRank(3, KeptBy.SPAN)
                        .draw(300, new SplittableRandom(2))
                        .architecture());
    }

    private static Projector drawn(ImageShape shape, NetworkDescription description) {
        return (Projector)
                description.draw(shape.size(), new SplittableRandom(2)).architecture();
    }

    private static float[] normal(int count, double deviation, long seed) {
        return StageCase.normal(count, deviation, new SplittableRandom(seed));
    }

    private static Network network(Projector projector) {
        return Engine.network(projector, normal(projector.parameterCount(), 0.2, 4));
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void should_give_the_same_in_onnx_runtime_with_its_latent_rows(Projector projector) {
        int n = projector.dimension();
        Network network = network(projector);
        Latents latents = network.latents().orElseThrow();
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.reserve("latent");
        Latents.Appended appended = latents.appendTo(graph, graph.input("input", -1, n));
        graph.output("output", appended.output(), -1, n);
        graph.output("latent", appended.latent(), -1, n);
        byte[] bytes = graph.model(new ModelDescription("projector", "org.idem4j", 0, "", Map.of()))
                .toByteArray();
        float[] rows = normal(ROWS * n, 1, 5);

        try (OnnxRegressor served = OnnxRegressor.open(bytes, "projector", ServingOptions.defaults())) {
            float[] once = served.apply(rows);
            assertThat(once).containsExactly(network.apply(rows), within(TOLERANCE));
            assertThat(served.apply(once)).containsExactly(once, within(TOLERANCE));
            assertThat(served.output("latent", rows)).containsExactly(latents.apply(rows), within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("projectors")
    void should_make_codes_and_rows_of_them(Projector projector) {
        Network network = network(projector);
        float[] rows = normal(ROWS * projector.dimension(), 1, 5);
        Codes codes = network.codes().orElseThrow();
        float[] code = codes.encode(rows);

        assertThat(codes.columns()).isEqualTo(projector.rank(network.parameters()));
        assertThat(codes.decode(code)).containsExactly(network.apply(rows), within(TOLERANCE));
        assertThat(codes.encode(codes.decode(code))).containsExactly(code, within(10 * TOLERANCE));
    }

    /** As the pixels of DL4J's order would be, read one by one. */
    @Test
    void should_shift_one_half_of_a_squeezed_image_by_a_convolution_of_the_other() {
        ImageShape shape = new ImageShape(1, 4, 4);
        Projector projector = drawn(shape, ConvolutionalProjector.of(shape, 1, 3));
        float[] parameters = normal(projector.parameterCount(), 0.3, 4);
        float[] x = normal(16, 1, 5);
        float[] h =
                Engine.network(projector, parameters).latents().orElseThrow().apply(x);

        float[] expected = x.clone();
        for (int f = 0; f < 2; f++) { // places 1 and 2 of each square, by places 0 and 3
            for (int y = 0; y < 2; y++) {
                for (int c = 0; c < 2; c++) {
                    double sum = parameters[f];
                    for (int place = 0; place < 2; place++) {
                        for (int k = 0; k < 9; k++) {
                            int iy = y + k / 3 - 1;
                            int ix = c + k % 3 - 1;
                            if (iy >= 0 && iy < 2 && ix >= 0 && ix < 2) {
                                sum += parameters[2 + (f * 2 + place) * 9 + k]
                                        * x[(2 * iy + place) * 4 + 2 * ix + place];
                            }
                        }
                    }
                    expected[(2 * y + f) * 4 + 2 * c + 1 - f] += (float) sum;
                }
            }
        }
        assertThat(h).containsExactly(expected, within(1e-6f));
    }

    /** With A as it begins: the carriers keep the code, G gives all others, and D takes itself out of the carriers. */
    @Test
    void should_put_the_code_into_the_carriers_and_decode_it_into_the_others() {
        InitialNetwork drawn =
                AutoencoderProjector.of(GREY, 4, 5).withCorrections(0).draw(256, new SplittableRandom(2));
        Projector projector = (Projector) drawn.architecture();
        List<Integer> carriers = projector.couplings().get(0).shifted();
        ImageNetwork d = (ImageNetwork) projector.couplings().get(0).function();
        ImageNetwork g = (ImageNetwork) projector.couplings().get(1).function();
        float[] ofD = Arrays.copyOf(drawn.parameters(), d.parameterCount());
        float[] ofG =
                Arrays.copyOfRange(drawn.parameters(), d.parameterCount(), d.parameterCount() + g.parameterCount());
        float[] x = normal(256, 1, 5);
        float[] y = Engine.network(projector, drawn.parameters()).apply(x);

        float[] code = Engine.network(d, ofD).apply(without(carriers, x));
        float[] carried = new float[carriers.size()];
        for (int i = 0; i < carried.length; i++) {
            code[i] += x[carriers.get(i)];
            carried[i] = y[carriers.get(i)];
        }
        float[] others = without(carriers, Engine.network(g, ofG).apply(code));
        for (int i = 0; i < others.length; i++) {
            others[i] = -others[i];
        }
        assertThat(without(carriers, y)).containsExactly(others, within(1e-6f));
        float[] again = Engine.network(d, ofD).apply(others);
        for (int i = 0; i < carried.length; i++) {
            assertThat(carried[i]).isCloseTo(code[i] - again[i], within(1e-5f));
        }
    }

    private static float[] without(List<Integer> columns, float[] row) {
        float[] without = row.clone();
        columns.forEach(column -> without[column] = 0);
        return without;
    }

    @Test
    void should_have_thin_products_give_what_the_matrix_gives() {
        SpanProjection span = new SpanProjection(20, 4);
        float[] v = normal(80, 1, 3);
        float[] x = normal(ROWS * 20, 1, 5);
        float[] thin = applied(new SpanStage(span, place(v)), x);

        assertThat(thin).containsExactly(applied(new ProjectionStage(span, place(v)), x), within(1e-6f));
        for (int i = 0; i < 80; i += 4) {
            v[i + 1] = v[i];
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpanStage(span, place(v)))
                .withMessageContaining("columns depend on each other");
    }

    private static ParameterPlace place(float[] values) {
        NativeThreads.load();
        Matrix matrix = Matrix.allocate(1, values.length);
        matrix.write(values, 0);
        return ParameterPlace.all(matrix, null);
    }

    private static float[] applied(Stage stage, float[] rows) {
        try (MatrixPool memory = new MatrixPool()) {
            Matrix x = memory.take(ROWS, stage.inputs());
            x.write(rows, 0);
            return stage.served().forward(x, memory).toFloats();
        }
    }

    /** A matrix of n × n would be 600 MB. */
    @Test
    void should_train_on_large_images_in_little_memory() {
        ImageShape shape = new ImageShape(3, 64, 64);
        int n = shape.size();
        Projector projector = drawn(shape, ConvolutionalProjector.of(shape, 2, 8, 4));
        float[] first = ConvolutionalProjector.of(shape, 2, 8, 4)
                .draw(n, new SplittableRandom(2))
                .parameters();
        try (TrainableNetwork training = Engine.training(projector, first, Adam.of(1e-3, RateSchedule.CONSTANT))) {
            for (int step = 0; step < 3; step++) {
                training.scoped(() -> {
                    Batch x = training.batch(normal(2 * n, 1, 5), n);
                    return training.inShards(2, shard -> {
                        Pass pass = shard.pass(shard.rows(x));
                        pass.backward(shard.combine(new double[] {1, -1}, List.of(pass.output(), shard.rows(x)), null));
                        return true;
                    });
                });
                training.step(1e-3);
            }
            assertThat(training.parameters()).isNotEqualTo(first);
            float[] once = training.apply(normal(2 * n, 1, 6));
            assertThat(training.apply(once)).containsExactly(once, within(TOLERANCE));
            assertThat(training.stepBytes()).isLessThan(20L << 20);
        }
    }

    @Test
    void should_say_what_dl4j_lacks() {
        Projector projector = drawn(GREY, ConvolutionalProjector.of(GREY, 2, 3, 4));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dl4jNetwork.of(projector, normal(projector.parameterCount(), 0.2, 4)))
                .withMessageContaining("dense couplings");
    }
}
