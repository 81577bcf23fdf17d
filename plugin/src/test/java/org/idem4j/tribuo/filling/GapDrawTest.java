package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GapDrawTest {

    private static int gaps(float[] rows, int from, int to) {
        int gaps = 0;
        for (int i = from; i < to; i++) {
            gaps += Float.isNaN(rows[i]) ? 1 : 0;
        }
        return gaps;
    }

    @Test
    void should_hide_at_least_one_known_cell_and_leave_at_least_one() {
        int n = 3;
        float[] rows = new float[3000];
        for (int row = 0; row < 1000; row += 2) {
            rows[row * n + 1] = Float.NaN;
        }
        for (GapDraw draw : new GapDraw[] {new GapDraw(0, 0), new GapDraw(0.99, 0.99), new GapDraw(0.05, 0.5)}) {
            float[] gapped = draw.gapped(rows, n, new SplittableRandom(1));
            for (int row = 0; row < 1000; row++) {
                int before = gaps(rows, row * n, (row + 1) * n);
                assertThat(gaps(gapped, row * n, (row + 1) * n)).isBetween(before + 1, n - 1);
            }
        }
    }

    @Test
    void should_hide_the_share_that_it_says_and_leave_the_rows_alone() {
        int n = 40;
        float[] rows = new float[4000 * n];
        Arrays.fill(rows, 7);

        float[] gapped = new GapDraw(0.05, 0.5).gapped(rows, n, new SplittableRandom(2));

        double share = gaps(gapped, 0, gapped.length) / (double) gapped.length;
        // The share's own deviation is .45/√12 = .13 a row: five standard errors of 4,000 rows.
        assertThat(share).isCloseTo(0.275, within(5 * 0.13 / Math.sqrt(4000)));
        assertThat(gaps(rows, 0, rows.length)).isZero();
        assertThat(gapped).doesNotContain(0f);
    }
}
