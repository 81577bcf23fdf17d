package org.idem4j.onnx.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CellCheckTest {

    private static final float NAN = Float.NaN;
    private static final float WIDE = 100;

    /** Of three columns of variance 1, each pair of correlation 0.9: Λ = 10 I − (90/28) 11ᵀ, in raw units shifted by 10. */
    static final CellCheck CHECK = check(3, new float[] {3, 3, 3}, -WIDE, WIDE);

    private static CellCheck check(int rows, float[] thresholds, float lowest, float highest) {
        float scale = (float) Math.sqrt(10 - 90 / 28.0);
        float off = (float) (-90 / 28.0 / (10 - 90 / 28.0));
        return new CellCheck(
                .99,
                rows,
                new float[] {10, 10, 10},
                new float[] {scale, scale, scale},
                new float[] {1, off, off, off, 1, off, off, off, 1},
                thresholds,
                new float[] {lowest, lowest, lowest},
                new float[] {highest, highest, highest});
    }

    /** The conditional distribution of one given two of correlation ρ: mean 2ρ/(1+ρ) of their mean, variance 1 − 2ρ²/(1+ρ). */
    @Test
    void should_measure_each_cell_by_what_the_others_let_expect() {
        float[] distances = CHECK.distances(new float[] {11, 11, 13, NAN, 11, 13});

        double rho = .9;
        double of3 = Math.sqrt(1 - 2 * rho * rho / (1 + rho));
        assertThat(distances[2]).isCloseTo((float) ((3 - 2 * rho / (1 + rho)) / of3), within(1e-4f));
        assertThat(distances[3]).isNaN();
        double of2 = Math.sqrt(1 - rho * rho);
        assertThat(distances[4]).isCloseTo((float) ((1 - rho * 3) / of2), within(1e-4f));
        assertThat(distances[5]).isCloseTo((float) ((3 - rho) / of2), within(1e-4f));
    }

    @Test
    void should_accuse_the_odd_cell_alone() {
        float[] rows = {11, 11, 15, 11, 11.2f, 10.9f, 15, 15, 11};
        float[] given = rows.clone();

        assertThat(CHECK.implausible(rows))
                .containsExactly(false, false, true, false, false, false, false, false, true);
        assertThat(rows).isEqualTo(given);
    }

    @Test
    void should_take_out_what_is_beyond_its_range_before_the_others_are_judged() {
        float[] rows = {11, 1e30f, 11, Float.NEGATIVE_INFINITY, 11, 15, 11, 101, NAN};

        assertThat(CHECK.implausible(rows)).containsExactly(false, true, false, true, false, true, false, true, false);
        assertThat(CHECK.outOfRange(NAN, 0)).isFalse();
    }

    @Test
    void should_give_up_at_half_of_a_row() {
        boolean[] found = CHECK.implausible(new float[] {5, 10, 15});

        assertThat(found[0] ^ found[2]).isTrue();
        assertThat(found[1]).isFalse();
    }

    @Test
    void should_follow_the_columns_and_come_back_from_metadata_with_every_bit() {
        CellCheck uneven = new CellCheck(
                .9,
                5,
                new float[] {1, 2},
                new float[] {3, 4},
                new float[] {1, .5f, .25f, 1},
                new float[] {5, 6},
                new float[] {-7, -8},
                new float[] {9, 10});
        CellCheck turned = uneven.reordered(new int[] {1, 0});
        RepairFacts facts = RepairFacts.NONE.with(uneven);

        assertThat(turned.means()).containsExactly(2, 1);
        assertThat(turned.scales()).containsExactly(4, 3);
        assertThat(turned.coupling()).containsExactly(1, .25f, .5f, 1);
        assertThat(turned.thresholds()).containsExactly(6, 5);
        assertThat(turned.lowest()).containsExactly(-8, -7);
        assertThat(turned.highest()).containsExactly(10, 9);
        assertThat(turned.reordered(new int[] {1, 0})).isEqualTo(uneven).isNotEqualTo(turned);
        assertThat(RepairMetadata.decode(RepairMetadata.encode(facts), 2)).isEqualTo(facts);
        assertThat(facts.reordered(new int[] {1, 0}).check()).isEqualTo(turned);
    }

    @Test
    void should_refuse_what_is_no_check() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(0, new float[] {3, 3, 3}, 0, 1))
                .withMessageContaining("at least one row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(1, new float[] {3, 3}, 0, 1))
                .withMessageContaining("as many scales, thresholds and bounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(1, new float[] {3, NAN, 3}, 0, 1))
                .withMessageContaining("Column 1")
                .withMessageContaining("threshold NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(1, new float[] {3, 3, 3}, 2, 1))
                .withMessageContaining("range 2.0 to 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECK.implausible(new float[] {1, 2}))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepairFacts.NONE.with(CHECK).requireDimension(4))
                .withMessageContaining("check of cells is of 3 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepairMetadata.decode(Map.of("idem4j.cell_check", "{\"level\":.9}"), 3))
                .withMessageContaining("idem4j.cell_check");
    }
}
