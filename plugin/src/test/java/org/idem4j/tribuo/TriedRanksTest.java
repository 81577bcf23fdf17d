package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is said of the ranks that were tried")
class TriedRanksTest {

    private static String trials(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(rank -> rank + ": 0.5").collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 2 | 1, 2, 3",
                "12 | 12 | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
                "199 | 190 | 1, … 188, 189, 190, 191, 192, … 199",
                "199 | 1 | 1, 2, 3, … 199",
                "199 | 198 | 1, … 196, 197, 198, 199",
                "20 | unknown | 1, 2, 3, … 20",
            })
    void should_be_the_first_the_last_and_those_about_the_one_taken(int count, String rank, String told) {
        String line = TriedRanks.of(rank, trials(count));

        String errors = line.substring((rank + " (errors of the ranks tried, on held-out rows: ").length());
        assertThat(line).startsWith(rank + " (errors of the ranks tried, on held-out rows: ");
        assertThat(errors.replace(": 0.5", "")).isEqualTo(told + ")");
    }
}
