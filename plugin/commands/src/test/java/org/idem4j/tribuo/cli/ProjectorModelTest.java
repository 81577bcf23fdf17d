package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Training by the configuration of projector networks that a user copies, but for its length and size. */
@Tag("training")
class ProjectorModelTest extends CommandTest {

    private int trainProjector(Path output, Object... more) {
        return run(Stream.concat(
                        Stream.of(
                                "train",
                                "--allow-worse",
                                "--output",
                                output,
                                "--config-file",
                                ROOT.resolve("config/projector.xml"),
                                "--@train.path",
                                ROOT.resolve("test-data/sensors-test-clean.csv"),
                                "--@test.path",
                                ROOT.resolve("test-data/sensors-test-corrupted.csv"),
                                "--@test.targetPath",
                                ROOT.resolve("test-data/sensors-test-clean.csv"),
                                "--@trainer.epochs=2",
                                "--@network.couplings=2",
                                "--@network.hidden=6"),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void should_find_a_rank_say_which_and_be_idempotent() throws IOException {
        Path output = folder.resolve("out");

        int code = trainProjector(output);

        assertThat(code).as(() -> err).isZero();
        assertThat(out)
                .containsPattern("Rank of the projector: \\d+ \\(errors of the ranks tried.*1: 0\\.\\d{4}, 2: 0");
        assertThat(Files.readString(output.resolve("report.html"))).contains("rank of the projector", "ranks tried");
        assertThat(Files.readString(output.resolve("provenance.json"))).contains("rank-trials");
        JsonNode metrics =
                new ObjectMapper().readTree(output.resolve("metrics.json").toFile());
        assertThat(metrics.get("relative_gap").asDouble()).isLessThan(1e-5);
    }

    @Test
    void should_not_train_the_same_again_as_a_baseline() {
        assertThat(trainProjector(folder.resolve("out"), "--baseline", "--@network.rank=2"))
                .as(() -> err)
                .isZero();

        assertThat(err).contains("No baseline", "idempotenceWeight is 0").doesNotContain("without idempotence: epoch");
        assertThat(out).contains("this model").doesNotContain("without idempotence");
    }
}
