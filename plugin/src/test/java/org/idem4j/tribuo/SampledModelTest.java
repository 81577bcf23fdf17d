package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.serving.OnnxDecoder;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.mixture.ClusterMixture;
import org.idem4j.tribuo.mixture.StoredSampler;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/** A model with a density of its codes: what is drawn from it, by both formats. */
@Tag("training")
class SampledModelTest {

    private static final int N = 6;
    private static final float TOLERANCE = 1e-5f;

    private static Dataset<Regressor> data;
    private static IdempotentModel model;

    @TempDir
    Path folder;

    private static IdempotentTrainerBuilder trainer() {
        return IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(4, 8).withRank(2, KeptBy.SPAN))
                .mixture(new ClusterMixture(5, 100, 0.7))
                .epochs(30);
    }

    @BeforeAll
    static void train() {
        data = SelfMapData.curved(N, 120, 4);
        model = trainer().build().train(data);
    }

    private static float[] rows() {
        float[] rows = new float[data.size() * N];
        for (int row = 0; row < data.size(); row++) {
            model.selfMap().copyTarget(data.getExample(row).getOutput(), true, rows, row * N);
        }
        return rows;
    }

    @Test
    void should_decode_what_it_encodes_to_what_f_gives() {
        CodeSpace space = model.codes().orElseThrow();

        assertThat(space.decode(space.encode(rows()))).containsExactly(model.apply(rows()), within(TOLERANCE));
    }

    /** What is drawn lies on the surface that f maps rows to, so f leaves it alone. */
    @Test
    void should_draw_rows_that_f_leaves_alone_and_that_differ() {
        float[] drawn = model.sample(50, new SplittableRandom(1));

        assertThat(drawn).hasSize(50 * N);
        assertThat(model.withoutGuard().apply(drawn)).containsExactly(drawn, within(TOLERANCE));
        assertThat(model.sample(50, new SplittableRandom(1))).containsExactly(drawn);
        assertThat(model.sample(50, new SplittableRandom(2))).isNotEqualTo(drawn);
    }

    /** Of a corrected projector the codes are those of rows as its projector is given them. */
    @ParameterizedTest(name = "corrected: {0}")
    @ValueSource(booleans = {false, true})
    void should_draw_the_same_from_its_files(boolean corrected) throws Exception {
        IdempotentModel model = corrected
                ? trainer()
                        .network(RetractionNetwork.of(MultilayerPerceptron.of(7))
                                .withProjector(ProjectorNetwork.of(4, 8).withRank(2, KeptBy.SPAN)))
                        .corruption(new GaussianNoise(0.3))
                        .build()
                        .train(data)
                : SampledModelTest.model;
        float[] drawn = model.sample(300, new SplittableRandom(1));
        Path stored = folder.resolve("m.tribuo");
        Path onnx = folder.resolve("m.onnx");
        model.serializeToFile(stored);
        model.saveONNXModel("org.idem4j", 1, onnx);

        IdempotentModel loaded = (IdempotentModel) Model.deserializeFromFile(stored);
        assertThat(loaded.identicalTo(model)).isTrue();
        assertThat(loaded.sample(300, new SplittableRandom(1))).containsExactly(drawn);
        try (OnnxRegressor served = OnnxRegressor.open(onnx, ServingOptions.defaults())) {
            assertThat(served.apply(rows())).containsExactly(model.apply(rows()), within(TOLERANCE));
            StoredSampler sampler = StoredSampler.decode(served.metadata().get(MetadataKeys.SAMPLER));
            int columns = sampler.mixture().dimension();
            try (OnnxDecoder decoder = OnnxDecoder.open(onnx, sampler.value(), columns, ServingOptions.defaults())) {
                assertThat(decoder.apply(sampler.mixture().sample(300, new SplittableRandom(1))))
                        .containsExactly(drawn, within(TOLERANCE));
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OnnxDecoder.open(onnx, "nothing", columns, ServingOptions.defaults()))
                    .withMessageContaining("has no value 'nothing'");
        }
    }

    @Test
    void should_be_rebuilt_alike() {
        assertThat(trainer().build().train(data).identicalTo(model)).isTrue();
        assertThat(trainer()
                        .mixture(new ClusterMixture(4, 100, 0.7))
                        .build()
                        .train(data)
                        .identicalTo(model))
                .isFalse();
        assertThat(trainer().mixture(null).build().train(data).parameters()).containsExactly(model.parameters());
    }

    @Test
    void should_say_why_there_is_nothing_to_draw_from() {
        IdempotentTrainer perceptron =
                trainer().network(MultilayerPerceptron.of(8)).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> perceptron.train(data))
                .withMessageContaining("makes no codes")
                .withMessageContaining("leave mixture out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().polish(1).build())
                .withMessageContaining("one of mixture and polish");
        IdempotentModel without = trainer().mixture(null).epochs(0).build().train(data);
        assertThat(without.mixture()).isEmpty();
        SplittableRandom random = new SplittableRandom(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> without.sample(1, random))
                .withMessageContaining("train it with one");
    }
}
