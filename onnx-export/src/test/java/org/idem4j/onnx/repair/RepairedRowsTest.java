package org.idem4j.onnx.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RepairedRowsTest {

    private static final float NAN = Float.NaN;

    @Test
    void should_tell_the_change_of_each_cell_and_which_count() {
        RepairedRows rows = new RepairedRows(new float[] {1, 2, NAN, 4, 5, 6}, new float[] {1.5f, 2, 3, 4, 4.75f, NAN});

        assertThat(rows.changes()).containsExactly(.5f, 0, NAN, 0, -.25f, NAN);
        assertThat(rows.mask(new float[] {.5f, .2f})).containsExactly(0, 0, 1, 0, 0, 1);
        assertThat(rows.mask(new float[] {.2f, .2f})).containsExactly(1, 0, 1, 0, 1, 1);
        assertThat(rows.mask(new float[] {0, 0})).containsExactly(1, 0, 1, 0, 1, 1);
    }

    @Test
    void should_refuse_rows_of_different_shapes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepairedRows(new float[4], new float[6]))
                .withMessageContaining("4 values became 6");
    }
}
