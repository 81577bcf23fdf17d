package org.idem4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't work is refused before a row is read, by a message that names the thing and the remedy. */
class RefusalTest {

    private static RepairTransformer stage(byte[] model) {
        return new RepairTransformer().setModel("repair.onnx", model);
    }

    private static StructType doubles(String... names) {
        StructType schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, DataTypes.DoubleType);
        }
        return schema;
    }

    private static Arguments schema(StructType schema, String... words) {
        return Arguments.of(stage(Models.masked()), schema, List.of(words));
    }

    private static Arguments params(byte[] model, UnaryOperator<RepairTransformer> change, String... words) {
        return Arguments.of(change.apply(stage(model)), Local.SCHEMA, List.of(words));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                schema(
                        doubles("a", "b", "d"),
                        "lacks the column 'c' of repair.onnx",
                        "it has a, b, d",
                        "set inputCols"),
                schema(doubles("a", "b", "C", "d"), "'C' is not 'c': capitals count"),
                schema(doubles("a", "b", "c", "d", "c"), "column 'c' of repair.onnx twice", "drop or rename"),
                schema(
                        doubles("a", "b", "d").add("c", DataTypes.LongType),
                        "column 'c' is bigint",
                        "cast it to double"),
                params(Models.masked(), s -> s.setScoreCol("ID"), "a column 'id' already", "scoreCol another name"),
                params(Models.masked(), s -> s.setScoreCol("x").setFlaggedCol("x"), "column 'x' already", "flaggedCol"),
                params(Models.masked(), s -> s.setInputCols("a", "b"), "inputCols has 2 columns", "a, b, c, d"),
                params(Models.masked(), s -> s.setInputCols("a", "b", "c", "a"), "names a column twice"),
                params(Models.masked(), s -> s.setProvider("tpu"), "'tpu'", "cpu, cuda, tensorrt"),
                params(Models.unnamed(), s -> s, "does not name its 4 columns", "set inputCols"),
                params(Models.plain(), s -> s.setRepair("blanks"), "not trained with masking", "'flagged' or 'all'"),
                params(Models.plain(), s -> s.setRepair("flagged"), "repair 'flagged' needs a tolerance; set one"),
                params(Models.plain(), s -> s.setFlaggedCol("odd"), "flaggedCol needs a tolerance; set one"),
                params(Models.plain(), s -> s.setScoreCol("score"), "is no detector", "leave scoreCol unset"),
                params(Models.masked(), s -> s.setTolerance(-1).setRepair("flagged"), "not negative, not -1.0"),
                params(Models.masked(), s -> s.setTolerance(.1).setRepair("all"), "nothing here asks: repair is 'all'"),
                params(Models.companionable(), s -> s, "computes again", "need not come out the same", "a row alone"),
                params(new byte[] {1, 2, 3}, s -> s, "repair.onnx is no ONNX model"),
                Arguments.of(new RepairTransformer("bare"), Local.SCHEMA, List.of("bare has no model", "set it")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void should_be_refused_by_the_schema(RepairTransformer stage, StructType schema, List<String> words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.transformSchema(schema))
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void should_refuse_words_that_are_no_choice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepairTransformer().setRepair("some"))
                .withMessage("repair takes blanks, flagged, all, not 'some'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepairTransformer().setHandleInvalid("skip"))
                .withMessage("handleInvalid takes error, keep, not 'skip'.");
    }

    @Test
    void should_name_a_file_that_is_not_there() {
        assertThatThrownBy(() ->
                        new RepairTransformer().setModel("target/none.onnx").transformSchema(Local.SCHEMA))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no ONNX file target/none.onnx")
                .hasMessageContaining("a path that the driver can read");
    }

    @Test
    void should_fail_a_job_over_a_row_that_cannot_be_repaired() {
        RepairTransformer masked = stage(Models.masked()).setRepair("all");
        RepairTransformer plain = stage(Models.plain());

        fails(plain, "null, NaN or no finite float in column 'c'", 1., 2., 3., null);
        fails(masked, "no value in any column of repair.onnx", null, null, Double.NaN, null);
        fails(masked, "no finite number for column 'a'", 0., 3e38, 1., -3e38);
    }

    private static void fails(RepairTransformer stage, String reason, Double d, Double b, Double a, Double c) {
        assertThatThrownBy(() -> stage.transform(Local.rows(List.of(Models.row(1L, d, b, a, c)), 1))
                        .collectAsList())
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("handleInvalid to 'keep'");
    }
}
