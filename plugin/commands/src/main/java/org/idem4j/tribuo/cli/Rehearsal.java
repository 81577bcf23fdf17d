package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Goes once through what the commands do, so that the JVM can note the classes that they need: the build runs it with
 * {@code -XX:ArchiveClassesAtExit}, and later starts map those classes instead of loading them.
 */
final class Rehearsal {

    private Rehearsal() {}

    /**
     * Rehearses.
     *
     * @param arguments The folder of this project, for its configurations and test data.
     * @throws IOException If no temporary folder can be made.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("idem4j-rehearsal");
        try {
            for (List<String> command : commands(Path.of(arguments[0]), folder)) {
                run(command);
            }
        } finally {
            delete(folder);
        }
    }

    private static List<List<String>> commands(Path project, Path folder) {
        String rows = project.resolve("test-data/sensors-test-clean.csv").toString();
        String damaged = project.resolve("test-data/sensors-test-corrupted.csv").toString();
        String onnx = folder.resolve("model.onnx").toString();
        String tribuo = folder.resolve("model.tribuo").toString();
        String output = folder.resolve("out.csv").toString();
        return List.of(
                List.of(
                        "train",
                        "--config-file=" + project.resolve("config/anomaly.xml"),
                        "--output=" + folder,
                        "--allow-worse",
                        "--@normal.path=" + rows,
                        "--@clean.path=" + rows,
                        "--@damaged.path=" + damaged,
                        "--@selfMap.epochs=1",
                        "--@network.couplings=4"),
                List.of("--help"),
                List.of("predict", "--help"),
                List.of("describe", rows),
                List.of("predict", "--model", onnx, "--input", damaged, "--output", output),
                List.of("predict", "--model", tribuo, "--input", damaged, "--output", output),
                List.of("score", "--model", onnx, "--input", damaged, "--output", output),
                List.of("score", "--model", tribuo, "--input", damaged, "--output", output),
                List.of("evaluate", "--model", onnx, "--data", rows));
    }

    private static void run(List<String> command) {
        PrintWriter out = new PrintWriter(System.out, true);
        int code = Idem4j.run(out, out, command.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
