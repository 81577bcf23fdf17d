package org.idem4j.tribuo.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of("epochs", "batchSize", "seed", "shuffle", "network", "gradient");

    @ParameterizedTest
    @CsvSource({
        "epocs, epochs", // left out
        "epochss, epochs", // put in
        "epokhs, epochs", // exchanged
        "epohcs, epochs", // in the wrong order: one slip
        "EPOCHS, epochs",
        "batch_size, batchSize",
        "sede, seed",
        "netwrok, network"
    })
    void should_forgive_a_slip(String given, String meant) {
        assertThat(NearestName.of(given, NAMES)).contains(meant);
        assertThat(NearestName.hint(given, NAMES)).isEqualTo(" Did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"learningRate", "x", "''", "sh"})
    void should_guess_nothing_far_away(String given) {
        assertThat(NearestName.of(given, NAMES)).isEmpty();
        assertThat(NearestName.hint(given, NAMES)).isEmpty();
    }

    @Test
    void should_not_measure_what_is_no_name() {
        assertThat(NearestName.of("e".repeat(100_000), List.of("e".repeat(99_999))))
                .isEmpty();
    }

    @Test
    void should_take_the_nearest_and_of_equals_the_first() {
        assertThat(NearestName.of("tst", List.of("test", "text", "tests"))).contains("test");
        assertThat(NearestName.of("abcx", List.of("abcz", "abcy"))).contains("abcy");
    }
}
