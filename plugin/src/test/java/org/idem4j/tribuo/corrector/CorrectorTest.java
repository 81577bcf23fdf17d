package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.tribuo.test.Helpers;

class CorrectorTest {

    @Test
    void should_keep_zero_a_half_and_one() {
        for (double fixed : new double[] {0, 0.5, 1}) {
            assertThat(Corrector.mcWeeny().apply(fixed)).isEqualTo(fixed);
        }
    }

    @Test
    void should_refuse_coefficients_that_do_not_sum_to_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrector.of(0, 3, -1))
                .withMessageContaining("sum to 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrector.of(1, 0))
                .withMessageContaining("last coefficient must not be zero");
    }

    @Test
    void should_be_rebuilt_from_its_provenance() {
        Corrector corrector = Corrector.of(0, 0, 10, -15, 6);

        Helpers.testProvenanceMarshalling(corrector.getProvenance());
        assertThat(Corrector.mcWeeny()).isEqualTo(Corrector.of(0, 3, -2)).isNotEqualTo(corrector);
        assertThat(Corrector.mcWeeny()).hasToString("+3·x^2 -2·x^3");
    }
}
