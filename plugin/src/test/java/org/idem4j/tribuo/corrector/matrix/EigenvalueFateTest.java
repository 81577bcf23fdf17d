package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.junit.jupiter.api.Test;

class EigenvalueFateTest {

    private static EigenvalueFate ofExact(double eigenvalue) {
        List<FixedPoint> fixedPoints =
                CorrectorProperties.of(Corrector.mcWeeny()).fixedPoints();
        return EigenvalueFate.of(Corrector.mcWeeny(), fixedPoints, Complex.ofCartesian(eigenvalue, 0), 0);
    }

    @Test
    void should_count_the_steps_to_where_the_end_is_plain() {
        assertThat(ofExact(0.5).steps()).isZero();
        assertThat(ofExact(0.5).end()).isEqualTo(EigenvalueFate.End.OTHER_FIXED_POINT);
        assertThat(ofExact(-0.5).steps()).isEqualTo(1); // 3/4 + 1/4
        assertThat(ofExact(1e200).steps()).isEqualTo(1);
        assertThat(ofExact(1e200).end()).isEqualTo(EigenvalueFate.End.INFINITY);
    }

    /** (1 ± √5)/2 are swapped for ever, which doubles leave sooner or later. */
    @Test
    void should_lose_sight_of_an_exact_eigenvalue_by_the_rounding_of_the_steps() {
        assertThat(ofExact((1 + Math.sqrt(5)) / 2).end()).isEqualTo(EigenvalueFate.End.UNDECIDED);
    }
}
