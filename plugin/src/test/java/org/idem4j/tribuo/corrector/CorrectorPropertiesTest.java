package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class CorrectorPropertiesTest {

    @Property
    void should_square_the_distance_from_idempotence(@ForAll @DoubleRange(min = -0.2, max = 1.2) double x) {
        // With E = x² − x and x' = 3x² − 2x³: x'² − x' = E²(4E − 3).
        double e = x * x - x;
        double corrected = Corrector.mcWeeny().apply(x);

        assertThat(corrected * corrected - corrected).isCloseTo(e * e * (4 * e - 3), within(1e-12));
    }
}
