package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final float[] TRUTH = {0, 0, 1, 0, 0, 1, 10, 10, 11, 10};

    @Test
    void should_find_the_nearest_and_how_far_it_is() {
        float[] rows = {0.1f, 0.9f, 30, 10};

        assertThat(Neighbours.nearest(rows, TRUTH, 2)).containsExactly(2, 4);
        assertThat(Neighbours.distance(rows, TRUTH, 2)).isCloseTo((0.1 + 19 / Math.sqrt(2)) / 2, within(1e-6));
    }

    /** Rows of more columns than are looked at at once, the nearest of which seem far away at first, or near. */
    @Test
    void should_find_the_nearest_of_long_rows() {
        float[] row = new float[150];
        float[] others = new float[450];
        others[0] = 3; // far in its first columns alone: 9
        others[150 + 149] = 2; // far in its last column: 4
        others[300 + 60] = 1;
        others[300 + 140] = 1; // 2

        assertThat(Neighbours.nearest(row, others, 150)).containsExactly(2);
        assertThat(Neighbours.distance(row, others, 150)).isCloseTo(Math.sqrt(2.0 / 150), within(1e-12));
    }

    /** The first neighbours are 1 away in each group; a drawn row at (0, 1.5) is within that of (0, 1) alone. */
    @Test
    void should_count_the_true_rows_that_a_drawn_one_is_near_to() {
        assertThat(Neighbours.coverage(TRUTH, new float[] {0, 1.5f}, 2, 1)).isCloseTo(0.2, within(1e-12));
        assertThat(Neighbours.coverage(TRUTH, new float[] {0.5f, 0.3f, 10.5f, 10}, 2, 1))
                .isCloseTo(1, within(1e-12));
        assertThat(Neighbours.coverage(TRUTH, new float[] {50, 50}, 2, 1)).isZero();
    }

    @Test
    void should_know_how_many_classes_there_are() {
        assertThat(SampleMeasures.effective(new double[] {5, 5, 0, 5, 5}, 20)).isCloseTo(4, within(1e-12));
        assertThat(SampleMeasures.effective(new double[] {20, 0}, 20)).isCloseTo(1, within(1e-12));
        assertThat(SampleMeasures.effective(new double[2], 0)).isZero();
    }
}
