package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class ServerExportTest extends CommandTest {

    @Test
    void should_write_a_folder_for_each_server_from_a_trained_model() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        Path model = output.resolve("model.tribuo");

        for (String server : new String[] {"triton", "djl-serving", "kserve"}) {
            Path repair = folder.resolve(server).resolve("repair");
            assertThat(run("export", "--model", model, "-o", repair, "--for", server))
                    .as(() -> err)
                    .isZero();
            assertThat(out).contains("Wrote " + repair);
            Path file = repair.resolve(server.equals("djl-serving") ? "repair/repair.onnx" : "repair/1/model.onnx");
            assertThat(file).hasBinaryContent(Files.readAllBytes(output.resolve("model.onnx")));
            assertThat(repair.resolve("README.md")).content().contains("v2/models/repair/infer");
        }
        assertThat(folder.resolve("triton/repair/repair/config.pbtxt"))
                .content()
                .contains("dynamic_batching", "dims: [ 16 ]");
    }

    @Test
    void should_refuse_a_server_that_is_none_and_a_file_in_the_folders_place() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        Path model = output.resolve("model.tribuo");
        Path old = file("old.onnx", "old and good");

        assertFails(
                run("export", "--model", model, "-o", folder.resolve("x"), "--for", "torchserve"),
                2,
                "'torchserve'",
                "triton, djl-serving, kserve");
        assertThat(folder.resolve("x")).doesNotExist();
        assertFails(
                run("export", "--model", model, "-o", old, "--for", "triton"),
                2,
                "--for writes a folder",
                "old.onnx is a file");
        assertThat(old).hasContent("old and good");
    }
}
