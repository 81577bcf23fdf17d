package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a JVM loads that only serves: neither DL4J nor ND4J. */
@Tag("training")
class ColdStartTest extends CommandTest {

    /** The classes that a JVM of its own loads, and what it says. */
    private record Started(List<String> classes, String said) {}

    /** Runs a command as a user does. */
    private Started start(Object... command) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String quoted = '"' + classPath.replace("\\", "/") + '"';
        Path arguments = file("arguments", "-Xshare:auto -cp " + quoted + ' ' + Idem4j.class.getName());
        List<String> words = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded + ":none",
                "-Didem4j.natives=" + folder.resolve("natives"),
                "@" + arguments));
        for (Object word : command) {
            words.add(word.toString());
        }
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return new Started(Files.readAllLines(loaded), said);
    }

    @Test
    void should_need_no_dl4j_to_serve_an_onnx_file() throws IOException, InterruptedException {
        Path rows = ROOT.resolve("test-data/sensors-test-clean.csv");
        assertThat(run(
                        "train",
                        "--allow-worse",
                        "--config-file=" + ROOT.resolve("config/anomaly.xml"),
                        "--output=" + folder,
                        "--@normal.path=" + ROOT.resolve("test-data/sensors-train.csv"),
                        "--@clean.path=" + rows,
                        "--@damaged.path=" + ROOT.resolve("test-data/sensors-test-corrupted.csv"),
                        "--@selfMap.epochs=1",
                        "--@network.couplings=4"))
                .as(err)
                .isZero();
        Path model = folder.resolve("model.onnx");
        Path output = folder.resolve("out.csv");

        assertServedAlone(start("predict", "--model", model, "--input", rows, "--output", output));
        assertServedAlone(start("score", "--model", model, "--input", rows, "--output", output));
        assertServedAlone(start("evaluate", "--model", model, "--data", rows));
        assertThat(folder.resolve("natives"))
                .as("the runtime's libraries, kept")
                .isNotEmptyDirectory();
    }

    private static void assertServedAlone(Started started) {
        assertThat(started.classes()).anyMatch(line -> line.startsWith("ai.onnxruntime."));
        assertThat(started.classes()).noneMatch(line -> line.matches("org\\.(nd4j|deeplearning4j|bytedeco)\\..*"));
    }

    @Test
    void should_make_no_more_than_the_command_that_is_asked_for() throws IOException, InterruptedException {
        Started help = start("--help");

        assertThat(help.said()).contains("describe    Says what a table is", "ansatz      Derives");
        assertThat(help.classes())
                .noneMatch(line -> line.matches(
                        "(org\\.tribuo|com\\.google|ai\\.onnxruntime|java\\.util\\.logging\\.ConsoleH).*"));
    }
}
