package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.PolishMeasurement;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.objective.GradientRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;

/** A model that is polished: the function, its files, its provenance, its measurements. */
@Tag("training")
class PolishedModelTest {

    private static final int N = 5;

    private static Dataset<Regressor> data;
    private static IdempotentModel bare;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        data = SelfMapData.curved(N, 80, 4);
        bare = trainer(0).train(data);
    }

    private static IdempotentTrainer trainer(int polish) {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(24).withActivations(Activation.TANH, Activation.IDENTITY))
                .epochs(150)
                .batchSize(20)
                .gradient(GradientRule.ORDINARY)
                .idempotenceWeight(30)
                .polish(polish)
                .build();
    }

    private static float[] rows() {
        float[] rows = new float[40 * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) Math.sin(1 + i);
        }
        return rows;
    }

    @Test
    void should_be_the_formula_on_raw_values() {
        float[] polished = bare.polished(1).apply(rows());

        float[] second = bare.apply(rows(), 2);
        float[] third = bare.apply(rows(), 3);
        for (int i = 0; i < polished.length; i++) {
            assertThat(polished[i]).isCloseTo((float) (3.0 * second[i] - 2.0 * third[i]), within(2e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void should_equal_its_onnx_file_that_holds_the_weights_once(int times) {
        IdempotentModel polished = bare.polished(times);
        var file = polished.exportONNXModel("org.idem4j", 1);

        try (OnnxRegressor served = OnnxRegressor.open(file.toByteArray(), "test", ServingOptions.defaults())) {
            float[] ours = polished.apply(rows());
            float[] theirs = served.apply(rows());
            for (int i = 0; i < ours.length; i++) {
                assertThat(theirs[i]).isCloseTo(ours[i], within(1e-4f)); // values up to 4, 27 networks deep
            }
        }
        GraphProto plain = bare.exportONNXModel("org.idem4j", 1).getGraph();
        assertThat(file.getGraph().getInitializerList().stream().map(TensorProto::getName))
                .containsExactlyElementsOf(plain.getInitializerList().stream()
                        .map(TensorProto::getName)
                        .toList());
        long networks = file.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("Tanh"))
                .count();
        assertThat(networks).isEqualTo((long) Math.pow(3, times));
    }

    @Test
    void should_lower_the_gap_and_say_what_that_costs() {
        List<PolishMeasurement> measured = PolishMeasurement.upTo(2, bare::polished, data);

        double[] gaps = measured.stream().mapToDouble(m -> m.metrics().gap()[0]).toArray();
        assertThat(gaps[1]).isLessThan(gaps[0] / 1.5);
        assertThat(gaps[2]).isLessThan(gaps[1]);
        assertThat(measured.get(0).metrics().gap())
                .isEqualTo(new IdempotenceEvaluator()
                        .evaluate(bare, data)
                        .metrics()
                        .gap());
        assertThat(measured).allSatisfy(m -> assertThat(m.microsecondsPerRow()).isPositive());
        assertThat(measured.stream().map(m -> m.polish().applications())).containsExactly(1, 3, 9);
    }

    @Test
    void should_be_stored_and_told_by_the_provenance() throws Exception {
        IdempotentModel polished = bare.polished(2);
        Path file = folder.resolve("polished.tribuo");
        polished.serializeToFile(file);

        IdempotentModel back = (IdempotentModel) Model.deserializeFromFile(file);

        assertThat(back.run().polish()).isEqualTo(2);
        assertThat(back.apply(rows())).isEqualTo(polished.apply(rows()));
        assertThat(back.identicalTo(polished)).isTrue();
        assertThat(back.identicalTo(bare)).isFalse();
        assertThat(RecordedRun.of(back.getProvenance()).polish()).isEqualTo(2);
        assertThat(RecordedRun.of(bare.getProvenance()).polish()).isZero();
    }

    @Test
    void should_lose_its_polish_without_a_trace() {
        IdempotentModel again = bare.polished(2).polished(0);

        assertThat(again.identicalTo(bare)).isTrue();
        assertThat(again.getProvenance()).isEqualTo(bare.getProvenance());
        assertThat(bare.polished(1).getProvenance().getTrainingTime())
                .isEqualTo(bare.getProvenance().getTrainingTime());
    }

    @Test
    void should_come_polished_from_a_trainer_that_is_told_to() {
        IdempotentModel polished = trainer(1).train(data);

        assertThat(polished.identicalTo(bare.polished(1))).isTrue();
        assertThat(RecordedRun.of(polished.getProvenance()).polish()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> trainer(4)).withMessageContaining("0 to 3 times, not 4");
    }

    @Test
    void should_take_part_in_an_exported_ensemble() throws Exception {
        Model<Regressor> ensemble = new BaggingTrainer<>(trainer(1), new AveragingCombiner(), 2).train(data);
        Path file = folder.resolve("ensemble.onnx");
        ((WeightedEnsembleModel<Regressor>) ensemble).saveONNXModel("org.idem4j", 1, file);

        try (OnnxRegressor served =
                OnnxRegressor.open(file, ServingOptions.defaults(), List.of(SelfMapData.names(N)))) {
            var expected = ensemble.predict(data);
            var found = served.predict(data);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i).getOutput().getValues())
                        .containsExactly(expected.get(i).getOutput().getValues(), within(1e-4));
            }
        }
    }
}
