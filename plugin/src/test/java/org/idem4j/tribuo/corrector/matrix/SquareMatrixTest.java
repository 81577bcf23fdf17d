package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SquareMatrixTest {

    @Test
    void should_tell_its_distance_from_half_the_identity() {
        SquareMatrix k = SquareMatrix.of(Matrices.dense(new double[][] {{1.5, 2}, {2, 4.5}}));

        assertThat(k.fromHalf()).isEqualTo(5); // 1 + 4 + 4 + 16
    }
}
