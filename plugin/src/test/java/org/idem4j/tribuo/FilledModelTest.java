package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

@Tag("training")
@DisplayName("A model that fills missing cells before f")
class FilledModelTest extends FilledModels {

    private static IdempotentModel model;
    private static float[] gapped;

    @BeforeAll
    static void train() {
        model = trainer(true).train(gaps(0.2, 1));
        gapped = rows(model, gaps(0.3, 2));
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
        float[] missing = Arrays.copyOf(rows(model, SelfMapData.curved(N, ROWS, 7)), N);
        float[] wild = missing.clone();
        missing[2] = Float.NaN;
        wild[2] = -9999;

        assertThat(model.apply(wild)).containsExactly(model.apply(missing));
        IdempotentModel unguarded = trainer(false).train(gaps(0.2, 1));
        assertThat(Math.abs(unguarded.apply(wild)[2])).isGreaterThan(100);
    }

    /** By default, with nothing to fill: what a masked cell was in training stands for the wild one. */
    @Test
    void should_guard_a_network_that_does_not_fill() {
        IdempotentTrainerBuilder builder = IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(2, 6).withRank(2, KeptBy.SPAN))
                .epochs(3);
        Dataset<Regressor> data = SelfMapData.curved(N, ROWS, 7);
        IdempotentModel guarded = builder.corruption(new Masking(0.2)).build().train(data);
        float[] wild = Arrays.copyOf(rows(guarded, data), N);
        float[] masked = wild.clone();
        wild[2] = -9999;
        masked[2] = guarded.repairFacts().missingValues()[2];

        assertNear(guarded.apply(wild), guarded.apply(masked), 1e-6);
        assertNear(guarded.apply(guarded.apply(wild)), guarded.apply(wild), 1e-5);
        assertThat(Math.abs(guarded.withoutGuard().apply(wild)[2])).isGreaterThan(100);
        assertThat(guarded.withoutGuard()
                        .identicalTo(builder.guard(false).build().train(data)))
                .isTrue();
        assertThat(guarded.withoutGuard().identicalTo(guarded)).isFalse();
        ModelProto file = guarded.exportONNXModel("org.idem4j", 1);
        try (OnnxRegressor served = OnnxRegressor.open(file.toByteArray(), "file", ServingOptions.defaults())) {
            assertNear(served.apply(wild), guarded.apply(wild), 1e-5);
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
    void should_say_that_it_fills_where_no_cell_stands_for_a_missing_one() {
        RepairFacts facts = model.repairFacts();
        assertThat(facts.fillsMissing()).isTrue();
        assertThat(facts.missingValues()).isNull();
        assertThat(facts.filled(gapped, model.selfMap().names())).isSameAs(gapped);
        assertThat(facts.calibration()).isNotNull();
        float[] spread = facts.spread();
        assertThat(spread).hasSize(N);
        for (float within : spread) {
            assertThat(within).isPositive();
        }
    }
}
