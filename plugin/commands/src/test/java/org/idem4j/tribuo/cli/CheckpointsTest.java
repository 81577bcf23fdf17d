package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.training.TrainingCheckpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tribuo.Model;

/** A training whose process is killed in the midst, and the same command again. */
@Tag("training")
class CheckpointsTest extends CommandTest {

    private static final String EPOCHS = "40";

    private List<String> training(Path output, String epochs) {
        return List.of(
                "train",
                "--allow-worse",
                "-c",
                ROOT.resolve("config/images/ign.xml").toString(),
                "-o",
                output.toString(),
                "--@train.path",
                ROOT.resolve("test-data/digits-train-images.gz").toString(),
                "--@rest.path",
                ROOT.resolve("test-data/digits-test-images.gz").toString(),
                "--@train.limit",
                "64",
                "--@network.width",
                "2",
                "--@network.latent",
                "8",
                "--@trainer.epochs",
                epochs);
    }

    private List<Path> checkpoints(Path output) throws IOException {
        Path kept = output.resolve("checkpoints");
        if (!Files.exists(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
        }
    }

    /** In a JVM of its own, as all of them are: what ran in this one before may have chosen other kernels. */
    private Process started(List<String> training) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path arguments = file("args", "-cp \"" + classPath.replace("\\", "/") + "\"\n" + Idem4j.class.getName());
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments));
        command.addAll(training);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void runs(List<String> training) throws Exception {
        int code = started(training).waitFor();
        assertThat(code).as(Files.readString(folder.resolve("log"))).isZero();
    }

    private void kill(List<String> training, Path output) throws Exception {
        Process process = started(training);
        while (process.isAlive() && checkpoints(output).isEmpty()) {
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        assertThat(output.resolve("model.tribuo")).doesNotExist();
    }

    @Test
    void should_go_on_to_the_same_model() throws Exception {
        Path whole = folder.resolve("whole");
        runs(training(whole, EPOCHS));
        Path killed = folder.resolve("killed");
        List<String> training = new ArrayList<>(training(killed, EPOCHS));
        training.add("--checkpoint=1");
        kill(training, killed);
        Path checkpoint = checkpoints(killed).get(0);
        byte[] kept = Files.readAllBytes(checkpoint);
        assertThat(TrainingCheckpoint.parse(kept).epoch()).isBetween(1, Integer.parseInt(EPOCHS) - 1);

        Files.write(checkpoint, new byte[] {1, 2, 3});
        assertFails(run(training.toArray()), 2, checkpoint.toString(), "Delete it to train from the beginning.");
        Files.write(checkpoint, kept);
        List<Object> other = new ArrayList<>(training);
        other.addAll(List.of("--resume", "--@trainer.seed=7"));
        assertFails(run(other.toArray()), 2, "no checkpoint of these settings", "but 1 of others");
        training.add("--resume");
        runs(training);
        assertThat(folder.resolve("log")).content().contains("training: goes on after epoch ");

        IdempotentModel expected = (IdempotentModel) Model.deserializeFromFile(whole.resolve("model.tribuo"));
        IdempotentModel model = (IdempotentModel) Model.deserializeFromFile(killed.resolve("model.tribuo"));
        assertThat(model.history()).isEqualTo(expected.history());
        assertThat(model.identicalTo(expected)).isTrue();
        assertThat(killed.resolve("checkpoints")).doesNotExist();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void should_be_told_of_when_the_command_is_stopped() throws Exception {
        Path output = folder.resolve("out");
        List<String> training = new ArrayList<>(training(output, "100000"));
        training.add("--checkpoints=0");
        Process process = started(training);
        while (process.isAlive() && checkpoints(output).isEmpty()) {
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }

        process.destroy(); // by TERM; a shell in the background has its children ignore Ctrl-C

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(Files.readAllLines(folder.resolve("log")))
                .last()
                .asString()
                .isEqualTo("stopped: what was in " + output + " before is as it was; the same command goes on from the"
                        + " checkpoints in " + output.resolve("checkpoints") + ", if it had come to one.");
        assertThat(checkpoints(output)).hasSize(1);
    }

    @Test
    void should_be_kept_at_times_that_there_are() {
        List<String> training = new ArrayList<>(training(folder.resolve("out"), "1"));
        training.add("--checkpoints=-1");

        assertFails(run(training.toArray()), 2, "--checkpoints takes seconds, not -1");
    }

    @Test
    void should_be_refused_where_what_is_asked_of_them_can_not_be() {
        String place = folder.resolve("out/checkpoints").toString();
        Object[][] wrong = {
            {"--checkpoint", "0", "at least 1, not '0'"},
            {"--checkpoint", "5h", "at least 1, not '5h'"},
            {"--checkpoint=3", "--checkpoints", "give one"},
            {"--resume", "--checkpoint=3", place + " has no checkpoint of these settings to go on from: none at all."}
        };
        for (Object[] each : wrong) {
            List<Object> training = new ArrayList<>(training(folder.resolve("out"), "1"));
            training.addAll(List.of(each[0], each[1]));

            assertFails(run(training.toArray()), 2, each[2].toString());
        }
        assertThat(folder.resolve("out/model.tribuo")).doesNotExist();
    }
}
