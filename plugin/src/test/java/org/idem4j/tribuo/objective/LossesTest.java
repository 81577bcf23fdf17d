package org.idem4j.tribuo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Losses by the names of their terms")
class LossesTest {

    private static final List<String> TERMS = List.of("reconstruction", "likelihood");

    private final Losses losses = new Losses(TERMS, 3, 8);

    @Test
    void should_be_found_by_name() {
        assertThat(losses.of("likelihood")).isEqualTo(8);
        assertThat(losses.of("idempotence")).isNaN();
        assertThat(losses.first()).isEqualTo(3);
    }

    @Test
    void should_be_added_by_their_share() {
        assertThat(losses.plus(0.25, new Losses(TERMS, 4, 12))).isEqualTo(new Losses(TERMS, 4, 11));
        assertThat(losses).isEqualTo(new Losses(TERMS, 3, 8));
    }

    @Test
    void should_be_above_both_a_bound_and_a_multiple() {
        Losses other = new Losses(TERMS, 1, 2);

        assertThat(losses.anyAbove(0, 3, other)).isTrue();
        assertThat(losses.anyAbove(8, 3, other)).isFalse();
        assertThat(losses.anyAbove(0, 4, other)).isFalse();
        assertThat(new Losses(TERMS, Double.NaN, 0).anyAbove(0, 1, other)).isFalse();
        List<String> rising = List.of("reconstruction", Tightness.NAME);
        assertThat(new Losses(rising, 3, 8).anyAbove(3, 1, new Losses(rising, 1, 2)))
                .isFalse();
    }

    @Test
    void should_be_finite_together() {
        assertThat(losses.finite()).isTrue();
        assertThat(new Losses(TERMS, 1, Double.NaN).finite()).isFalse();
        assertThat(Losses.all(TERMS, Double.POSITIVE_INFINITY).finite()).isFalse();
    }

    @Test
    void should_be_as_many_as_the_terms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Losses(TERMS, 1))
                .withMessageContaining("1 losses are given for the terms [reconstruction, likelihood]");
    }

    @Test
    void should_be_the_lower_ones_term_by_term() {
        assertThat(losses.lower(new Losses(TERMS, 4, 7))).isEqualTo(new Losses(TERMS, 3, 7));
        assertThat(Losses.all(TERMS, 7)).isEqualTo(new Losses(TERMS, 7, 7));
        assertThat(losses.names()).isEqualTo(TERMS);
    }

    @Test
    void should_equal_losses_of_the_same_names_and_values() {
        assertThat(losses)
                .hasSameHashCodeAs(new Losses(TERMS, 3, 8))
                .isNotEqualTo(new Losses(TERMS, 3, 7))
                .isNotEqualTo(new Losses(List.of("reconstruction", "gap"), 3, 8))
                .isNotEqualTo("losses");
        assertThat(losses.hashCode()).isNotEqualTo(new Losses(TERMS, 3, 7).hashCode());
        assertThat(losses.toString()).contains("reconstruction").contains("8.0");
    }
}
