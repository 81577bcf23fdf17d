package org.idem4j.tribuo.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.IdempotentModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;

/** Commands that are killed leave the old file or the new one, and the next run tidies up: 1, or as many as {@code -Dnightly.kills}. */
@Tag("training")
@EnabledOnOs({OS.LINUX, OS.MAC})
class KilledCommandsTest {

    private static final byte[] OLD = "old and good".getBytes();

    private static final String[] TRAINING = {
        "train", "--allow-worse", "-c", "config.xml", "-o", "result", "--checkpoint", "1", "--@trainer.epochs", "400"
    };

    private static final List<String[]> WRITING = List.of(
            "predict --model trained/model.onnx -i large.csv -o result.csv".split(" "),
            "export --model trained/model.tribuo -o result.onnx".split(" "));

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final Map<String, Integer> done = new TreeMap<>();
    private IdempotentModel unbroken; // null before the first training is killed

    @Test
    void should_leave_old_files_or_new_ones_and_be_gone_on_with() throws Exception {
        Materials.model(folder);
        Kill kill = new Kill(folder);
        long begin = System.nanoTime();
        for (int i = 0; i < Campaign.kills(); i++) {
            SplittableRandom random = new SplittableRandom(31 * Campaign.seed() + i);
            int job = i % (WRITING.size() + 1);
            if (job < WRITING.size()) {
                writing(kill, random, WRITING.get(job));
            } else {
                training(kill, random);
            }
        }
        System.out.printf(
                "campaign: %d kills, seed %d, in %d s: %s%n",
                Campaign.kills(), Campaign.seed(), (System.nanoTime() - begin) / 1_000_000_000, done);
    }

    private void writing(Kill kill, SplittableRandom random, String[] words) throws Exception {
        Path output = folder.resolve(words[words.length - 1]);
        Files.deleteIfExists(output);
        Materials.run(folder, words);
        byte[] expected = Files.readAllBytes(output);
        Files.write(output, OLD);
        Map<Path, byte[]> before = Campaign.content(folder);

        String how = kill.one(random, words);

        byte[] left = Files.readAllBytes(output);
        boolean old = Arrays.equals(left, OLD);
        assertThat(old || Arrays.equals(left, expected))
                .as(how + ": old or new")
                .isTrue();
        count(words[0], old);
        // A process looks through a folder once; a new one has looked elsewhere last.
        AtomicFile.write(elsewhere.resolve("any"), stream -> stream.write(0));
        Materials.run(folder, words);
        assertThat(Files.readAllBytes(output)).as(how + ": the next run").isEqualTo(expected);
        requireTidy(kill, before, output, how);
    }

    private void training(Kill kill, SplittableRandom random) throws Exception {
        Path output = folder.resolve("result");
        if (unbroken == null) {
            kill.none(TRAINING);
            unbroken = model(output);
        }
        byte[] old = Files.readAllBytes(output.resolve("model.tribuo"));
        byte[] measured = Files.readAllBytes(output.resolve("metrics.json"));

        String how = kill.one(random, TRAINING);

        assertThat(model(output).identicalTo(unbroken))
                .as(how + ": a whole model")
                .isTrue();
        boolean kept = Arrays.equals(old, Files.readAllBytes(output.resolve("model.tribuo")));
        assertThat(kept || !Arrays.equals(measured, Files.readAllBytes(output.resolve("metrics.json"))))
                .as(how + ": a new model beside its own measurements")
                .isTrue();
        count("train" + (Files.exists(output.resolve("checkpoints")) ? " with checkpoints" : ""), kept);
        kill.none(TRAINING);
        assertThat(model(output).identicalTo(unbroken))
                .as(how + ": gone on with")
                .isTrue();
        assertThat(model(output).history()).isEqualTo(unbroken.history());
        assertThat(kill.temporary()).as(how).isEmpty();
        assertThat(output.resolve("checkpoints")).doesNotExist();
    }

    private static IdempotentModel model(Path output) throws IOException {
        return (IdempotentModel) Model.deserializeFromFile(output.resolve("model.tribuo"));
    }

    private void requireTidy(Kill kill, Map<Path, byte[]> before, Path output, String how) throws IOException {
        assertThat(kill.temporary()).as(how).isEmpty();
        Map<Path, byte[]> after = Campaign.content(folder);
        for (Map<Path, byte[]> content : List.of(before, after)) {
            content.keySet().removeAll(List.of(folder.relativize(output), Path.of("log"), Path.of("java.args")));
        }
        assertThat(after).as(how + ": all other files").containsExactlyInAnyOrderEntriesOf(before);
    }

    private void count(String what, boolean old) {
        done.merge(what + (old ? ", old" : ", new"), 1, Integer::sum);
    }
}
