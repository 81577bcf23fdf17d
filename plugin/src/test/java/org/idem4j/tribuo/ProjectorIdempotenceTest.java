package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.regression.Regressor;

@DisplayName("Trained projector networks of configurations drawn at random")
@Tag("training")
class ProjectorIdempotenceTest {

    private static final int ROWS = 60;

    /** What the gap may be, of the outputs' deviation. */
    private static final double RELATIVE_GAP = 1e-5;

    private static final List<Activation> BOUNDED =
            Arrays.stream(Activation.values()).filter(Activation::bounded).toList();

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 27);
    }

    /**
     * A configuration and its data.
     *
     * @param network The description.
     * @param dimension n.
     * @param seed The seed that it came from.
     */
    private record Drawn(ProjectorNetwork network, int dimension, boolean standardised, long seed) {

        static Drawn of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = seed < 6 ? 2 + (int) seed % 2 : random.nextInt(4, 18);
            int[] hidden = IntStream.range(0, random.nextInt(1, 3))
                    .map(layer -> random.nextInt(4, 24))
                    .toArray();
            ProjectorNetwork network = ProjectorNetwork.of(random.nextInt(1, 15), hidden)
                    .withActivation(BOUNDED.get((int) seed % BOUNDED.size()));
            KeptBy keptBy = KeptBy.values()[random.nextInt(2)];
            network = switch (random.nextInt(5)) {
                case 0 -> network.withLearntRank(0.1);
                case 1 -> network.withTriedRank(keptBy);
                default -> network.withRank(random.nextInt(1, n), keptBy);
            };
            network = random.nextBoolean() ? network : network.withoutPermutations();
            return new Drawn(network, n, random.nextInt(4) > 0, seed);
        }

        Dataset<Regressor> data() {
            return SelfMapData.curved(dimension, ROWS, seed);
        }

        /** Steps as long as training can bear, so that the network ends far from where it began. */
        IdempotentModel train() {
            return IdempotentTrainer.builder()
                    .network(network)
                    .standardize(standardised)
                    .corruption(new GaussianNoise(0.2))
                    .gradient(GradientRule.ORDINARY)
                    .idempotenceWeight(0)
                    .optimiser(Adam.of(0.02, RateSchedule.ONE_CYCLE))
                    .epochs(60)
                    .batchSize(20)
                    .build()
                    .train(data());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void should_be_idempotent_everywhere_before_and_after_export(long seed) throws IOException {
        Drawn drawn = Drawn.of(seed);
        IdempotentModel model = drawn.train();
        int n = drawn.dimension();
        SplittableRandom random = new SplittableRandom(100 + seed);
        float[] data = rows(drawn.data(), n);
        float[] means = means(data, n);
        double deviation = deviation(data, n);
        Path file = folder.resolve("model.onnx");
        AtomicFile.write(file, model.exportONNXModel("org.idem4j", 1, 13 + (int) (seed % 5))::writeTo);

        try (OnnxRegressor served = OnnxRegressor.open(file, ServingOptions.defaults())) {
            for (float[] x : List.of(
                    data,
                    around(means, deviation, random),
                    corrupted(data, deviation, random),
                    around(means, 10 * deviation, random))) {
                assertIdempotent(model::apply, x, n, drawn);
                assertIdempotent(served::apply, x, n, drawn);
                float[] expected = model.apply(x);
                float[] found = served.apply(x);
                double scale = 0;
                for (float value : expected) {
                    scale = Math.max(scale, Math.abs(value));
                }
                for (int i = 0; i < found.length; i++) {
                    assertThat((double) found[i]).isCloseTo(expected[i], within(1e-6 + 1e-5 * scale));
                }
            }
        }
    }

    /**
     * How far off rows lie is measured in the deviation of the rows that were learnt from, the gap in that of what f makes of
     * these: where all rows are close together or far off, the outputs' own is about nothing.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 8)
    void should_be_idempotent_from_close_to_the_means_to_a_million_deviations_off(long seed) throws IOException {
        Drawn drawn = Drawn.of(seed);
        IdempotentModel model = drawn.train();
        int n = drawn.dimension();
        float[] data = rows(drawn.data(), n);
        float[] means = means(data, n);
        Path file = folder.resolve("model.onnx");
        AtomicFile.write(file, model.exportONNXModel("org.idem4j", 1, 13)::writeTo);

        try (OnnxRegressor served = OnnxRegressor.open(file, ServingOptions.defaults())) {
            double bound = RELATIVE_GAP * deviation(model.apply(data), n);
            for (int power = -3; power <= 6; power++) {
                float[] x = data.clone();
                for (int i = 0; i < x.length; i++) {
                    x[i] = (float) (means[i % n] + Math.pow(10, power) * (data[i] - means[i % n]));
                }
                assertThat(gap(model::apply, x)).as("1e%d: %s", power, drawn).isLessThanOrEqualTo(bound);
                assertThat(gap(served::apply, x)).as("1e%d: %s", power, drawn).isLessThanOrEqualTo(bound);
            }
        }
    }

    private static double gap(UnaryOperator<float[]> f, float[] x) {
        float[] once = f.apply(x);
        float[] twice = f.apply(once);
        double squares = 0;
        for (int i = 0; i < once.length; i++) {
            squares += Math.pow((double) twice[i] - once[i], 2);
        }
        return Math.sqrt(squares / once.length);
    }

    private static void assertIdempotent(UnaryOperator<float[]> f, float[] x, int n, Drawn drawn) {
        assertThat(gap(f, x)).as("%s", drawn).isLessThanOrEqualTo(RELATIVE_GAP * deviation(f.apply(x), n));
    }

    private static float[] rows(Dataset<Regressor> data, int n) {
        float[] rows = new float[data.size() * n];
        int next = 0;
        for (Example<Regressor> example : data) {
            for (Feature feature : example) {
                rows[next++] = (float) feature.getValue();
            }
        }
        return rows;
    }

    private static float[] means(float[] rows, int n) {
        double[] sums = new double[n];
        for (int i = 0; i < rows.length; i++) {
            sums[i % n] += rows[i];
        }
        float[] means = new float[n];
        for (int c = 0; c < n; c++) {
            means[c] = (float) (sums[c] * n / rows.length);
        }
        return means;
    }

    /** Of all entries, each from its column's mean. */
    private static double deviation(float[] rows, int n) {
        float[] means = means(rows, n);
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            squares += Math.pow((double) rows[i] - means[i % n], 2);
        }
        return Math.sqrt(squares / rows.length);
    }

    private static float[] around(float[] means, double deviation, SplittableRandom random) {
        float[] rows = new float[ROWS * means.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (means[i % means.length] + deviation * random.nextGaussian());
        }
        return rows;
    }

    private static float[] corrupted(float[] rows, double deviation, SplittableRandom random) {
        float[] corrupted = rows.clone();
        for (int i = 0; i < corrupted.length; i++) {
            corrupted[i] =
                    random.nextInt(7) == 0 ? 0 : (float) (corrupted[i] + 0.2 * deviation * random.nextGaussian());
        }
        return corrupted;
    }
}
