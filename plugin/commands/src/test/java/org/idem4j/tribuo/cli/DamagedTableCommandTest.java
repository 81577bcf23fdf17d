package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every command that reads a table says of one that lacks its end, and that it writes nothing. */
@Tag("training")
class DamagedTableCommandTest extends CommandTest {

    private Path cut() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(bytes)) {
            Files.copy(ROOT.resolve("test-data/sensors-test-clean.csv"), stream);
        }
        return Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() * 3 / 5));
    }

    @Test
    void should_be_refused_by_every_command() throws IOException {
        Path model = folder.resolve("trained/model.onnx");
        assertThat(train(model.getParent())).as(err).isZero();
        Path cut = cut();
        Path output = folder.resolve("out.csv");
        List<List<Object>> commands = List.of(
                List.of("describe", cut),
                List.of("train", cut, "-o", output),
                List.of("train", cut, "-o", output, "--detector"),
                List.of("predict", "--model", model, "--input", cut, "-o", output),
                List.of("score", "--model", model, "--input", cut, "-o", output),
                List.of("evaluate", "--model", model, "--data", cut, "-o", output));

        for (List<Object> command : commands) {
            assertFails(run(command.toArray()), 2, cut.toString(), "truncated or damaged", " row");
            assertThat(output).as(command.toString()).doesNotExist();
        }
    }
}
