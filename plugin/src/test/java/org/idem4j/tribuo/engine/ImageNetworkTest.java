package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImagePerceptron;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.SkipLayer;
import org.idem4j.tribuo.network.UNet;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("A network over images at work")
class ImageNetworkTest {

    private static final int ROWS = 5;
    /** Of values about 1: sums of up to a few hundred floats in another order, layer on layer. */
    private static final float TOLERANCE = 1e-5f;

    private static final ImageShape GREY = new ImageShape(1, 12, 12);
    private static final ImageShape COLOURED = new ImageShape(3, 8, 8);

    static Stream<ImageNetwork> networks() {
        return Stream.of(
                Dcgan.of(GREY, 4, 6).network(),
                Dcgan.of(COLOURED, 4, 6).withNorm(ImageNorm.BATCH).network(),
                Dcgan.of(COLOURED, 3, 5)
                        .withNorm(ImageNorm.NONE)
                        .withActivations(Activation.RELU, Activation.TANH)
                        .network(),
                ImagePerceptron.of(COLOURED, 6, 30, 20)
                        .withNorm(ImageNorm.BATCH)
                        .withActivations(Activation.LEAKYRELU, Activation.TANH)
                        .network(),
                ImagePerceptron.of(GREY, 6).network(),
                UNet.of(GREY, 4, 6)
                        .withSizes(4, 2, 6)
                        .withActivations(Activation.TANH, Activation.SIGMOID)
                        .network(),
                UNet.of(COLOURED, 5, 7).withSizes(5, 3, 7).network(),
                UNet.of(COLOURED, 4, 6)
                        .withNorm(ImageNorm.BATCH)
                        .withSizes(4, 2, 6)
                        .network());
    }

    static Stream<ImageNetwork> networksOfDl4j() {
        return networks().filter(network -> !network.toString().contains("GroupNorm"));
    }

    private static float[] normal(int count, double deviation, long seed) {
        return StageCase.normal(count, deviation, new SplittableRandom(seed));
    }

