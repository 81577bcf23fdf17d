package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Any;
import java.util.Arrays;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.protos.CalibrationProto;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.idem4j.tribuo.protos.MissingValuesProto;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/** What a trained model says of the repair of rows, and that every format keeps it. */
@Tag("training")
class TrainedRepairFactsTest {

    private static final int N = 4;
    private static final int ROWS = 250;

    private final Dataset<Regressor> data = SelfMapData.curved(N, ROWS, 3);

    private IdempotentModel trained(Corruption corruption, boolean standardize) {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(8))
                .corruption(corruption)
                .standardize(standardize)
                .epochs(3)
                .build()
                .train(data);
    }

    /** Means and deviations in double precision, [2][n]. */
    private double[][] moments() {
        double[][] moments = new double[2][N];
        for (Example<Regressor> example : data) {
            for (int c = 0; c < N; c++) {
                moments[0][c] += example.getOutput().getValues()[c] / ROWS;
            }
        }
        for (Example<Regressor> example : data) {
            for (int c = 0; c < N; c++) {
                moments[1][c] += Math.pow(example.getOutput().getValues()[c] - moments[0][c], 2) / ROWS;
            }
        }
        Arrays.setAll(moments[1], c -> Math.sqrt(moments[1][c]));
        return moments;
    }

    private static void assertClose(float[] found, double[] expected) {
        for (int c = 0; c < N; c++) {
            assertThat((double) found[c]).as("column %d", c).isCloseTo(expected[c], within(1e-6));
        }
    }

    @Test
    void should_take_the_mean_for_a_missing_cell_after_training_with_masking() {
        IdempotentModel masked = trained(new Masking(0.2), true);
        IdempotentModel chained = trained(new CorruptionChain(new GaussianNoise(0.1), new Masking(0.2)), true);
        IdempotentModel linear = IdempotentLinearTrainer.builder()
                .corruption(new Masking(0.2))
                .build()
                .train(data);

        for (IdempotentModel model : new IdempotentModel[] {masked, chained, linear}) {
            assertClose(model.repairFacts().missingValues(), moments()[0]);
        }
    }

    @Test
    void should_take_zero_for_a_missing_cell_where_the_network_takes_raw_values() {
        assertThat(trained(new Masking(0.2), false).repairFacts().missingValues())
                .containsExactly(0, 0, 0, 0);
    }

    @Test
    void should_not_fill_missing_cells_without_masking() {
        Corruption never = new CorruptionChain(new Masking(0), new GaussianNoise(0.2));

        assertThat(trained(never, true).repairFacts().fillsMissing()).isFalse();
        assertThat(trained(null, true).repairFacts().fillsMissing()).isFalse();
    }

    @Test
    void should_be_calibrated_on_the_clean_rows_of_training() {
        for (boolean standardize : new boolean[] {true, false}) {
            IdempotentModel model = trained(new GaussianNoise(0.5), standardize);
            double[][] moved = new double[N][ROWS];
            for (int row = 0; row < ROWS; row++) {
                double[] x = data.getExample(row).getOutput().getValues();
                double[] y = model.predict(data.getExample(row)).getOutput().getValues();
                for (int c = 0; c < N; c++) {
                    moved[c][row] = Math.abs(y[c] - x[c]);
                }
            }
            double[] quantiles = new double[N];
            Arrays.setAll(quantiles, c -> Arrays.stream(moved[c]).sorted().toArray()[247]); // 248 of 250 ≥ 99 %

            assertClose(model.repairFacts().tolerances(), quantiles);
            assertClose(model.repairFacts().calibration().deviations(), moments()[1]);
            assertThat(model.repairFacts().calibration().rows()).isEqualTo(ROWS);
        }
    }

    @Test
    void should_keep_its_facts_in_every_format() {
        IdempotentModel model = trained(new Masking(0.2), true);

        Model<?> stored = Model.deserialize(model.serialize());

        assertThat(RepairFacts.of((IdempotentModel) stored)).isEqualTo(model.repairFacts());
        assertThat(((IdempotentModel) model.copy()).repairFacts()).isEqualTo(model.repairFacts());
        try (OnnxRegressor served = OnnxRegressor.open(
                model.exportONNXModel("org.idem4j", 1).toByteArray(), "test", ServingOptions.defaults())) {
            assertThat(RepairFacts.of(served)).isEqualTo(model.repairFacts());
        }
    }

    @Test
    void should_refuse_facts_of_other_columns_from_a_stranger() throws Exception {
        IdempotentModelProto proto =
                trained(new Masking(0.2), true).serialize().getSerializedData().unpack(IdempotentModelProto.class);
        IdempotentModelProto shortValues = proto.toBuilder()
                .setMissingValues(MissingValuesProto.newBuilder().addValues(1))
                .clearCalibration()
                .build();
        IdempotentModelProto badCalibration = proto.toBuilder()
                .setCalibration(CalibrationProto.newBuilder().setLevel(.9).setRows(1))
                .clearMissingValues()
                .build();

        for (IdempotentModelProto bad : new IdempotentModelProto[] {shortValues, badCalibration}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IdempotentModel.deserializeFromProto(
                            IdempotentModel.CURRENT_VERSION, IdempotentModel.class.getName(), Any.pack(bad)))
                    .withMessageContaining("columns, the model has 4");
        }
    }
}
