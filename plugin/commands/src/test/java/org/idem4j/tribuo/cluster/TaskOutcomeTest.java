package org.idem4j.tribuo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the one who began a run is told of a worker's failure. */
class TaskOutcomeTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new UncheckedIOException(new NoSuchFileException("/data/rows.csv")),
                        IllegalArgumentException.class,
                        "/data/rows.csv is not there. What a configuration names by a property that is a path is sent to the"
                                + " workers; anything else must be at the same place on each of them."),
                Arguments.of(new IllegalArgumentException("too wide"), IllegalArgumentException.class, "too wide"),
                Arguments.of(new IllegalStateException("no sum"), IllegalStateException.class, "no sum"),
                Arguments.of(new IOException("torn"), IllegalStateException.class, "java.io.IOException: torn"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void should_name_point_worker_cause_and_remedy(Exception failure, Class<?> thrown, String words) {
        TaskOutcome outcome = TaskOutcome.failed("node3 (executor 7)", failure);

        assertThatThrownBy(() -> outcome.require("rank-3"))
                .isInstanceOf(thrown)
                .hasMessage("The point rank-3 failed on node3 (executor 7): " + words);
    }

    @Test
    void should_hold_what_a_file_is_to_hold() {
        assertThat(TaskOutcome.done("node3", new byte[] {1, 2}).require("rank-3"))
                .containsExactly(1, 2);
    }
}