    /** Weights as a description draws them, and all else off its neutral value; statistics stay positive. */
    private static float[] parameters(ImageNetwork network) {
        float[] drawn = drawn(network.layers());
        float[] noise = normal(drawn.length, 0.05, 7);
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] += noise[i];
        }
        return drawn;
    }

    private static float[] drawn(List<ImageLayer> layers) {
        SplittableRandom random = new SplittableRandom(3);
        float[] all =
                new float[layers.stream().mapToInt(ImageLayer::parameterCount).sum()];
        int from = 0;
        for (ImageLayer layer : layers) {
            float[] own = layer.draw(Initialisation.HE_NORMAL, random);
            System.arraycopy(own, 0, all, from, own.length);
            from += own.length;
        }
        return all;
    }

    /** What ONNX Runtime makes of rows. */
    private static float[] served(float[] rows, int inputs, int outputs, OnnxStep step) throws OrtException {
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.output("output", step.append(graph, graph.input("input", -1, inputs)), -1, outputs);
        byte[] bytes = graph.model(new ModelDescription("images", "org.idem4j", 0, "", Map.of()))
                .toByteArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {rows.length / inputs, inputs};
        try (OrtSession session = environment.createSession(bytes);
                OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] given = new float[values.remaining()];
            values.get(given);
            return given;
        }
    }

    private interface OnnxStep {
        String append(OnnxGraph graph, String input);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void should_give_the_same_in_onnx_runtime(ImageNetwork architecture) throws OrtException {
        Network network = Engine.network(architecture, parameters(architecture));
        float[] rows = normal(ROWS * architecture.inputs(), 1, 5);
        float[] expected = network.apply(rows);

        assertThat(deviation(expected)).isGreaterThan(0.05);
        assertThat(served(rows, architecture.inputs(), architecture.outputs(), network::appendTo))
                .containsExactly(expected, within(TOLERANCE));
    }

    private static double deviation(float[] values) {
        double mean = 0;
        double squares = 0;
        for (float value : values) {
            mean += value / (double) values.length;
            squares += (double) value * value / values.length;
        }
        return Math.sqrt(squares - mean * mean);
    }

    @ParameterizedTest
    @MethodSource("networksOfDl4j")
    void should_give_the_same_in_dl4j(ImageNetwork architecture) {
        float[] parameters = parameters(architecture);
        float[] rows = normal(ROWS * architecture.inputs(), 1, 5);
        ComputationGraph stock =
                (ComputationGraph) Dl4jNetwork.of(architecture, parameters).network();
        INDArray output = stock.outputSingle(Nd4j.createFromArray(rows).reshape(ROWS, architecture.inputs()));

        assertThat(stock.params().toFloatVector()).isEqualTo(parameters);
        assertThat(output.toFloatMatrix()).hasDimensions(ROWS, architecture.outputs());
        assertThat(output.ravel().toFloatVector())
                .containsExactly(Engine.network(architecture, parameters).apply(rows), within(TOLERANCE));
    }

    @Test
    void should_say_what_dl4j_lacks() {
        ImageNetwork network = Dcgan.of(GREY, 4, 6).network();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dl4jNetwork.of(network, parameters(network)))
                .withMessageContaining("DL4J has no group normalisation")
                .withMessageContaining("BATCH or NONE");
    }

    @Test
    void should_make_codes_and_rows_of_them() throws OrtException {
        ImageNetwork architecture = Dcgan.of(COLOURED, 4, 6).network();
        Network network = Engine.network(architecture, parameters(architecture));
        float[] rows = normal(ROWS * COLOURED.size(), 1, 5);
        Codes codes = network.codes().orElseThrow();
        float[] code = codes.encode(rows);

        assertThat(codes.columns()).isEqualTo(6);
        assertThat(code).hasSize(ROWS * 6);
        assertThat(codes.decode(code)).isEqualTo(network.apply(rows));
        assertThat(served(rows, COLOURED.size(), 6, codes::appendEncoder)).containsExactly(code, within(TOLERANCE));
        assertThat(served(code, 6, COLOURED.size(), codes::appendDecoder))
                .containsExactly(codes.decode(code), within(TOLERANCE));
        ImageNetwork skipping = UNet.of(COLOURED, 4, 6).network();
        assertThat(Engine.network(skipping, parameters(skipping)).codes()).isEmpty();
    }

    @Test
    void should_give_an_image_the_same_bits_among_any_others() {
        ImageNetwork architecture = UNet.of(COLOURED, 5, 7).network();
        Network network = Engine.network(architecture, parameters(architecture));
        float[] rows = normal(ROWS * COLOURED.size(), 1, 5);
        float[] together = network.apply(rows);

        for (int row = 0; row < ROWS; row++) {
            int to = (row + 1) * COLOURED.size();
            assertThat(network.apply(Arrays.copyOfRange(rows, row * COLOURED.size(), to)))
                    .containsExactly(Arrays.copyOfRange(together, row * COLOURED.size(), to), within(1e-6f));
        }
    }

    @Test
    void should_leave_statistics_to_the_passes() {
        ImageNetwork network = UNet.of(COLOURED, 4, 6).withNorm(ImageNorm.BATCH).network();
        int kept = network.parameterCount()
                - network.trained().stream().mapToInt(range -> range.count()).sum();

        assertThat(kept).isEqualTo(2 * normalised(network.layers())).isGreaterThan(0);
    }

    /** Other passes, a frozen one too, and an application see the statistics of their own rows and leave the kept ones alone. */
    @Test
    void should_draw_statistics_by_the_first_pass_of_a_step_alone() {
        ImageShape shape = new ImageShape(2, 1, 1);
        ImageNetwork norm = new ImageNetwork(List.of(new BatchNormLayer(shape, ImageActivation.IDENTITY)), 0);
        float[] data = {1, 2, 3, 6};
        float[] noise = {100, -100, 50, 20};
        try (TrainableNetwork training =
                Engine.training(norm, new float[] {1, 1, 0, 0, 0, 0, 1, 1}, Sgd.of(1, RateSchedule.CONSTANT))) {
            float[] ofNoise = training.scoped(() -> {
                Batch first = training.batch(data, 2);
                Batch second = training.batch(noise, 2);
                return training.inShards(2, shard -> {
                            Pass pass = shard.pass(shard.rows(first));
                            shard.apply(shard.rows(second));
                            shard.frozenPass(shard.rows(second));
                            float[] output =
                                    shard.pass(shard.rows(second)).output().toFloats();
                            pass.backward(pass.output());
                            return output;
                        })
                        .get(0);
            });
            training.step(0);

            assertThat(ofNoise).containsExactly(new float[] {1, -1, -1, 1}, within(1e-5f));
            // .9 of 0 and 1, and .1 of the means 2 and 4 and the variances 1 and 4
            assertThat(training.parameters())
                    .containsExactly(new float[] {1, 1, 0, 0, 0.2f, 0.4f, 1, 1.3f}, within(1e-6f));
            double low = (1 - 0.2) / Math.sqrt(1 + BatchNormLayer.EPSILON);
            assertThat((double) training.apply(new float[] {1, 0.4f})[0]).isCloseTo(low, within(1e-6));
        }
    }

    private static int normalised(List<ImageLayer> layers) {
        return layers.stream()
                .mapToInt(layer -> layer instanceof SkipLayer skip
                        ? normalised(skip.around())
                        : layer instanceof BatchNormLayer norm ? norm.input().channels() : 0)
                .sum();
    }
}
