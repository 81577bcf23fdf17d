package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {

    /** A projector onto the first axis, that doubles it on the way: idempotent nowhere but where it is tested. */
    private static final UnaryOperator<float[]> FIRST = rows -> {
        float[] projected = rows.clone();
        for (int i = 1; i < rows.length; i += 2) {
            projected[i] = 0.5f;
        }
        return projected;
    };

    private static float[] normal(int count) {
        SplittableRandom random = new SplittableRandom(3);
        float[] rows = new float[count];
        for (int i = 0; i < count; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        return rows;
    }

    @Test
    void should_let_rows_like_the_clean_ones_pass_and_take_wild_cells_for_missing() {
        float[] clean = normal(2000);
        Guard guard = Guard.of(FIRST, clean, 2, true);

        assertThat(guard.blanked(clean, Float.NaN)).isSameAs(clean);
        float[] wild = {1, -9999, Float.NEGATIVE_INFINITY, 0.5f, Float.NaN, 4};
        assertThat(guard.blanked(wild, Float.NaN)).containsExactly(1f, Float.NaN, Float.NaN, 0.5f, Float.NaN, 4f);
        assertThat(wild[1]).isEqualTo(-9999f);
    }

    /** A third of the span for a normal column: its kurtosis is 3. */
    @Test
    void should_leave_more_room_where_tails_are_heavy() {
        float[] rows = normal(4000);
        for (int row = 0; row < 2000; row++) {
            rows[2 * row + 1] = (float) Math.pow(rows[2 * row + 1], 3); // of kurtosis 46
        }
        Guard guard = Guard.of(FIRST, rows, 2, false);
        double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] lowest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int i = 0; i < rows.length; i++) {
            highest[i % 2] = Math.max(highest[i % 2], rows[i]);
            lowest[i % 2] = Math.min(lowest[i % 2], rows[i]);
        }
        double room = (guard.highest()[0] - highest[0]) / (highest[0] - lowest[0]);
        double heavy = (guard.highest()[1] - highest[1]) / (highest[1] - lowest[1]);

        assertThat(room).isBetween(0.25, 0.35);
        assertThat(heavy).isGreaterThan(1);
        assertThat(guard.centre()).isNull();
    }

    /** Three values span less than three deviations, and noise of .2 takes them beyond. */
    @Test
    void should_leave_a_deviation_of_room_at_least() {
        float deviation = (float) Math.sqrt(2 / 3.0);
        Guard guard = Guard.of(FIRST, repeated(300, -1, 0, 1), 1, false);

        assertThat(guard.highest()[0]).isCloseTo(1 + deviation, within(1e-6f));
        assertThat(guard.lowest()[0]).isCloseTo(-1 - deviation, within(1e-6f));
    }

    /** Of 50 rows three times as much as of very many. */
    @Test
    void should_leave_more_room_after_few_rows() {
        Guard few = Guard.of(FIRST, repeated(50, -9, 0, 0, 0, 0, 0, 0, 0, 0, 9), 1, false);
        Guard many = Guard.of(FIRST, repeated(1_000_000, -9, 0, 0, 0, 0, 0, 0, 0, 0, 9), 1, false);

        assertThat((few.highest()[0] - 9) / (many.highest()[0] - 9)).isCloseTo(3, within(0.01f));
    }

    private static float[] repeated(int count, float... values) {
        float[] rows = new float[count];
        for (int i = 0; i < count; i++) {
            rows[i] = values[i % values.length];
        }
        return rows;
    }

    @Test
    void should_give_the_centre_for_what_f_takes_too_far() {
        Guard guard = Guard.of(FIRST, normal(2000), 2, true);
        assertThat(guard.centre()).containsExactly(0f, 0.5f);

        float[] outputs = {1, 0.5f, 1e6f, 0.5f};

        assertThat(guard.bounded(outputs)).containsExactly(1f, 0.5f, 0f, 0.5f);
    }

    @Test
    void should_leave_a_column_of_two_values_as_much_room_as_lies_between_them() {
        Guard guard = Guard.of(FIRST, repeated(600, 1, 0, 2, 1, 3, 0, 4, 1), 2, false);

        assertThat(guard.lowest()[1]).isEqualTo(-1f);
        assertThat(guard.highest()[1]).isEqualTo(2f);
        assertThat(guard.highest()[0]).isLessThan(4 + 3f);
    }

    @Test
    void should_let_a_constant_column_be_what_it_was_alone() {
        Guard guard = Guard.of(FIRST, new float[] {1, 7, 2, 7, 3, 7}, 2, false);

        assertThat(guard.blanked(new float[] {2, 7, 2, 8}, Float.NaN)).containsExactly(2f, 7f, 2f, Float.NaN);
    }

    /** Cells at the bounds and next to them, far out, infinite, missing; some with zeros of either sign. */
    private static float[] edges(Guard guard) {
        float[] rows = new float[2 * 9];
        for (int c = 0; c < 2; c++) {
            float low = guard.lowest()[c];
            float high = guard.highest()[c];
            float[] cells = {
                low,
                Math.nextDown(low),
                Math.nextUp(low),
                high,
                Math.nextUp(high),
                Math.nextDown(high),
                c == 0 ? Float.NEGATIVE_INFINITY : Float.MAX_VALUE,
                c == 0 ? Float.NaN : Float.POSITIVE_INFINITY,
                0.25f
            };
            for (int row = 0; row < cells.length; row++) {
                rows[row * 2 + c] = cells[row];
            }
        }
        return rows;
    }

    static Stream<Guard> guards() {
        return Stream.of(
                Guard.of(FIRST, normal(2000), 2, true),
                new Guard(new float[] {-1e-30f, 3}, new float[] {0, 3}, new float[] {0, 3}),
                new Guard(new float[] {0.1f, -1e30f}, new float[] {1e7f, -1e-38f}, new float[] {1, -1}));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void should_take_the_same_cells_for_wild_in_a_graph(Guard guard) {
        float[] rows = edges(guard);
        for (float missing : new float[] {0, Float.NaN, 7}) {
            float[] found = served(rows, (graph, input) -> guard.appendBlanked(graph, input, missing));
            float[] expected = guard.blanked(rows, missing);
            for (int i = 0; i < rows.length; i++) {
                Float cell = found[i] + 0f; // a wild one may have become −0
                assertThat(cell).as("%s of %s", i, rows[i]).isEqualTo(Float.valueOf(expected[i] + 0f));
            }
        }
        assertThat(served(rows, guard::appendBounded)).containsExactly(guard.bounded(rows.clone()));
    }

    private static float[] served(float[] rows, SelfMapGraph.Appender function) {
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.output("output", function.appendTo(graph, graph.input("input", -1, 2)), -1, 2);
        return RawGraph.output(graph, "output", rows, 2);
    }

    @Test
    void should_refuse_bounds_that_are_none() {
        float[] low = {0, 0};
        float[] high = {1, 1};
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(high, low, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(low, new float[] {1, Float.NaN}, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(low, high, new float[] {2, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(low, new float[1], null));
    }
}
