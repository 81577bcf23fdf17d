package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands as a user does, in this JVM. */
abstract class CommandTest {

    static final Path ROOT = Path.of("../..");

    @TempDir
    Path folder;

    String out;
    String err;

    int run(Object... arguments) {
        StringWriter written = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        int code =
                Idem4j.run(new PrintWriter(written, true), new PrintWriter(errors, true), words.toArray(String[]::new));
        out = written.toString();
        err = errors.toString();
        return code;
    }

    /** A small configuration on the project's own table, and what is to be different in it. */
    List<Object> small(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "--config-file",
                ROOT.resolve("config/quickstart.xml"),
                "--@train.path",
                ROOT.resolve("test-data/sensors-train.csv"),
                "--@test.path",
                ROOT.resolve("test-data/sensors-test-corrupted.csv"),
                "--@test.targetPath",
                ROOT.resolve("test-data/sensors-test-clean.csv"),
                "--@trainer.epochs",
                "2",
                "--@network.hidden",
                "16"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Trains on a small configuration, whose model needs to be no good. */
    int train(Path output, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", "--allow-worse", "--output", output));
        arguments.addAll(small(more));
        return run(arguments.toArray());
    }

    void assertFails(int code, int expected, String... messages) {
        assertThat(err).as("standard error").contains(messages).startsWith("error: ");
        assertThat(err).doesNotContain("\tat ");
        assertThat(code).isEqualTo(expected);
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
