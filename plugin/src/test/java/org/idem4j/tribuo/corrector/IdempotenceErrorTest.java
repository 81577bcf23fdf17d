package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a corrector makes of the idempotence error E = K² − K. */
class IdempotenceErrorTest {

    static DoubleStream numbers() {
        return new SplittableRandom(11).doubles(100, -0.2, 1.2);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void should_square_the_distance_from_idempotence(double x) {
        // With E = x² − x and x' = 3x² − 2x³: x'² − x' = E²(4E − 3).
        double e = x * x - x;
        double corrected = Corrector.mcWeeny().apply(x);

        assertThat(corrected * corrected - corrected).isCloseTo(e * e * (4 * e - 3), within(1e-12));
    }
}
