package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A training that went back from divergence, as the commands tell of it")
@Tag("training")
class BackOffReportTest extends CommandTest {

    private static final Object[] TOO_LARGE = {
        "--@adam.learningRate", "30", "--@adam.schedule", "CONSTANT", "--@trainer.epochs", "8"
    };

    @Test
    void should_say_when_and_be_reproduced_to_the_last_bit() throws IOException {
        Path output = folder.resolve("out");

        assertThat(train(output, TOO_LARGE)).as(() -> err).isZero();

        String words = "diverged in epochs 1, 2 and 3 and went back, learning rate and idempotenceWeight × 1/64";
        assertThat(out).contains(words);
        assertThat(Files.readString(output.resolve("report.html"))).contains(words);
        assertThat(Files.readString(output.resolve("provenance.json"))).contains("back-off-epochs", "1,2,3");
        assertThat(run("reproduce", "--model", output.resolve("model.onnx")))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("identical");
    }

    @Test
    void should_not_be_mentioned_where_there_was_none() {
        assertThat(train(folder.resolve("out"))).as(() -> err).isZero();

        assertThat(out).doesNotContain("went back");
    }
}
