package org.idem4j.tribuo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {

    private static final List<String> TERMS = List.of("reconstruction", "gap");

    private final Losses losses = new Losses(TERMS, 2, 0.5);

    @Test
    void should_go_by_the_names_of_their_terms() {
        assertThat(losses.names()).isEqualTo(TERMS);
        assertThat(losses.first()).isEqualTo(2);
        assertThat(losses.of("gap")).isEqualTo(0.5);
        assertThat(losses.of("tightness")).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Losses(TERMS, 1))
                .withMessageContaining("1 losses");
    }

    @Test
    void should_be_reckoned_term_by_term() {
        Losses other = new Losses(TERMS, 1, 3);

        assertThat(losses.plus(other)).isEqualTo(new Losses(TERMS, 3, 3.5));
        assertThat(losses.lower(other)).isEqualTo(new Losses(TERMS, 1, 0.5));
        assertThat(losses.atLeast(1)).isEqualTo(new Losses(TERMS, 2, 1));
        assertThat(losses.times(4)).isEqualTo(new Losses(TERMS, 8, 2));
        assertThat(Losses.all(TERMS, 7)).isEqualTo(new Losses(TERMS, 7, 7));
        assertThat(losses).isEqualTo(new Losses(TERMS, 2, 0.5)); // left as they were
    }

    @Test
    void should_be_above_limits_if_one_of_them_is() {
        assertThat(losses.anyAbove(new Losses(TERMS, 2, 0.5))).isFalse();
        assertThat(losses.anyAbove(new Losses(TERMS, 2, 0.4))).isTrue();
        assertThat(losses.anyAbove(new Losses(TERMS, 1, 9))).isTrue();
        assertThat(Losses.all(TERMS, Double.NaN).anyAbove(losses)).isFalse();
    }

    @Test
    void should_be_finite_only_together() {
        assertThat(losses.finite()).isTrue();
        assertThat(new Losses(TERMS, 1, Double.NaN).finite()).isFalse();
        assertThat(new Losses(TERMS, Double.POSITIVE_INFINITY, 1).finite()).isFalse();
    }

    @Test
    void should_equal_losses_of_the_same_names_and_values() {
        assertThat(losses)
                .hasSameHashCodeAs(new Losses(TERMS, 2, 0.5))
                .isNotEqualTo(new Losses(TERMS, 2, 0.25))
                .isNotEqualTo(new Losses(List.of("reconstruction", "tightness"), 2, 0.5))
                .isNotEqualTo("losses");
        assertThat(losses.hashCode()).isNotEqualTo(new Losses(TERMS, 2, 0.25).hashCode());
        assertThat(losses.toString()).contains("reconstruction").contains("0.5");
    }
}
