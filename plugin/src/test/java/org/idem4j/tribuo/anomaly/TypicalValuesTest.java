package org.idem4j.tribuo.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TypicalValuesTest {

    /** A row's score is |a − 2| + 10·|b − c|. */
    private static final Function<float[], double[]> SCORE = rows -> {
        double[] scores = new double[rows.length / 3];
        Arrays.setAll(
                scores, i -> Math.abs(rows[3 * i] - 2) + 10 * Math.abs((double) rows[3 * i + 1] - rows[3 * i + 2]));
        return scores;
    };

    @Test
    void should_be_the_middles_of_nine_equal_parts() {
        float[] rows = new float[36];
        for (int row = 0; row < 18; row++) {
            rows[2 * row] = 17 - row;
            rows[2 * row + 1] = 100 + row;
        }

        assertThat(TypicalValues.of(rows, 2).values())
                .containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 101, 103, 105, 107, 109, 111, 113, 115, 117);
        assertThat(TypicalValues.of(new float[] {4, 5}, 2).values()).hasSize(18).contains(4, 5);
    }

    @Test
    void should_tell_by_how_much_a_score_falls_by_the_best_value_of_a_cell() {
        TypicalValues typical = new TypicalValues(3, new float[] {1, 3, 0, 5, 2, 4});

        double[] falls = typical.contributions(SCORE, new float[] {9, 5, 3, 2, 5, 5});

        // 7 + 20: a may be 1 or 3, b 0 or 5, c 2 or 4. The second row can't be better.
        assertThat(falls).containsExactly(new double[] {6, 0, 10, 0, 0, 0}, within(1e-9));
    }

    @Test
    void should_tell_nothing_of_a_row_without_a_score() {
        TypicalValues typical = new TypicalValues(3, new float[] {1, 3, 0, 5, 2, 4});

        assertThat(typical.contributions(SCORE, new float[] {Float.NaN, 1, 1})).containsOnly(Double.NaN);
    }

    @Test
    void should_follow_its_columns_into_another_order() {
        TypicalValues typical = new TypicalValues(3, new float[] {1, 3, 0, 5, 2, 4});

        assertThat(typical.reordered(new int[] {2, 0, 1}))
                .isEqualTo(new TypicalValues(3, new float[] {2, 4, 1, 3, 0, 5}));
    }

    @Test
    void should_refuse_what_does_not_fit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TypicalValues(2, new float[3]))
                .withMessageContaining("3 typical values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TypicalValues(2, new float[] {1, 2, 3, Float.NaN}))
                .withMessageContaining("column 2 is NaN");
        assertThatIllegalStateException()
                .isThrownBy(() -> new TypicalValues(3, new float[0]).contributions(SCORE, new float[3]))
                .withMessageContaining("train it again");
    }
}
