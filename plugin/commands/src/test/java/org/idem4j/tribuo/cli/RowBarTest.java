package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowBarTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private long now = 5 * SECOND;

    private RowBar bar(boolean terminal) {
        return new RowBar("reading t.csv", new PrintStream(told, true, StandardCharsets.UTF_8), terminal, () -> now);
    }

    private void at(RowBar bar, double seconds, long rows, double share) {
        now = (long) ((5 + seconds) * SECOND);
        bar.at(rows, share);
    }

    @Test
    void should_tell_the_time_left_after_a_second_and_every_ten_then() {
        try (RowBar bar = bar(false)) {
            at(bar, 0.9, 1_000, 0.1);
            assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
            at(bar, 1, 20_000, 0.2);
            at(bar, 5, 90_000, 0.5);
            at(bar, 12, 240_000, 0.75);
        }
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "reading t.csv: 20,000 rows, 20 %, about 4 s left",
                        "reading t.csv: 240,000 rows, 75 %, about 4 s left");
    }

    @Test
    void should_tell_rows_alone_where_nobody_knows_how_many_there_are() {
        for (boolean terminal : new boolean[] {false, true}) {
            now = 5 * SECOND;
            told.reset();
            try (RowBar bar = bar(terminal)) {
                at(bar, 2, 20_000, Double.NaN);
            }
            assertThat(told.toString(StandardCharsets.UTF_8).lines()).containsExactly("reading t.csv: 20,000 rows");
        }
    }
}
