package org.idem4j.tribuo.experiment.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.List;
import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    @Test
    void should_take_a_part_of_the_step() {
        Recurrence half = new Recurrence("half", Corrector.mcWeeny(), 0.5);

        assertThat(half.coefficients()).isEqualTo(List.of(0.5, 1.5, -1.0));
        assertThat(half.title()).isEqualTo("order 2, γ = 0.5");
        assertThat(half.formula("K")).isEqualTo("0.5K + 1.5K² − K³");
    }

    @Test
    void should_name_other_correctors_by_their_polynomial() {
        Recurrence other = new Recurrence("other", Corrector.family(1), 1);

        assertThat(other.title()).contains("x^4");
        assertThat(other.formula("λ")).isEqualTo("4λ² − 4λ³ + λ⁴");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void should_refuse_other_steps(double damping) {
        assertThatThrownBy(() -> new Recurrence("r", Corrector.mcWeeny(), damping))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("above 0 and at most 1");
    }
}
