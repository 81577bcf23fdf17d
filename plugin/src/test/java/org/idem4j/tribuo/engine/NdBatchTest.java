package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class NdBatchTest {

    private final Batch batch = new NdBatch(Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}}));

    @Test
    void should_give_rows_whatever_the_arrays_order() {
        assertThat(new NdBatch(Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}})
                                .transpose())
                        .toFloats())
                .containsExactly(1, 3, 2, 4);
        assertThat(new NdBatch(NdBatch.arrayOf(batch).dup('f')).toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void should_compute_linear_algebra_and_leave_its_operands() {
        assertThat(batch.plus(-2, batch).toFloats()).containsExactly(-1, -2, -3, -4, -5, -6);
        assertThat(batch.times(3).toFloats()).containsExactly(3, 6, 9, 12, 15, 18);
        assertThat(batch.timesRows(new float[] {2, -1}).toFloats()).containsExactly(2, 4, 6, -4, -5, -6);
        assertThat(batch.dot(batch)).isEqualTo(91);
        assertThat(batch.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    }
}
