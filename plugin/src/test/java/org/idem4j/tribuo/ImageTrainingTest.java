package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.AutoencoderProjector;
import org.idem4j.tribuo.network.ConvolutionalProjector;
import org.idem4j.tribuo.network.CouplingNet;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageNorm;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.RankBy;
import org.idem4j.tribuo.network.UNet;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

@DisplayName("Networks over images, trained")
@Tag("training")
class ImageTrainingTest {

    private static final ImageShape IMAGE = new ImageShape(2, 8, 8);
    private static final int N = 128;
    private static final int ROWS = 40;
    private static final double RATE = 0.5;
    /** Of the largest entry: the same sums over rows and applications in another order, in floats. */
    private static final double SUMS = 1e-5;

    static Stream<NetworkDescription> autoencoders() {
        return Stream.of(
                Dcgan.of(IMAGE, 4, 6),
                Dcgan.of(IMAGE, 4, 6).withNorm(ImageNorm.BATCH),
                UNet.of(IMAGE, 3, 5).withSizes(3, 2, 5).withActivations(Activation.TANH, Activation.IDENTITY));
    }

    static Stream<NetworkDescription> projectors() {
        return Stream.of(
                ConvolutionalProjector.of(IMAGE, 4, 6, 5),
                ConvolutionalProjector.of(IMAGE, 2, 6).withNets(CouplingNet.DENSE, 10),
                ConvolutionalProjector.of(IMAGE, 2, 6, 4).withRankFound(RankBy.DIRECTIONS),
                AutoencoderProjector.of(IMAGE, 4, 6));
    }

    static Stream<NetworkDescription> descriptions() {
        return Stream.concat(autoencoders(), projectors());
    }

    /** Discs of light: the place of each and how bright it is are all that differs. */
    private static float[] discs(int rows) {
        SplittableRandom random = new SplittableRandom(4);
        float[] values = new float[rows * N];
        for (int row = 0; row < rows; row++) {
            double y = 7 * random.nextDouble();
            double x = 7 * random.nextDouble();
            double[] light = {random.nextDouble(), random.nextDouble()};
            for (int i = 0; i < N; i++) {
                double distance = Math.hypot(i % 64 / 8 - y, i % 8 - x);
                values[row * N + i] = (float) (2 * light[i / 64] / (1 + Math.exp(2 * (distance - 2))) - 0.5);
            }
        }
        return values;
    }

