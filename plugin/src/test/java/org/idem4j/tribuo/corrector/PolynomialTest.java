package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolynomialTest {

    /** x³ − 2x² + 5x − 6. */
    private static Polynomial cubic() {
        return Polynomial.of(Corrector.of(0, 0, 1)).plus(-2, 2).plus(5, 1).plus(-6, 0);
    }

    @Test
    void should_divide_by_a_root_and_drop_the_remainder() {
        Polynomial quotient = cubic().dividedBy(3); // remainder 18

        assertThat(quotient.degree()).isEqualTo(2);
        assertThat(quotient.coefficient(2)).isEqualTo(1);
        assertThat(quotient.coefficient(1)).isEqualTo(1);
        assertThat(quotient.coefficient(0)).isEqualTo(8);
    }

    @Test
    void should_be_expanded_about_another_centre() {
        Polynomial about = cubic().around(2); // u³ + 4u² + 9u + 4

        assertThat(about.coefficient(3)).isEqualTo(1);
        assertThat(about.coefficient(2)).isEqualTo(4);
        assertThat(about.coefficient(1)).isEqualTo(9);
        assertThat(about.coefficient(0)).isEqualTo(4);
    }
}
