package org.idem4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.junit.jupiter.api.Test;

class RepairTransformerTest {

    /** More than a batch and a part of one in each of three partitions. */
    private static final int ROWS = 4000;

    private static RepairTransformer stage(byte[] model) {
        return new RepairTransformer().setModel("/models/repair.onnx", model);
    }

    private static List<Row> byId(Dataset<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows.collectAsList());
        sorted.sort(Comparator.comparingLong(row -> row.getLong(0)));
        return sorted;
    }

    /** What a column should hold: what was written, and elsewhere what was there. */
    private static void assertWritten(List<Row> repaired, List<Row> given, float[] outputs, boolean blanksOnly) {
        float[] inputs = Models.floats(given);
        for (int i = 0; i < inputs.length; i++) {
            String name = Models.NAMES.get(i % 4);
            boolean left = blanksOnly ? !Float.isNaN(inputs[i]) : inputs[i] == outputs[i];
            Object expected = left ? given.get(i / 4).getAs(name) : (Object) (double) outputs[i];
            assertThat(repaired.get(i / 4).<Object>getAs(name)).isEqualTo(expected);
        }
    }

    @Test
    void should_fill_blanks_bit_by_bit_as_the_served_file_does_and_leave_the_rest() {
        List<Row> rows = Models.rows(ROWS, true, 1);
        for (byte[] model : List.of(Models.masked(), Models.filling())) {
            List<Row> repaired = byId(stage(model).transform(Local.rows(rows, 3)));

            assertThat(repaired).hasSize(ROWS);
            try (OnnxRegressor f = Models.open(model)) {
                assertWritten(repaired, rows, f.filled(Models.floats(rows)), true);
            }
        }
    }

    @Test
    void should_leave_a_row_that_does_not_settle_as_it_was_but_for_its_blanks() {
        List<Row> rows = Models.rows(20, true, 3);

        List<Row> repaired = byId(stage(Models.swinging()).setRepair("flagged").transform(Local.rows(rows, 1)));

        try (OnnxRegressor f = Models.open(Models.swinging())) {
            assertWritten(repaired, rows, f.filled(Models.floats(rows)), true);
        }
    }

    @Test
    void should_write_what_the_model_gives_where_all_is_repaired() {
        List<Row> rows = Models.rows(ROWS, true, 2);

        List<Row> repaired = byId(stage(Models.masked()).setRepair("all").transform(Local.rows(rows, 3)));

        try (OnnxRegressor f = Models.open(Models.masked())) {
            assertWritten(repaired, rows, f.apply(Models.floats(rows)), false);
        }
    }

    @Test
    void should_replace_flagged_cells_and_tell_them_and_change_nothing_when_run_again() {
        List<Row> rows = Models.rows(ROWS, true, 3);
        for (byte[] model : List.of(Models.masked(), Models.filling())) {
            boolean checks = model.length == Models.filling().length;
            RepairTransformer stage = stage(model).setRepair("flagged");
            Dataset<Row> once = stage.copy(ParamMap.empty()).transform(Local.rows(rows, 3));
            List<Row> repaired = byId(stage.setFlaggedCol("odd").transform(Local.rows(rows, 3)));

            try (OnnxRegressor f = Models.open(model)) {
                float[] inputs = Models.floats(rows);
                RepeatableStep step = checks
                        ? RepeatableStep.of(f, 0).replacing(Replaced.IMPLAUSIBLE)
                        : RepeatableStep.of(f).replacing(Replaced.CELLS);
                RepairedRows expected = step.apply(inputs).rows();
                int[] mask = checks
                        ? f.repairFacts().check().mask(expected, true)
                        : expected.mask(f.repairFacts().tolerances());
                assertWritten(repaired, rows, expected.outputs(), false);
                for (int row = 0; row < ROWS; row++) {
                    List<String> odd = new ArrayList<>();
                    for (String name : List.of("d", "b", "a", "c")) { // the DataFrame's order
                        if (mask[4 * row + Models.NAMES.indexOf(name)] == 1) {
                            odd.add(name);
                        }
                    }
                    assertThat(repaired.get(row).<String>getList(5)).isEqualTo(odd);
                }
                assertThat(mask).contains(0, 1);
            }
            List<Row> first = byId(once);
            List<Row> second = byId(stage.setFlaggedCol("still").transform(Local.rows(first, 2)));
            for (int row = 0; row < ROWS; row++) {
                for (int i = 0; i < 5; i++) {
                    assertThat(second.get(row).get(i)).isEqualTo(first.get(row).get(i));
                }
            }
        }
    }

    @Test
    void should_score_a_row_by_how_far_it_is_moved_in_the_units_of_the_file() {
        List<Row> rows = Models.rows(500, false, 4);
        for (byte[] model : List.of(Models.masked(), Models.detector())) {
            double unit = model.length == Models.detector().length ? 2 : 1;
            List<Row> scored =
                    byId(stage(model).setRepair("all").setScoreCol("score").transform(Local.rows(rows, 2)));

            try (OnnxRegressor f = Models.open(model)) {
                float[] inputs = Models.floats(rows);
                float[] outputs = f.apply(inputs);
                for (int row = 0; row < rows.size(); row++) {
                    double squares = 0;
                    for (int c = 0; c < 4; c++) {
                        int i = 4 * row + c;
                        squares += Math.pow(((double) outputs[i] - inputs[i]) / (unit * Models.DEVIATIONS[c]), 2);
                    }
                    assertThat(scored.get(row).<Double>getAs("score"))
                            .isCloseTo(Math.sqrt(squares / 4), withinPercentage(1e-4));
                }
            }
        }
    }

    @Test
    void should_carry_other_columns_through_and_keep_places_types_and_metadata() throws Exception {
        StructType schema = new StructType()
                .add("name", DataTypes.StringType)
                .add("c", DataTypes.FloatType)
                .add("when", DataTypes.TimestampType)
                .add(
                        "a",
                        DataTypes.DoubleType,
                        true,
                        new MetadataBuilder().putString("unit", "°C").build())
                .add("list", DataTypes.createArrayType(DataTypes.IntegerType))
                .add("b", DataTypes.FloatType)
                .add("x.y", DataTypes.createDecimalType(20, 3))
                .add("d", DataTypes.DoubleType, false);
        Row row = RowFactory.create(
                "Zoë",
                100.25f,
                Timestamp.valueOf("1899-12-31 23:59:59.123456"),
                null,
                List.of(1, 2),
                Float.NaN,
                new BigDecimal("12345678901234567.125"),
                .1);
        Row empty = RowFactory.create(null, 100f, null, 10.1, null, -3f, null, .1);
        byte[] model = Models.masked();

        Dataset<Row> repaired = stage(model)
                .setSha256Col("hash")
                .setModelCol("model")
                .transform(Local.SPARK.createDataFrame(List.of(row, empty), schema));

        assertThat(repaired.schema())
                .isEqualTo(schema.add("hash", DataTypes.StringType, false).add("model", DataTypes.StringType, false));
        assertThat(repaired.schema().apply("a").metadata().getString("unit")).isEqualTo("°C");
        List<Row> out = repaired.collectAsList();
        try (OnnxRegressor f = Models.open(model)) {
            float[] filled = f.filled(new float[] {Float.NaN, Float.NaN, 100.25f, .1f});
            assertThat(out.get(0).getDouble(3)).isEqualTo(filled[0]);
            assertThat(out.get(0).getFloat(5)).isEqualTo(filled[1]);
        }
        for (int i : new int[] {0, 1, 2, 6, 7}) {
            assertThat(out.get(0).get(i)).isEqualTo(row.get(i));
        }
        assertThat(out.get(0).<Integer>getList(4)).containsExactly(1, 2);
        for (int i = 0; i < 8; i++) {
            assertThat(out.get(1).get(i)).isEqualTo(empty.get(i));
        }
        assertThat(out.get(1).getString(8)).isEqualTo(Sha256.of(model, List.of()));
        assertThat(out.get(1).getString(9)).isEqualTo("repair.onnx");
    }

    @Test
    void should_take_columns_of_other_names_in_the_order_of_the_file() {
        List<Row> rows = Models.rows(50, false, 5);
        Dataset<Row> renamed = Local.rows(rows, 1).toDF("id", "vier", "zwei", "eins", "drei");

        List<Row> repaired = byId(stage(Models.unnamed())
                .setInputCols("eins", "zwei", "drei", "vier")
                .transform(renamed));

        try (OnnxRegressor f = Models.open(Models.unnamed())) {
            float[] outputs = f.apply(Models.floats(rows));
            for (int row = 0; row < rows.size(); row++) {
                assertThat(((Double) repaired.get(row).getAs("drei")).floatValue())
                        .isEqualTo(outputs[4 * row + 2]);
                assertThat(((Double) repaired.get(row).getAs("eins")).floatValue())
                        .isEqualTo(outputs[4 * row]);
            }
        }
    }

    @Test
    void should_keep_rows_that_cannot_be_repaired_where_that_is_asked_for() {
        List<Row> rows = new ArrayList<>(Models.rows(3, false, 6));
        rows.add(1, Models.row(10L, null, Double.NaN, null, Double.POSITIVE_INFINITY));
        rows.add(Models.row(11L, 0., 3e38, 1., -3e38)); // overflows on the way

        List<Row> repaired = byId(stage(Models.masked())
                .setRepair("all")
                .setHandleInvalid("keep")
                .setScoreCol("score")
                .setFlaggedCol("odd")
                .transform(Local.rows(rows, 1)));

        assertThat(repaired).hasSize(5);
        for (Row kept : repaired.subList(3, 5)) {
            Row given = rows.stream()
                    .filter(row -> row.get(0).equals(kept.get(0)))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < 5; i++) {
                assertThat(kept.get(i)).isEqualTo(given.get(i));
            }
            assertThat(kept.isNullAt(5)).isTrue();
            assertThat(kept.isNullAt(6)).isTrue();
        }
        assertThat(repaired.subList(0, 3)).noneMatch(row -> row.isNullAt(5) || row.isNullAt(6));
    }

    @Test
    void should_do_nothing_on_no_rows() {
        assertThat(stage(Models.masked())
                        .transform(Local.rows(Models.rows(10, true, 7), 2).filter(functions.lit(false)))
                        .collectAsList())
                .isEmpty();
    }
}
