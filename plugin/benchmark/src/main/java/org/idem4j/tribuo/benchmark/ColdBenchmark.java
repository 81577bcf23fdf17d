package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whole processes, from their start to their end: what a command on ten rows costs a machine that has just been asked, and what that
 * is made of. Each command runs as users run it, without the archive of classes, and without unpacked libraries too; beside them
 * Java alone and a program of ten lines on the same ONNX file.
 */
final class ColdBenchmark {

    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final String LIBRARIES = "-Didem4j.natives=";

    private final int rounds;
    private final Path project;
    private final Path launcher;
    private final String other;

    /**
     * A benchmark of what was packaged.
     *
     * @param rounds How often each process runs, in turns.
     * @param project The folder of this project.
     * @param other The argument file of another build, to compare with; "none" for none.
     */
    ColdBenchmark(int rounds, Path project, String other) {
        this.rounds = rounds;
        this.other = other;
        this.project = project.toAbsolutePath().normalize();
        this.launcher = this.project.resolve("plugin/target/idem4j.args");
    }

    Map<String, Object> run() throws IOException {
        if (!Files.exists(launcher)) {
            System.out.println("\nCold start: there is no " + launcher + "; run mvn -q package -DskipTests first.");
            return Map.of();
        }
        try (TemporaryFolder folder = TemporaryFolder.create("idem4j-cold")) {
            Map<String, List<String>> processes = processes(folder.path());
            Map<String, List<WholeProcess>> measured = new LinkedHashMap<>();
            for (int round = 0; round <= rounds; round++) {
                for (Map.Entry<String, List<String>> process : processes.entrySet()) {
                    WholeProcess once = WholeProcess.of(process.getValue(), project);
                    if (round > 0) { // the first run finds files that nobody has read yet
                        measured.computeIfAbsent(process.getKey(), name -> new ArrayList<>())
                                .add(once);
                    }
                }
            }
            return told(measured);
        }
    }

    private Map<String, Object> told(Map<String, List<WholeProcess>> measured) {
        System.out.printf("%nCold start: whole processes, %d rounds; medians (10th to 90th percentile)%n", rounds);
        Map<String, Object> results = new LinkedHashMap<>();
        measured.forEach((name, runs) -> {
            Figures wall = Figures.of(
                    runs.stream().mapToDouble(WholeProcess::wallSeconds).toArray());
            Figures cpu = Figures.of(
                    runs.stream().mapToDouble(WholeProcess::cpuSeconds).toArray());
            System.out.printf(
                    Locale.ROOT,
                    "  %-44s CPU %5.2f s (%.2f to %.2f)  wall %5.2f s (%.2f to %.2f)%n",
                    name,
                    cpu.median(),
                    cpu.low(),
                    cpu.high(),
                    wall.median(),
                    wall.low(),
                    wall.high());
            results.put(name, Map.of("cpu_seconds", cpu, "wall_seconds", wall));
        });
        return results;
    }

    private Map<String, List<String>> processes(Path folder) throws IOException {
        Map<String, List<String>> commands = commands(folder);
        Path withoutArchive = without(folder.resolve("no-archive.args"), ARCHIVE);
        Path plain = without(folder.resolve("plain.args"), ARCHIVE, LIBRARIES);
        Map<String, List<String>> processes = new LinkedHashMap<>();
        processes.put("java -version", List.of(JavaCommand.java(), "-version"));
        processes.put(
                "ONNX Runtime's own Java API",
                JavaCommand.of(
                        folder, ColdFloor.class, folder.resolve("model.onnx").toString()));
        commands.forEach((name, words) -> {
            processes.put(name, command(launcher, words));
            processes.put(name + ", no archive", command(withoutArchive, words));
            if (name.contains(".onnx")) {
                processes.put(name + ", nor kept libraries", command(plain, words));
            }
            if (!other.equals("none")) {
                processes.put(name + ", the other build", command(Path.of(other), words));
            }
        });
        return processes;
    }

    /** The commands on ten rows, by a detector that is trained first, for as short as can be. */
    private Map<String, List<String>> commands(Path folder) throws IOException {
        WholeProcess.of(
                command(
                        launcher,
                        List.of(
                                "train",
                                "--config-file=config/anomaly.xml",
                                "--output=" + folder,
                                "--allow-worse",
                                "--@selfMap.epochs=1")),
                project);
        Path rows = folder.resolve("ten.csv");
        try (Stream<String> lines = Files.lines(project.resolve("test-data/sensors-test-corrupted.csv"))) {
            Files.write(rows, lines.limit(11).toList());
        }
        List<String> tables = List.of("--input=" + rows, "--output=" + folder.resolve("out.csv"));
        String onnx = "--model=" + folder.resolve("model.onnx");
        String tribuo = "--model=" + folder.resolve("model.tribuo");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("--help", List.of("--help"));
        commands.put("describe", List.of("describe", rows.toString()));
        commands.put("predict, .onnx", List.of("predict", onnx, tables.get(0), tables.get(1)));
        commands.put("predict, .tribuo", List.of("predict", tribuo, tables.get(0), tables.get(1)));
        commands.put("score, .onnx", List.of("score", onnx, tables.get(0), tables.get(1)));
        commands.put("evaluate, .onnx", List.of("evaluate", onnx, "--data=" + rows));
        return commands;
    }

    /** The argument file without the lines that hold these words. */
    private Path without(Path file, String... words) throws IOException {
        try (Stream<String> lines = Files.lines(launcher)) {
            return Files.write(
                    file,
                    lines.filter(line -> Stream.of(words).noneMatch(line::contains))
                            .toList());
        }
    }

    private static List<String> command(Path arguments, List<String> words) {
        List<String> command = new ArrayList<>(List.of(JavaCommand.java(), "@" + arguments));
        command.addAll(words);
        return command;
    }
}