    private static Dataset<Regressor> dataset(float[] rows) {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int from = 0; from < rows.length; from += N) {
            double[] row = new double[N];
            for (int i = 0; i < N; i++) {
                row[i] = rows[from + i];
            }
            examples.add(SelfMapData.example(SelfMapData.names(N), row, row));
        }
        return SelfMapData.dataset(examples);
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void should_be_the_same_to_the_last_bit_when_every_step_is_looked_at(NetworkDescription description) {
        Dataset<Regressor> data = dataset(discs(ROWS));
        float[] noise = discs(3);
        List<float[]> seen = new ArrayList<>();
        List<TrainingStep> steps = new ArrayList<>();
        IdempotentTrainer watched = brief(description);
        watched.addListener(new TrainingListener() {
            @Override
            public void stepEnded(TrainingStep step) {
                steps.add(step);
                seen.add(step.f().apply(noise));
            }
        });

        IdempotentModel model = watched.train(data);

        assertThat(model.identicalTo(brief(description).train(data))).isTrue();
        assertThat(steps).extracting(TrainingStep::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(steps).allMatch(step -> step.planned() == 8 && step.losses().of("reconstruction") > 0);
        assertThat(seen.get(7)).containsExactly(model.apply(noise));
        assertThat(seen.get(6)).isNotEqualTo(seen.get(7));
        assertThat(steps.stream().filter(step -> step.completes(3)).map(TrainingStep::number))
                .containsExactly(3L, 6L, 8L);
        assertThat(steps).allMatch(step -> step.completes(100));
    }

    private static IdempotentTrainer brief(NetworkDescription description) {
        return IdempotentTrainer.builder()
                .network(description)
                .corruption(new GaussianNoise(0.1))
                .standardize(false)
                .guard(false)
                .batchSize(10)
                .epochs(2)
                .build();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void should_learn_and_be_stored_and_served(NetworkDescription description) throws Exception {
        IdempotentModel model = IdempotentTrainer.builder()
                .network(description)
                .optimiser(Adam.of(1e-2, RateSchedule.CONSTANT))
                .corruption(new GaussianNoise(0.1))
                .standardize(false)
                .idempotenceWeight(0.1)
                .batchSize(10)
                .epochs(60)
                .build()
                .train(dataset(discs(ROWS)));
        List<EpochRecord> history = model.history();
        assertThat(history.get(history.size() - 1).reconstruction())
                .isLessThan(0.9 * history.get(0).reconstruction());

        float[] rows = discs(7);
        float[] expected = model.apply(rows);
        IdempotentModel read = (IdempotentModel) Model.deserialize(model.serialize());
        assertThat(read.identicalTo(model)).isTrue();
        assertThat(read.apply(rows)).isEqualTo(expected);
        byte[] onnx = model.exportONNXModel("org.idem4j", 1).toByteArray();
        try (OnnxRegressor served = OnnxRegressor.open(onnx, "images", ServingOptions.defaults())) {
            assertThat(served.apply(rows)).containsExactly(expected, within(1e-5f));
        }
    }

    /** As it is trained and as it is served, on images, noise and damage. */
    @ParameterizedTest
    @MethodSource("projectors")
    void should_be_idempotent_by_construction(NetworkDescription description) throws Exception {
        IdempotentModel model = IdempotentTrainer.builder()
                .network(description)
                .optimiser(Adam.of(1e-2, RateSchedule.CONSTANT))
                .corruption(new GaussianNoise(0.3))
                .idempotenceWeight(0)
                .guard(false) // which codes have none of
                .batchSize(10)
                .epochs(20)
                .build()
                .train(dataset(discs(ROWS)));
        float[] rows = Arrays.copyOf(discs(6), 9 * N);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 3 * N; i < rows.length; i++) {
            rows[i] += (float) random.nextGaussian();
        }
        float[] once = model.apply(rows);
        assertThat(model.apply(once)).containsExactly(once, within(1e-5f));

        byte[] onnx = model.exportONNXModel("org.idem4j", 1).toByteArray();
        try (OnnxRegressor served = OnnxRegressor.open(onnx, "images", ServingOptions.defaults())) {
            float[] there = served.apply(rows);
            assertThat(there).containsExactly(once, within(1e-5f));
            assertThat(served.apply(there)).containsExactly(there, within(1e-5f));
        }

        CodeSpace codes = model.codes().orElseThrow();
        float[] code = codes.encode(rows);
        assertThat(codes.decode(code)).containsExactly(once, within(1e-5f));
        assertThat(codes.encode(codes.decode(code))).containsExactly(code, within(1e-4f)); // of length up to 10
    }

    /** y − Δ with the applications of f taken one by one, backpropagated by hand. */
    @ParameterizedTest
    @MethodSource("autoencoders")
    void should_take_the_modified_gradient(NetworkDescription description) {
        float[] x = discs(ROWS);
        IdempotentTrainerBuilder builder = IdempotentTrainer.builder()
                .network(description)
                .optimiser(Sgd.of(RATE, RateSchedule.CONSTANT))
                .reconstructionWeight(0)
                .idempotenceWeight(1)
                .batchSize(ROWS)
                .shuffle(false)
                .standardize(false);
        IdempotentModel before = builder.epochs(0).build().train(dataset(x));
        float[] after = builder.epochs(1).build().train(dataset(x)).parameters();
        Architecture architecture = description.draw(N, new SplittableRandom(1)).architecture();
        float[] gradient = gradient(architecture, before.parameters(), x);

        double largest = 0;
        for (float entry : gradient) {
            largest = Math.max(largest, Math.abs(entry));
        }
        assertThat(largest).isGreaterThan(1e-4);
        for (var range : architecture.trained()) {
            for (int i = range.from(); i < range.to(); i++) {
                assertThat((double) after[i])
                        .as("parameter %d", i)
                        .isCloseTo(before.parameters()[i] - RATE * gradient[i], within(SUMS * largest + 1e-7));
            }
        }
    }

    private static float[] gradient(Architecture architecture, float[] parameters, float[] x) {
        try (TrainableNetwork f = Engine.training(architecture, parameters, Sgd.of(RATE, RateSchedule.CONSTANT))) {
            f.scoped(() -> {
                Batch rows = f.batch(x, N);
                return f.inShards(ROWS, shard -> {
                    Pass pass = shard.pass(shard.rows(rows));
                    Batch fy = shard.apply(pass.output());
                    Batch ffy = shard.apply(fy);
                    double scale = -2.0 / (N * ROWS);
                    pass.backward(shard.combine(
                            new double[] {-scale, 3 * scale, -2 * scale}, List.of(pass.output(), fy, ffy), null));
                    return true;
                });
            });
            return f.gradient();
        }
    }

    @Test
    void should_refuse_rows_that_are_no_such_images() {
        IdempotentTrainer trainer = IdempotentTrainer.builder()
                .network(Dcgan.of(IMAGE, 4, 6))
                .epochs(1)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.curved(4, 20, 1)))
                .withMessageContaining("The data have 4 columns, but images of 2x8x8")
                .withMessageContaining("have 128");
    }

    @Test
    void should_make_images_of_codes() {
        IdempotentModel model = IdempotentTrainer.builder()
                .network(Dcgan.of(IMAGE, 4, 6))
                .epochs(1)
                .build()
                .train(dataset(discs(ROWS)));
        float[] rows = discs(3);
        CodeSpace codes = model.codes().orElseThrow();

        assertThat(codes.columns()).isEqualTo(6);
        assertThat(codes.decode(codes.encode(rows))).isEqualTo(model.apply(rows));
        assertThat(Arrays.copyOf(codes.encode(rows), 6)).isEqualTo(codes.encode(Arrays.copyOf(rows, N)));
    }
}
