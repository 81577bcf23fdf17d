package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The experiments that take seconds, as a user runs them. */
class PaperFiguresTest extends CommandTest {

    @ParameterizedTest
    @CsvSource({
        "figure1, --@figure1.samples 50",
        "figure2, --@figure2.spacing 0.05 --@figure2.recurrences order2",
        "stability, --@stability.sizes 4 --@stability.trials 2 --@stability.norms 0.1",
        "table1, --@table1.networks B1",
        "autodiff, --@autodiff.seed 5"
    })
    void should_write_data_pictures_and_a_report(String name, String overrides) throws IOException {
        Path output = folder.resolve(name);
        List<Object> arguments = new ArrayList<>(List.of("experiment", name, "--output", output));
        arguments.addAll(List.of(overrides.split(" ")));

        assertThat(run(arguments.toArray())).as(err).isZero();

        assertThat(output.resolve(name + ".csv")).exists();
        assertThat(output.resolve(name + ".json")).exists();
        try (var files = Files.list(output)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).anyMatch(file -> file.endsWith(".svg")).anyMatch(file -> file.endsWith(".png"));
        }
        assertThat(Files.readString(output.resolve("report.html")))
                .contains("<svg")
                .doesNotContain("src=\"http");
        assertThat(out).contains("Look: ");
    }
}
