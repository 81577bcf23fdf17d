package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Any;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

@Tag("training")
@DisplayName("A model that fills missing cells before f")
class FilledModelTest {

    private static final int N = 5;
    private static final int ROWS = 120;

    private static IdempotentModel model;
    private static float[] gapped;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        model = trainer(true).train(gaps(0.2, 1));
        gapped = rows(gaps(0.3, 2));
    }

    private static IdempotentTrainer trainer(boolean guard) {
        return IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(4, 6).withRank(3, KeptBy.SPAN))
                .idempotenceWeight(0)
                .filling(new Filling(2, 60))
                .guard(guard)
                .epochs(6)
                .batchSize(30)
                .build();
    }

    /** A table, some cells of which are missing: no feature, and NaN as target. */
    private static Dataset<Regressor> gaps(double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (Example<Regressor> complete : SelfMapData.curved(N, ROWS, 7)) {
            String[] names = complete.getOutput().getNames();
            double[] values = complete.getOutput().getValues().clone();
            List<Feature> known = new ArrayList<>();
            for (int c = 0; c < N; c++) {
                if (c > 0 && random.nextDouble() < share) {
                    values[c] = Double.NaN;
                } else {
                    known.add(new Feature(names[c], values[c]));
                }
            }
            examples.add(new ArrayExample<>(new Regressor(names, values), known));
        }
        return SelfMapData.dataset(examples);
    }

    private static float[] rows(Dataset<Regressor> data) {
        float[] rows = new float[data.size() * N];
        for (int row = 0; row < data.size(); row++) {
            model.selfMap().copyTarget(data.getExample(row).getOutput(), true, rows, row * N);
        }
        return rows;
    }

    private static void assertNear(float[] found, float[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within((float) tolerance));
        }
    }

    @Test
    void should_give_known_cells_back_to_the_bit_and_leave_a_filled_row_alone() {
        float[] filled = model.filled(gapped);

        for (int i = 0; i < gapped.length; i++) {
            if (Float.isNaN(gapped[i])) {
                assertThat(filled[i]).isFinite();
            } else {
                assertThat(filled[i]).isEqualTo(gapped[i]);
            }
        }
        assertThat(model.filled(filled)).containsExactly(filled);
    }

    @Test
    void should_be_idempotent_on_rows_with_gaps_and_on_wild_ones() {
        float[] wild = gapped.clone();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < wild.length; i += 3) {
            wild[i] = (float) Math.scalb(random.nextDouble(-1, 1), random.nextInt(0, 100));
        }
        wild[0] = Float.POSITIVE_INFINITY;
        wild[1] = -9999;
        for (float[] rows : new float[][] {gapped, wild}) {
            float[] once = model.apply(rows);
            assertNear(model.apply(once), once, 1e-5);
        }
    }

    /** Without the guard the other cells of the row follow the wild one. */
    @Test
    void should_take_a_wild_cell_for_a_missing_one() {
        float[] missing = Arrays.copyOf(rows(SelfMapData.curved(N, ROWS, 7)), N);
        float[] wild = missing.clone();
        missing[2] = Float.NaN;
        wild[2] = -9999;

        assertThat(model.apply(wild)).containsExactly(model.apply(missing));
        IdempotentModel unguarded = trainer(false).train(gaps(0.2, 1));
        assertThat(Math.abs(unguarded.apply(wild)[2])).isGreaterThan(100);
    }

    @Test
    void should_be_the_same_from_every_format() throws Exception {
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);
        IdempotentModel back = (IdempotentModel) Model.deserializeFromFile(file);
        assertThat(back.identicalTo(model)).isTrue();
        assertThat(back.apply(gapped)).containsExactly(model.apply(gapped));
        assertThat(back.filled(gapped)).containsExactly(model.filled(gapped));
        assertThat(back.repairFacts()).isEqualTo(model.repairFacts());

        float[] wild = gapped.clone();
        wild[7] = 1e30f;
        for (int opset : new int[] {13, 17}) {
            byte[] onnx = model.exportONNXModel("org.idem4j", 0, opset).toByteArray();
            try (OnnxRegressor served = OnnxRegressor.open(onnx, "model.onnx", ServingOptions.defaults())) {
                assertThat(served.repairFacts()).isEqualTo(model.repairFacts());
                assertNear(served.apply(gapped), model.apply(gapped), 2e-5);
                assertNear(served.apply(wild), model.apply(wild), 2e-5);
                assertNear(served.filled(gapped), model.filled(gapped), 2e-5);
                RepeatableStep filling = RepeatableStep.of(served, 0).replacing(Replaced.MISSING);
                float[] filled = filling.apply(gapped).rows().outputs();
                assertThat(filled).containsExactly(served.filled(gapped));
                assertThat(filling.apply(filled).rows().outputs()).containsExactly(filled);
            }
        }
    }

    @Test
    void should_export_the_filling_alone() {
        byte[] onnx = model.exportFilling("org.idem4j", 0, 13).toByteArray();
        try (OnnxRegressor served = OnnxRegressor.open(onnx, "filling.onnx", ServingOptions.defaults())) {
            float[] filled = served.apply(gapped);
            assertNear(filled, model.filled(gapped), 2e-5);
            for (int i = 0; i < gapped.length; i++) {
                if (!Float.isNaN(gapped[i])) {
                    assertThat(filled[i]).isEqualTo(gapped[i]);
                }
            }
            assertThat(served.apply(filled)).containsExactly(filled);
            float[] wild = filled.clone();
            wild[3] = -9999;
            assertThat(served.apply(wild)).containsExactly(wild);
            assertThat(model.filled(wild)).containsExactly(wild);
        }
    }

    @Test
    void should_train_to_the_same_bits_again() {
        assertThat(trainer(true).train(gaps(0.2, 1)).identicalTo(model)).isTrue();
        assertThat(trainer(true).train(gaps(0.2, 5)).identicalTo(model)).isFalse();
    }

    @Test
    void should_take_an_absent_feature_for_a_missing_cell() {
        Example<Regressor> absent = gaps(0.3, 2).getExample(4);
        float[] row = Arrays.copyOfRange(gapped, 4 * N, 5 * N);
        assertThat(row).contains(Float.NaN);

        float[] predicted = new float[N];
        model.selfMap().copyTarget(model.predict(absent).getOutput(), predicted, 0);

        assertThat(predicted).containsExactly(model.apply(row));
        assertThat(model.absent()).isNaN();
    }

    @Test
    void should_fill_by_itself_whatever_trained_on_rows_with_gaps() {
        IdempotentModel plain = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(6))
                .epochs(2)
                .build()
                .train(gaps(0.2, 1));
        IdempotentModel linear =
                IdempotentLinearTrainer.builder().rank(3).build().train(gaps(0.2, 1));
        IdempotentModel complete = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(6))
                .epochs(2)
                .build()
                .train(SelfMapData.curved(N, ROWS, 7));

        for (IdempotentModel filling : List.of(plain, linear)) {
            assertThat(filling.repairFacts().fillsItself()).isTrue();
            assertThat(filling.apply(gapped)).doesNotContain(Float.NaN);
        }
        assertThat(complete.repairFacts().fillsItself()).isFalse();
        assertThat(complete.absent()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete.filled(gapped))
                .withMessageContaining("Filling");
    }

    /** The root mean square over known targets alone: a missing one is neither right nor wrong. */
    @Test
    void should_be_judged_on_what_is_known() {
        Dataset<Regressor> data = gaps(0.3, 2);
        float[] outputs = model.apply(gapped);
        double squares = 0;
        int known = 0;
        for (int i = 0; i < gapped.length; i++) {
            if (!Float.isNaN(gapped[i])) {
                squares += Math.pow((double) outputs[i] - gapped[i], 2);
                known++;
            }
        }

        SelfMapMetrics metrics =
                new IdempotenceEvaluator().evaluate(model, data).metrics();

        assertThat(metrics.rmse()).isCloseTo(Math.sqrt(squares / known), within(1e-9));
        assertThat(metrics.distanceFromIdentity()).isCloseTo(metrics.rmse(), within(1e-9));
        assertThat(metrics.gap()[0]).isLessThan(1e-5);
        assertThat(metrics.effectiveRank()).isFinite();
    }

    @Test
    void should_refuse_a_stored_filler_that_does_not_fit() throws Exception {
        var stored = model.serialize();
        IdempotentModelProto proto = stored.getSerializedData().unpack(IdempotentModelProto.class);
        IdempotentModelProto.Builder fewer = proto.toBuilder();
        fewer.getFillerBuilder().clearMeans().addMeans(0);
        IdempotentModelProto.Builder crossed = proto.toBuilder();
        crossed.getGuardBuilder().setLowest(0, 1e9f);
        IdempotentModelProto.Builder strong = proto.toBuilder();
        strong.getFillerBuilder().setStrength(2);

        for (IdempotentModelProto.Builder bad : List.of(fewer, crossed, strong)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IdempotentModel.deserializeFromProto(
                            IdempotentModel.CURRENT_VERSION, stored.getClassName(), Any.pack(bad.build())));
        }
    }

    @Test
    void should_say_that_it_fills_where_no_cell_stands_for_a_missing_one() {
        RepairFacts facts = model.repairFacts();
        assertThat(facts.fillsMissing()).isTrue();
        assertThat(facts.missingValues()).isNull();
        assertThat(facts.filled(gapped)).isSameAs(gapped);
        assertThat(facts.calibration()).isNotNull();
        float[] spread = facts.spread();
        assertThat(spread).hasSize(N);
        for (float within : spread) {
            assertThat(within).isPositive();
        }
    }
}
