package org.idem4j.onnx.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.selfmap.SelfMaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatableStepTest {

    private static final float NAN = Float.NaN;
    private static final SelfMap PLANE = SelfMaps.named("a", "b");

    /** A map of the plane, row by row. */
    private record Planar(UnaryOperator<float[]> ofRow, RepairFacts repairFacts) implements RepairFacts.Known {
        Planar(UnaryOperator<float[]> ofRow) {
            this(ofRow, RepairFacts.NONE);
        }

        @Override
        public SelfMap selfMap() {
            return PLANE;
        }

        @Override
        public float[] apply(float[] rows) {
            float[] result = new float[rows.length];
            for (int i = 0; i < rows.length; i += 2) {
                System.arraycopy(ofRow.apply(new float[] {rows[i], rows[i + 1]}), 0, result, i, 2);
            }
            return result;
        }
    }

    private static float[] ontoTheDiagonal(float[] x) {
        float mean = (x[0] + x[1]) / 2;
        return new float[] {mean, mean};
    }

    /** Halves the way to the origin in the first column, so f moves it by a/2. */
    private static float[] halfOfA(float[] x) {
        return new float[] {x[0] / 2, x[1]};
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    @Test
    void should_leave_rows_within_the_tolerance_bit_by_bit_and_project_the_others_once() {
        RepeatableStep step = RepeatableStep.of(new Planar(RepeatableStepTest::ontoTheDiagonal), 0.25);
        float[] rows = {-0f, 0.5f, 1.0000001f, 1, 4, 2, Float.MIN_VALUE, -0f};

        SettledRows found = step.apply(rows);

        assertThat(bits(found.rows().outputs()))
                .isEqualTo(bits(new float[] {-0f, 0.5f, 1.0000001f, 1, 3, 3, Float.MIN_VALUE, -0f}));
        assertThat(found.replacements()).containsExactly(0, 0, 1, 0);
        assertThat(found.settled()).containsOnly(true);
        assertThat(found.unsettled()).isZero();
        assertThat(rows).as("the rows given").startsWith(-0f, 0.5f).contains(4, 2);
    }

    /** Halved until the next half would be within the tolerance. */
    @ParameterizedTest
    @CsvSource({"2,0,2", "2.5,1,1.25", "8,2,2", "-8,2,-2", "8.5,3,1.0625"})
    void should_apply_f_until_it_moves_no_cell_beyond_the_tolerance(float from, int times, float to) {
        SettledRows found =
                RepeatableStep.of(new Planar(RepeatableStepTest::halfOfA), 1).apply(new float[] {from, 7});

        assertThat(found.rows().outputs()).containsExactly(to, 7);
        assertThat(found.replacements()).containsExactly(times);
        assertThat(found.settled()).containsExactly(true);
    }

    @Test
    void should_use_each_columns_own_tolerance() {
        Calibration calibration = new Calibration(.9, 1, new float[] {1, 10}, new float[] {3, .5f});
        Planar f = new Planar(
                x -> new float[] {x[0] + (x[0] < 10 ? 2 : 0), x[1] + (x[1] < 10 ? 2 : 0)},
                new RepairFacts(null, calibration));

        SettledRows calibrated = RepeatableStep.of(f).replacing(Replaced.CELLS).apply(new float[] {1, 1});
        SettledRows own = RepeatableStep.of(f, .3).replacing(Replaced.CELLS).apply(new float[] {1, 1});

        assertThat(calibrated.rows().outputs()).as("3 and .5").containsExactly(1, 11);
        assertThat(own.rows().outputs()).as(".3 and 3").containsExactly(11, 1);
    }

    @Test
    void should_replace_only_the_cells_beyond_the_tolerance_if_asked() {
        Planar f = new Planar(x -> new float[] {1, x[1] + .125f});
        float[] row = {5, 2};

        assertThat(RepeatableStep.of(f, .5).apply(row).rows().outputs()).containsExactly(1, 2.125f);
        assertThat(RepeatableStep.of(f, .5)
                        .replacing(Replaced.CELLS)
                        .apply(row)
                        .rows()
                        .outputs())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource(value = Replaced.class, mode = EnumSource.Mode.EXCLUDE, names = "IMPLAUSIBLE")
    void should_replace_a_missing_cell_whatever_stands_for_it(Replaced replaced) {
        Planar f = new Planar(RepeatableStepTest::ontoTheDiagonal, new RepairFacts(new float[] {3, 4}, null));
        float[] rows = {NAN, 5, 3, NAN, 3, 4};

        SettledRows found = RepeatableStep.of(f, 2).replacing(replaced).apply(rows);

        float[] expected =
                replaced == Replaced.ROW ? new float[] {4, 4, 3.5f, 3.5f, 3, 4} : new float[] {4, 5, 3, 3.5f, 3, 4};
        assertThat(found.rows().outputs()).containsExactly(expected);
        assertThat(found.replacements()).containsExactly(1, 1, 0);
        assertThat(found.rows().inputs()).containsExactly(rows);
        assertThat(rows).as("the rows given").containsExactly(NAN, 5, 3, NAN, 3, 4);
    }

    @Test
    void should_say_which_rows_do_not_settle() {
        Planar turning = new Planar(x -> x[0] < 0 ? x : new float[] {x[1], x[0]});

        SettledRows found =
                RepeatableStep.of(turning, .1).withMostReplacements(5).apply(new float[] {1, 2, -1, 2, 3, 3});

        assertThat(found.settled()).containsExactly(false, true, true);
        assertThat(found.unsettled()).isEqualTo(1);
        assertThat(found.replacements()).containsExactly(5, 0, 0);
        assertThat(found.rows().outputs()).containsExactly(2, 1, -1, 2, 3, 3);
    }

    @Test
    void should_not_call_a_row_settled_that_f_sends_out_of_the_numbers() {
        SettledRows found =
                RepeatableStep.of(new Planar(x -> new float[] {NAN, x[1]}), 1).apply(new float[] {1, 2});

        assertThat(found.settled()).containsExactly(false);
    }

    /** A contraction towards the diagonal by a random factor: never exact, and settled after few or many replacements. */
    @ParameterizedTest
    @EnumSource(value = Replaced.class, mode = EnumSource.Mode.EXCLUDE, names = "IMPLAUSIBLE")
    void should_be_the_same_once_twice_and_partly_twice(Replaced replaced) {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            float share = (float) random.nextDouble(.2, .95);
            Planar f =
                    new Planar(x -> new float[] {x[0] + share * (x[1] - x[0]) / 2, x[1] + share * (x[0] - x[1]) / 3});
            RepeatableStep step =
                    RepeatableStep.of(f, random.nextDouble(1e-3, 1)).replacing(replaced);
            float[] rows = new float[40];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (float) (3 * random.nextGaussian());
            }

            SettledRows once = step.apply(rows);
            float[] y = once.rows().outputs();

            assertThat(once.unsettled()).isZero();
            assertThat(bits(step.apply(y).rows().outputs())).isEqualTo(bits(y));
            float[] some = Arrays.copyOfRange(y, 6, 14);
            assertThat(bits(step.apply(some).rows().outputs())).isEqualTo(bits(some));
            assertThat(bits(step.apply(Arrays.copyOfRange(rows, 6, 14)).rows().outputs()))
                    .as("in other company")
                    .isEqualTo(bits(some));
        }
    }

    @Test
    void should_take_no_rows() {
        assertThat(RepeatableStep.of(new Planar(x -> x), 1)
                        .apply(new float[0])
                        .rows()
                        .outputs())
                .isEmpty();
    }

    @Test
    void should_refuse_what_it_cannot_do() {
        Planar f = new Planar(x -> x);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatableStep.of(f))
                .withMessageContaining("give a tolerance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatableStep.of(f, -1))
                .withMessageContaining("not -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatableStep.of(f, 1).withMostReplacements(0))
                .withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatableStep.of(f, 1).apply(new float[3]))
                .withMessageContaining("3 values are no whole number of rows of 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatableStep.of(f, 1).apply(new float[] {1, NAN}))
                .withMessageContaining("not trained with masking");
    }
}
