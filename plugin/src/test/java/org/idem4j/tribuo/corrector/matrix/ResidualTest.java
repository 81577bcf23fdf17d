package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResidualTest {

    @Test
    void should_name_the_smallest_norm() {
        assertThat(new Residual(1, 2, 3).nameOfSmallest()).isEqualTo("1-norm");
        assertThat(new Residual(2, 1, 3).nameOfSmallest()).isEqualTo("∞-norm");
        assertThat(new Residual(3, 2, 1).nameOfSmallest()).isEqualTo("Frobenius norm");
    }
}
