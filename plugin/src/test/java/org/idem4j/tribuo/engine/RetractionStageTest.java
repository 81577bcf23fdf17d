package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.Retraction;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("p(x + h(x) − h(p(x))), of any parameters, against the same written out in double precision")
class RetractionStageTest {

    private static final int N = 6;
    private static final int ROWS = 9;
    private static final double STEP = 1e-6;
    /** Of the largest entry: the rounding of floats; central differences in double leave an error of about 1e-9. */
    private static final double GRADIENT = 4e-6;
    /** Of values up to some ten. */
    private static final float ROUNDING = 2e-5f;

    private static Retraction retraction(int couplings) {
        return (Retraction) RetractionNetwork.of(MultilayerPerceptron.of(7, 5))
                .withProjector(ProjectorNetwork.of(couplings, 4).withRank(4, KeptBy.SPAN))
                .draw(N, new SplittableRandom(3))
                .architecture();
    }

    private static float[] normal(int count, double deviation, long seed) {
        return StageCase.normal(count, deviation, new SplittableRandom(seed));
    }

    private static float[] parameters(Retraction retraction) {
        return normal(retraction.parameterCount(), 0.5, 7);
    }

    private static double[] row(float[] rows, int row) {
        double[] x = new double[N];
        Arrays.setAll(x, c -> rows[row * N + c]);
        return x;
    }

    /** The oracle. */
    private static double[] apply(Retraction retraction, double[] theta, double[] x) {
        int first = retraction.projector().parameterCount();
        DoubleProjector p = new DoubleProjector(retraction.projector(), Arrays.copyOf(theta, first));
        DoubleLayers h = new DoubleLayers(retraction.correction(), Arrays.copyOfRange(theta, first, theta.length));
        double[] here = h.apply(x);
        double[] there = h.apply(p.apply(x));
        double[] corrected = new double[N];
        Arrays.setAll(corrected, c -> x[c] + here[c] - there[c]);
        return p.apply(corrected);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    @ParameterizedTest(name = "{0} couplings in p")
    @CsvSource({"0", "3"})
    void should_be_idempotent_in_java_and_in_onnx_runtime(int couplings) {
        Retraction retraction = retraction(couplings);
        float[] parameters = parameters(retraction);
        Network network = Engine.network(retraction, parameters);
        float[] rows = normal(ROWS * N, 1, 5);
        float[] once = network.apply(rows);
        for (int row = 0; row < ROWS; row++) {
            double[] expected = apply(retraction, doubles(parameters), row(rows, row));
            assertThat(doubles(Arrays.copyOfRange(once, row * N, (row + 1) * N)))
                    .containsExactly(expected, within((double) ROUNDING));
        }
        assertThat(network.apply(once)).containsExactly(once, within(ROUNDING));

        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.output("output", network.appendTo(graph, graph.input("input", -1, N)), -1, N);
        ModelProto model = graph.model(new ModelDescription("retraction", "org.idem4j", 0, "", Map.of()));
        try (OnnxRegressor served = OnnxRegressor.open(model.toByteArray(), "retraction", ServingOptions.defaults())) {
            float[] there = served.apply(rows);
            assertThat(there).containsExactly(once, within(ROUNDING));
            assertThat(served.apply(there)).containsExactly(there, within(ROUNDING));
        }
        assertThat(stored(network))
                .as("the weights are in the file once")
                .isEqualTo(stored(Engine.network(retraction.projector(), retraction.ofProjector(parameters)))
                        + stored(Engine.network(retraction.correction(), retraction.ofCorrection(parameters))));
    }

    private static long stored(Network network) {
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.output("output", network.appendTo(graph, graph.input("input", -1, N)), -1, N);
        return graph.build("stored").getInitializerList().stream()
                .mapToLong(weights -> weights.getDimsList().stream().reduce(1L, Math::multiplyExact))
                .sum();
    }

    @ParameterizedTest(name = "{0} couplings in p, {1} shards")
    @CsvSource({"0, 1", "0, 2", "3, 1", "3, 3"})
    void should_have_the_gradient_of_central_differences(int couplings, int shards) {
        Retraction retraction = retraction(couplings);
        float[] parameters = parameters(retraction);
        float[] rows = normal(ROWS * N, 1, 5);
        float[] targets = normal(ROWS * N, 1, 6);

        double[] differences = new double[parameters.length];
        double[] theta = doubles(parameters);
        for (int i = 0; i < theta.length; i++) {
            double value = theta[i];
            theta[i] = value + STEP;
            double above = meanSquare(retraction, theta, rows, targets);
            theta[i] = value - STEP;
            differences[i] = (above - meanSquare(retraction, theta, rows, targets)) / (2 * STEP);
            theta[i] = value;
        }

        double scale = Arrays.stream(differences).map(Math::abs).max().orElseThrow();
        assertThat(doubles(gradient(retraction, parameters, rows, targets, shards)))
                .containsExactly(differences, within(GRADIENT * scale));
    }

    private static float[] gradient(
            Retraction retraction, float[] parameters, float[] rows, float[] targets, int shards) {
        try (WiredTraining training = new WiredTraining(
                WiredNetwork.toTrain(retraction, parameters), Sgd.of(1, RateSchedule.CONSTANT), count -> shards)) {
            return training.scoped(() -> {
                Objective.of(new Reconstruction().times(1))
                        .accumulate(training, training.batch(rows, N), training.batch(targets, N), null, null);
                return training.gradient();
            });
        }
    }

    /** dL/dx as well: a pass through the outer application to the inner one's output. */
    @ParameterizedTest(name = "{0} couplings in p")
    @CsvSource({"0", "3"})
    void should_reach_the_input(int couplings) {
        Retraction retraction = retraction(couplings);
        float[] parameters = parameters(retraction);
        float[] rows = normal(ROWS * N, 1, 5);
        float[] targets = normal(ROWS * N, 1, 6);
        double[] differences = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = i / N;
            double[] x = row(rows, row);
            x[i % N] += STEP;
            double above = square(apply(retraction, doubles(parameters), x), targets, row);
            x[i % N] -= 2 * STEP;
            differences[i] = (above - square(apply(retraction, doubles(parameters), x), targets, row)) / (2 * STEP);
        }

        float[] found;
        try (WiredTraining training = new WiredTraining(
                WiredNetwork.toTrain(retraction, parameters), Sgd.of(1, RateSchedule.CONSTANT), count -> 1)) {
            found = training.scoped(() -> training.inShards(ROWS, shard -> {
                        Pass pass = shard.pass(shard.rows(training.batch(rows, N)));
                        Batch error = shard.combine(
                                new double[] {2, -2},
                                java.util.List.of(pass.output(), shard.rows(training.batch(targets, N))),
                                null);
                        return pass.backwardToInput(error).toFloats();
                    })
                    .get(0));
        }

        double scale = Arrays.stream(differences).map(Math::abs).max().orElseThrow();
        assertThat(doubles(found)).containsExactly(differences, within(GRADIENT * scale));
    }

    private static double meanSquare(Retraction retraction, double[] theta, float[] rows, float[] targets) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += square(apply(retraction, theta, row(rows, row)), targets, row);
        }
        return sum / (ROWS * N);
    }

    private static double square(double[] y, float[] targets, int row) {
        double sum = 0;
        for (int c = 0; c < N; c++) {
            sum += Math.pow(y[c] - targets[row * N + c], 2);
        }
        return sum;
    }
}
