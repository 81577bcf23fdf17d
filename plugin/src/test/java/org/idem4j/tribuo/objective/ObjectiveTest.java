package org.idem4j.tribuo.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A list of weighted terms")
class ObjectiveTest {

    private static final Term MODIFIED = new ModifiedIdempotence(Corrector.mcWeeny(), GradientScale.MEAN);

    private final WeightedTerm reconstruction = new Reconstruction().times(2);
    private final WeightedTerm idempotence = MODIFIED.times(3).on(Inputs.NOISE).within(0.5);
    private final WeightedTerm tightness =
            new Tightness(Double.POSITIVE_INFINITY).times(0.1).on(Inputs.OWN_OUTPUTS);

    @Test
    void should_leave_out_what_has_no_weight() {
        Objective objective = Objective.of(new Reconstruction().times(0), idempotence);

        assertThat(objective.terms()).containsExactly(idempotence);
        assertThat(objective.weight("reconstruction")).isZero();
        assertThat(objective.weight("idempotence")).isEqualTo(3);
    }

    @Test
    void should_want_the_rows_of_its_terms_alone() {
        assertThat(Objective.of(reconstruction).needsData()).isTrue();
        assertThat(Objective.of(reconstruction).needsNoise()).isFalse();
        assertThat(Objective.of(idempotence).needsData()).isFalse();
        assertThat(Objective.of(idempotence).needsNoise()).isTrue();
        assertThat(Objective.of(tightness).needsNoise()).isTrue();
        assertThat(Objective.of(reconstruction, tightness).needsData()).isTrue();
    }

    @Test
    void should_ease_everything_but_the_reconstruction() {
        Objective eased = Objective.of(reconstruction, idempotence, tightness).easedBy(0.25);

        assertThat(eased.terms())
                .containsExactly(
                        reconstruction,
                        MODIFIED.times(0.75).on(Inputs.NOISE).within(0.5),
                        new Tightness(Double.POSITIVE_INFINITY).times(0.025).on(Inputs.OWN_OUTPUTS));
    }

    @Test
    void should_refuse_what_is_no_objective() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.of(new Reconstruction().times(0)))
                .withMessageContaining("needs a term");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objective.of(idempotence, new OrdinaryIdempotence().times(1)))
                .withMessageContaining("have one name in [idempotence, idempotence]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODIFIED.times(Double.NaN))
                .withMessageContaining("weight of the term 'idempotence' must be finite and not negative, but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reconstruction.within(-1))
                .withMessageContaining("trust radius of the term 'reconstruction'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reconstruction.on())
                .withMessageContaining("at no inputs");
    }
}
