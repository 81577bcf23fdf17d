package org.idem4j.onnx.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.UnaryOperator;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.selfmap.SelfMaps;
import org.junit.jupiter.api.Test;

class PlausibleRowsTest {

    private static final float NAN = Float.NaN;

    /** Fills by some rule; f itself is nobody's business. */
    private record Filling(SelfMap selfMap, CellCheck check, UnaryOperator<float[]> rule) implements RepairFacts.Known {
        @Override
        public RepairFacts repairFacts() {
            return new RepairFacts(new float[3], null, null, check);
        }

        @Override
        public float[] apply(float[] rows) {
            throw new AssertionError("f is not asked");
        }

        @Override
        public float[] filled(float[] rows) {
            return rule.apply(rows);
        }
    }

    /** The mean of the known cells; known cells are spoilt, which nobody may see. */
    private static float[] means(float[] rows) {
        float[] filled = new float[rows.length];
        for (int start = 0; start < rows.length; start += 3) {
            float sum = 0;
            int known = 0;
            for (int c = 0; c < 3; c++) {
                if (!Float.isNaN(rows[start + c])) {
                    sum += rows[start + c];
                    known++;
                }
            }
            for (int c = 0; c < 3; c++) {
                filled[start + c] = Float.isNaN(rows[start + c]) ? sum / known : 777;
            }
        }
        return filled;
    }

    private static RepeatableStep step(UnaryOperator<float[]> rule) {
        return RepeatableStep.of(new Filling(SelfMaps.named("a", "b", "c"), CellCheckTest.CHECK, rule), 0)
                .replacing(Replaced.IMPLAUSIBLE);
    }

    @Test
    void should_fill_odd_and_missing_cells_and_change_nothing_the_second_time() {
        float[] rows = {11, 11.5f, 15, 11, 11, 11, 11, NAN, 11, 1e9f, NAN, 12};
        SettledRows first = step(PlausibleRowsTest::means).apply(rows);

        assertThat(first.rows().outputs()).containsExactly(11, 11.5f, 11.25f, 11, 11, 11, 11, 11, 11, 12, 12, 12);
        assertThat(first.rows().inputs()).isSameAs(rows);
        assertThat(first.replacements()).containsExactly(1, 0, 1, 2);
        assertThat(first.unsettled()).isZero();
        SettledRows second = step(PlausibleRowsTest::means).apply(first.rows().outputs());
        assertThat(second.rows().outputs()).containsExactly(first.rows().outputs());
        assertThat(second.replacements()).containsOnly(0);
    }

    @Test
    void should_leave_and_count_rows_of_which_nobody_can_tell_the_odd_cells() {
        float[] rows = {1e9f, -1e9f, 1e9f, 11, 11, 15, NAN, 11, 17};
        UnaryOperator<float[]> hopeless = gapped -> {
            float[] filled = gapped.clone();
            for (int i = 0; i < filled.length; i++) {
                filled[i] = Float.isNaN(filled[i]) ? 60 : filled[i];
            }
            return filled;
        };
        SettledRows settled = step(hopeless).apply(rows);

        assertThat(settled.unsettled()).isEqualTo(3);
        assertThat(settled.replacements()).containsOnly(0);
        assertThat(settled.rows().outputs()).containsExactly(1e9f, -1e9f, 1e9f, 11, 11, 15, 60, 11, 17);
    }

    @Test
    void should_refuse_a_model_without_a_check() {
        RepeatableStep step = RepeatableStep.of(
                        new Filling(SelfMaps.named("a", "b", "c"), null, PlausibleRowsTest::means), 0)
                .replacing(Replaced.IMPLAUSIBLE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> step.apply(new float[3]))
                .withMessageContaining("train it with a Filling");
    }
}
