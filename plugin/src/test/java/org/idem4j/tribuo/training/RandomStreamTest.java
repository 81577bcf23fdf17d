package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A random stream that tells its place")
class RandomStreamTest {

    /** Values of all kinds, each a thousand times over. */
    private static double[] values(RandomGenerator random) {
        byte[] bytes = new byte[11];
        double[] values = new double[8_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (i % 8) {
                case 0 -> random.nextInt();
                case 1 -> random.nextLong();
                case 2 -> random.nextInt(1 + i);
                case 3 -> random.nextGaussian();
                case 4 -> random.nextDouble();
                case 5 -> random.nextFloat();
                case 6 -> random.nextBoolean() ? 1 : 0;
                default -> {
                    random.nextBytes(bytes);
                    yield Arrays.hashCode(bytes);
                }
            };
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 12345, Long.MIN_VALUE})
    void should_give_the_bits_of_javas_own(long seed) {
        RandomStream stream = new RandomStream(seed);
        SplittableRandom javas = new SplittableRandom(seed);

        for (int split = 0; split < 50; split++) {
            assertThat(values(stream.split())).isEqualTo(values(javas.split()));
        }
        assertThat(values(stream.split().split()))
                .isEqualTo(values(javas.split().split()));
        assertThat(values(stream)).isEqualTo(values(javas));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7})
    void should_go_on_from_any_place(long seed) {
        RandomStream stream = new RandomStream(seed).split();
        values(stream);
        long place = stream.draws();
        double[] next = values(stream);

        RandomStream again = new RandomStream(seed).split();
        again.seek(place);

        assertThat(place).isGreaterThan(8_000);
        assertThat(values(again)).isEqualTo(next);
    }
}
