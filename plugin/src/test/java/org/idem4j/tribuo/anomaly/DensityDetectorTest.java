package org.idem4j.tribuo.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.Any;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RetractionNetwork;
import org.idem4j.tribuo.protos.IdempotentAnomalyProto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.evaluation.AnomalyEvaluator;
import org.tribuo.test.Helpers;

/** A detector whose score is a density's. */
@Tag("training")
class DensityDetectorTest {

    private static final int N = 5;
    private static final float[] ROWS = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 3, -3, 3, -3, 3};

    private static Dataset<Event> data;
    private static IdempotentAnomalyModel model;

    @TempDir
    Path folder;

    private static IdempotentTrainer selfMap(NetworkDescription network) {
        return IdempotentTrainer.builder()
                .network(network)
                .epochs(5)
                .batchSize(20)
                .idempotenceWeight(0)
                .build();
    }

    private static IdempotentAnomalyTrainer trainer(double quantile, long seed) {
        return new IdempotentAnomalyTrainer(
                selfMap(ProjectorNetwork.of(2, 6).withRank(N - 1, KeptBy.SPAN)), quantile, seed);
    }

    @BeforeAll
    static void train() {
        data = Events.curved(N, 80, 4);
        model = trainer(0.9, 1).train(data);
    }

    private static ThresholdPromise promise(IdempotentAnomalyModel of) {
        return ThresholdPromise.of(of.getProvenance()).orElseThrow();
    }

    @Test
    void should_score_by_how_much_the_density_of_the_latent_rows_falls_below_its_bound() {
        LatentMixture mixture = model.mixture().orElseThrow();
        double[] densities =
                mixture.logDensity(model.regressor().latents().orElseThrow().encode(ROWS));

        double[] scores = model.scores(ROWS);

        for (int i = 0; i < scores.length; i++) {
            assertThat(scores[i]).isCloseTo(mixture.logBound() - densities[i], within(1e-9));
        }
        assertThat(scores[1]).isGreaterThan(scores[0] + 10);
        assertThat(model.scores(new float[] {3e38f, -3e38f, 3e38f, 0, 0})[0]).isNotEqualTo(scores[0]);
        assertThat(model.metadata().score()).isEqualTo(AnomalyScore.MIXTURE);
        assertThat(mixture.components()).isEqualTo(10);
    }

    /** The density of a raw row is that of its latent row over the columns' deviations: g keeps volumes. */
    @Test
    void should_be_comparable_with_other_detectors_by_the_density_of_the_raw_row() {
        LatentMixture mixture = model.mixture().orElseThrow();
        var space = model.regressor().latents().orElseThrow();
        double[] densities = mixture.logDensity(space.encode(ROWS));
        double units = 0;
        for (float deviation : model.scale().deviations()) {
            units += Math.log(deviation);
        }

        double offset = new DensityScore(Encoding.of(model.regressor()).orElseThrow(), mixture).offset();

        for (int i = 0; i < densities.length; i++) {
            assertThat(model.scores(ROWS)[i] + offset).isCloseTo(units - densities[i], within(1e-5));
        }
    }

    /** In units 1,024 times as large every bit of what is learnt is the same. */
    @Test
    void should_have_the_same_threshold_in_other_units() {
        List<Example<Event>> larger = new ArrayList<>();
        for (Example<Event> event : data) {
            double[] values = new double[N];
            int c = 0;
            for (Feature feature : event) {
                values[c++] = 1024 * (double) (float) feature.getValue();
            }
            larger.add(Events.expected(values));
        }

        IdempotentAnomalyModel other = trainer(0.9, 1).train(Events.dataset(larger));

        assertThat(other.threshold()).isCloseTo(model.threshold(), within(1e-6));
    }

    @Test
    void should_come_back_from_its_protobuf_with_every_bit() throws Exception {
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);

        IdempotentAnomalyModel back = (IdempotentAnomalyModel) Model.deserializeFromFile(file);

        assertThat(back.identicalTo(model)).isTrue();
        assertThat(back.scores(ROWS)).isEqualTo(model.scores(ROWS));
        assertThat(back.contributions(ROWS)).isEqualTo(model.contributions(ROWS));
        Helpers.testModelProtoSerialization(model, Event.class, data);
    }

    /** In floats: a relative 1e-5 of the squares. */
    @ParameterizedTest
    @ValueSource(ints = {13, 15, 17})
    void should_score_the_same_from_its_onnx_file(int opset) {
        ModelProto file = model.exportONNXModel("org.idem4j", 1, opset);

        try (OnnxRegressor served = OnnxRegressor.open(file.toByteArray(), "file", ServingOptions.defaults())) {
            ServedDetector detector = ServedDetector.of(served).orElseThrow();
            double[] expected = model.scores(ROWS);
            double[] scores = detector.scores(ROWS);
            for (int i = 0; i < expected.length; i++) {
                assertThat(scores[i]).isCloseTo(expected[i], within(1e-5 * (10 + expected[i])));
            }
            assertThat(detector.metadata()).isEqualTo(model.metadata());
            assertThat(detector.contributions(ROWS)).containsExactly(model.contributions(ROWS), within(1e-3));
            assertThat(served.outputs()).containsExactly("output", "score");
            assertThat(served.apply(ROWS)).containsExactly(model.regressor().apply(ROWS), within(1e-5f));
        }
    }

    @Test
    void should_leave_the_graph_of_the_self_map_as_it_is() {
        ModelProto detector = model.exportONNXModel("org.idem4j", 1, 13);
        ModelProto selfMap = model.regressor().exportONNXModel("org.idem4j", 1, 13);

        assertThat(detector.getGraph().getOutput(0))
                .isEqualTo(selfMap.getGraph().getOutput(0));
        assertThat(detector.getGraph().getNodeList())
                .containsAll(selfMap.getGraph().getNodeList());
    }

    @Test
    void should_refuse_a_file_that_lacks_its_score() {
        ModelProto plain = model.metadata().addTo(model.regressor().exportONNXModel("org.idem4j", 1, 13), "provenance");

        try (OnnxRegressor served = OnnxRegressor.open(plain.toByteArray(), "file", ServingOptions.defaults())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ServedDetector.of(served))
                    .withMessageContaining("no output 'score'");
        }
    }

    @Test
    void should_name_the_cell_that_made_the_score() {
        float[] odd = new float[N];
        model.selfMap().copyFeatures(data.getExample(3), odd, 0);
        odd[2] += 8;

        double[] contributions = model.contributions(odd);
        Excuse<Event> excuse = model.getExcuse(Events.expected(odd[0], odd[1], odd[2], odd[3], odd[4]))
                .orElseThrow();

        for (int c = 0; c < N; c++) {
            assertThat(contributions[c]).isLessThanOrEqualTo(contributions[2]).isNotNegative();
        }
        List<Pair<String, Double>> told = excuse.getScores().get("ANOMALOUS");
        assertThat(told).hasSize(N);
        assertThat(told.get(0).getA()).isEqualTo(model.selfMap().names().get(2));
        assertThat(told.get(0).getB()).isEqualTo(contributions[2]);
    }

    @Test
    void should_score_by_the_distance_where_there_are_no_latent_rows_or_it_is_asked_to() {
        IdempotentAnomalyModel perceptron =
                new IdempotentAnomalyTrainer(selfMap(MultilayerPerceptron.of(6)), 0.9, 0.25, 1).train(data);
        IdempotentAnomalyModel asked =
                trainer(0.9, 1).scoredBy(AnomalyScore.DISTANCE).train(data);

        IdempotentAnomalyModel corrected = new IdempotentAnomalyTrainer(
                        selfMap(RetractionNetwork.of(MultilayerPerceptron.of(6))), 0.9, 0.25, 1)
                .train(data); // its codes are those of rows that were repaired

        for (IdempotentAnomalyModel other : List.of(perceptron, asked, corrected)) {
            assertThat(other.mixture()).isEmpty();
            assertThat(other.metadata().score()).isEqualTo(AnomalyScore.DISTANCE);
            assertThat(other.scores(ROWS)).isEqualTo(other.scale().distances(other.regressor(), ROWS));
        }
    }

    /** Of 80 rows in turns and 4,000 fresh: the quantile of 80 deviates by .034, three of them and a little. */
    @Test
    void should_raise_about_as_many_false_alarms_as_it_promises_by_rows_in_turns() {
        var evaluation = new AnomalyEvaluator().evaluate(model, Events.curved(N, 4_000, 4));

        assertThat(promise(model)).isEqualTo(new ThresholdPromise(0.9, 80, false));
        assertThat(evaluation.getFalsePositives() / 4_000.0).isBetween(0.0, 0.22);
    }

    /** 400 rows are held out: three standard deviations of the share are .047. */
    @Test
    void should_raise_no_more_false_alarms_than_it_promises_by_rows_held_out() {
        IdempotentAnomalyModel held = trainer(0.9, 1).train(Events.curved(N, 2_000, 4));

        var evaluation = new AnomalyEvaluator().evaluate(held, Events.curved(N, 4_000, 5));

        assertThat(promise(held)).isEqualTo(new ThresholdPromise(0.9, 400, true));
        assertThat(evaluation.getFalsePositives() / 4_000.0).isBetween(0.05, 0.15);
    }

    @Test
    void should_promise_what_fifty_rows_can() {
        IdempotentAnomalyModel few = trainer(0.99, 1).train(Events.curved(N, 50, 4));

        assertThat(promise(few).quantile()).isEqualTo(50 / 51.0);
        assertThat(promise(few))
                .hasToString("About 1.961 % of expected rows exceed the threshold, by 50 rows in turns."
                        + " That is the least that so few rows can promise.");
        assertThat(few.threshold()).isPositive();
    }

    @Test
    void should_refuse_fewer_rows_than_make_parts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(0.9, 1).train(Events.curved(N, 9, 4)))
                .withMessageContaining("9 events");
    }

    @Test
    void should_repeat_a_call_by_its_number() {
        assertThat(trainer(0.9, 1).train(data).identicalTo(model)).isTrue();
    }

    @Test
    void should_refuse_what_a_stranger_stored() throws Exception {
        IdempotentAnomalyProto parts = model.serialize().getSerializedData().unpack(IdempotentAnomalyProto.class);

        assertRefused(
                parts.toBuilder().setMixture(parts.getMixture().toBuilder().clearMeans()), "0 numbers of means");
        assertRefused(parts.toBuilder().addTypicalValues(1), "typical values");
        assertRefused(
                parts.toBuilder()
                        .setNetwork(new IdempotentAnomalyTrainer(selfMap(MultilayerPerceptron.of(6)), 0.9, 0.25, 1)
                                .train(data)
                                .regressor()
                                .serialize()
                                .toByteString()),
                "no latent rows");
    }

    private static void assertRefused(IdempotentAnomalyProto.Builder changed, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotentAnomalyModel.deserializeFromProto(
                        1, IdempotentAnomalyModel.class.getName(), Any.pack(changed.build())))
                .withMessageContaining(message);
    }

    @Test
    void should_have_defaults_for_any_table_of_ten_rows_and_two_columns() {
        assertThat(DetectorDefaults.trainer(10, 2, 0.99, 1)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorDefaults.trainer(9, 2, 0.99, 1))
                .withMessageContaining("9 rows of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DetectorDefaults.trainer(100, 1, 0.99, 1))
                .withMessageContaining("at least 2 columns");
    }
}
