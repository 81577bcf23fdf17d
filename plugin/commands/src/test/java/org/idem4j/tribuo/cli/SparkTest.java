package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Points that Spark runs, on two cores of this JVM. */
@Tag("training")
class SparkTest extends CommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.ui.enabled", "false", "spark.driver.bindAddress", "127.0.0.1", "spark.driver.host", "127.0.0.1");
    private static final List<Object> ON_SPARK = List.of("--spark", "local[2]");

    @BeforeAll
    static void set() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void clear() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    @AfterEach
    void should_have_ended_spark() {
        assertThat(SparkEnv.get()).isNull();
    }

    /** Projectors of config/tune.xml, few steps each. */
    private int tune(Path output, String ranks, List<Object> more) {
        return run(
                "tune --@trainer.epochs 1 --@projector.couplings 2 --@search.spaces by-construction --@by-construction.choices"
                        + " trainer.network=projector,trainer.idempotenceWeight=0,projector.rank=" + ranks,
                output,
                Stream.concat(
                                Stream.of(
                                        "-c",
                                        ROOT.resolve("config/tune.xml"),
                                        "--@train.path",
                                        ROOT.resolve("test-data/sensors-train.csv")),
                                more.stream())
                        .toList());
    }

    /** Two points of figure 3. */
    private int experiment(Path output, List<Object> more) {
        return run(
                "experiment figure3 --@figure3.networks B1 --@B1.runs 1 --@B1.epochs 5 --@figure3.rates 0.07",
                output,
                more);
    }

    private int run(String command, Path output, List<Object> more) {
        List<Object> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--output", output));
        words.addAll(more);
        return run(words.toArray());
    }

    /** The points, without what is measured in seconds and when it was. */
    private static Map<String, String> points(Path output) throws IOException {
        Map<String, String> points = new TreeMap<>();
        try (Stream<Path> files = Files.list(output.resolve("points"))) {
            for (Path file : files.toList()) {
                ObjectNode point = (ObjectNode) JSON.readTree(file.toFile());
                for (JsonNode timed : Stream.concat(
                                point.findParents("seconds").stream(), point.findParents("secondsPerStep").stream())
                        .toList()) {
                    ((ObjectNode) timed).remove(List.of("seconds", "secondsPerStep", "finished"));
                }
                points.put(file.getFileName().toString(), point.toPrettyString());
            }
        }
        return points;
    }

    @Test
    void should_give_what_a_run_without_it_gives_and_go_on_where_the_other_stopped() throws IOException {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        assertThat(tune(here, "2|3|4", List.of())).as(() -> err).isZero();

        assertThat(tune(there, "2|3", ON_SPARK)).as(() -> err).isZero();
        assertThat(out).contains("Best of 2");
        assertThat(points(here)).containsAllEntriesOf(points(there)).hasSize(3);
        Path first = there.resolve("points/by-construction-2.json");
        byte[] kept = Files.readAllBytes(first);
        Files.delete(there.resolve("points/by-construction-3.json"));

        assertThat(tune(there, "2|3", List.of())).as(() -> err).isZero();
        assertThat(tune(there, "2|3|4", ON_SPARK)).as(() -> err).isZero();

        assertThat(first).hasBinaryContent(kept);
        assertThat(points(there)).isEqualTo(points(here));
        assertThat(tune(there, "2|3|4", List.of("--spark", "nowhere")))
                .as("nothing is missing, so no master is asked")
                .isZero();
        for (String file : List.of("best.xml", "best.json")) {
            assertThat(there.resolve(file)).hasSameBinaryContentAs(here.resolve(file));
        }
    }

    @Test
    void should_run_the_points_of_an_experiment() throws IOException {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        assertThat(experiment(here, List.of())).as(() -> err).isZero();

        assertThat(experiment(there, ON_SPARK)).as(() -> err).isZero();

        assertThat(points(there)).isEqualTo(points(here)).hasSize(2);
        assertThat(there.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void should_keep_what_was_run_when_one_fails_and_say_which_and_where() throws IOException {
        assertFails(
                tune(folder, "3|100", ON_SPARK),
                2,
                "The point by-construction-100 failed on ",
                "(executor driver): The candidate by-construction-100",
                "rank of a projector of 16 columns must be from 1 to 15, not 100");

        assertThat(points(folder)).containsOnlyKeys("by-construction-3.json");
        assertThat(folder.resolve("best.xml")).doesNotExist();
    }

    @Test
    void should_end_sparks_job_when_it_is_interrupted() throws InterruptedException {
        AtomicInteger code = new AtomicInteger();
        Thread command = new Thread(
                () -> code.set(tune(folder, "3", List.of("--@trainer.epochs", "1000000", "--spark", "local[2]"))));
        command.start();
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("Executor task launch worker for task"))) {
            assertThat(command.isAlive()).as(() -> err).isTrue();
            Thread.sleep(20);
        }

        command.interrupt();
        command.join();

        assertFails(code.get(), 130, "The run was interrupted; begun again, it goes on from there.");
        assertThat(folder.resolve("points")).doesNotExist();
    }

    @Test
    void should_refuse_what_can_not_be() {
        assertFails(tune(folder, "3", List.of("--spark", "nowhere")), 2, "master 'nowhere'", "Master URL");
        assertFails(tune(folder, "3", List.of("--spark", "local", "--jobs", "2")), 2, "--jobs counts");
        assertThat(folder.resolve("points")).doesNotExist();
    }

    @Test
    void should_say_what_to_do_where_sparks_classes_are_not() throws IOException, InterruptedException {
        String classPath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.contains("spark-core"))
                .collect(Collectors.joining(File.pathSeparator));
        Path arguments = file("arguments", "-cp \"" + classPath.replace("\\", "/") + "\" " + Idem4j.class.getName());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + arguments,
                        "experiment",
                        "figure3",
                        "--output",
                        folder.resolve("out").toString(),
                        "--spark",
                        "local[2]")
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said)
                .startsWith("error: --spark needs the classes of Spark 4")
                .contains("spark-submit --class");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
