package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
import org.idem4j.tribuo.network.ImagePerceptron;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.RankBy;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.idem4j.tribuo.network.UNet;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.progress.EpochRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Model;

@DisplayName("Networks over images, trained")
@Tag("training")
class ImageTrainingTest {

    private static final ImageShape IMAGE = Discs.SHAPE;
    private static final int N = 128;
    private static final int ROWS = 40;
    private static final double RATE = 0.5;
    /** Of the largest entry: the same sums over rows and applications in another order, in floats. */
    private static final double SUMS = 1e-5;

    static Stream<NetworkDescription> autoencoders() {
        return Stream.of(
                Dcgan.of(IMAGE, 4, 6),
                Dcgan.of(IMAGE, 4, 6).withNorm(ImageNorm.BATCH),
                ImagePerceptron.of(IMAGE, 6, 20).withNorm(ImageNorm.BATCH),
                UNet.of(IMAGE, 3, 5).withSizes(3, 2, 5).withActivations(Activation.TANH, Activation.IDENTITY));
    }

    static Stream<NetworkDescription> projectors() {
        return Stream.of(
                ConvolutionalProjector.of(IMAGE, 4, 6, 5),
                ConvolutionalProjector.of(IMAGE, 2, 6).withNets(CouplingNet.DENSE, 10),
                ConvolutionalProjector.of(IMAGE, 2, 6, 4).withRankFound(RankBy.DIRECTIONS),
                AutoencoderProjector.of(IMAGE, 4, 6),
                RetractionNetwork.of(UNet.of(IMAGE, 3, 5).withSizes(3, 2, 5))
                        .withProjector(AutoencoderProjector.of(IMAGE, 4, 6)));
    }

    /** And one that begins with little left to learn. */
    static Stream<NetworkDescription> idempotent() {
        return Stream.concat(
                projectors(),
                Stream.of(RetractionNetwork.of(UNet.of(IMAGE, 3, 5).withSizes(3, 2, 5))));
    }

    static Stream<NetworkDescription> descriptions() {
        return Stream.concat(autoencoders(), projectors());
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
                .train(Discs.dataset(Discs.rows(ROWS)));
        List<EpochRecord> history = model.history();
        assertThat(history.get(history.size() - 1).reconstruction())
                .isLessThan(0.9 * history.get(0).reconstruction());

        float[] rows = Discs.rows(7);
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
    @MethodSource("idempotent")
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
                .train(Discs.dataset(Discs.rows(ROWS)));
        float[] rows = Arrays.copyOf(Discs.rows(6), 9 * N);
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
        float[] x = Discs.rows(ROWS);
        IdempotentTrainerBuilder builder = IdempotentTrainer.builder()
                .network(description)
                .optimiser(Sgd.of(RATE, RateSchedule.CONSTANT))
                .reconstructionWeight(0)
                .idempotenceWeight(1)
                .batchSize(ROWS)
                .shuffle(false)
                .standardize(false);
        IdempotentModel before = builder.epochs(0).build().train(Discs.dataset(x));
        float[] after = builder.epochs(1).build().train(Discs.dataset(x)).parameters();
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
                .train(Discs.dataset(Discs.rows(ROWS)));
        float[] rows = Discs.rows(3);
        CodeSpace codes = model.codes().orElseThrow();

        assertThat(codes.columns()).isEqualTo(6);
        assertThat(codes.decode(codes.encode(rows))).isEqualTo(model.apply(rows));
        assertThat(Arrays.copyOf(codes.encode(rows), 6)).isEqualTo(codes.encode(Arrays.copyOf(rows, N)));
    }
}
