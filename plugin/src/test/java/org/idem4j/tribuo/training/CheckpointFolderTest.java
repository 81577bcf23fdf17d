package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.IdempotentTrainerBuilder;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

@DisplayName("A trainer that keeps checkpoints")
@Tag("training")
class CheckpointFolderTest {

    private static final Dataset<Regressor> DATA = SelfMapData.curved(3, 40, 1);

    @TempDir
    Path folder;

    /** Stops a training as a killed program would, but that it can be caught; tells where one went on. */
    private static final class Stop implements TrainingListener {
        private final int at;
        private final List<Integer> resumed = new ArrayList<>();

        Stop(int at) {
            this.at = at;
        }

        @Override
        public void resumed(int epoch) {
            resumed.add(epoch);
        }

        @Override
        public void epochEnded(EpochRecord epoch) {
            if (epoch.epoch() == at) {
                throw new IllegalStateException("stopped");
            }
        }
    }

    private static IdempotentTrainerBuilder settings() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(6))
                .epochs(8)
                .batchSize(16);
    }

    private CheckpointFolder checkpoints(Duration interval) {
        return new CheckpointFolder(folder.resolve("checkpoints"), interval);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
            return files.toList();
        }
    }

    private IdempotentModel trained(IdempotentTrainerBuilder settings, TrainingListener listener) {
        IdempotentTrainer trainer = settings.build();
        trainer.addListener(listener);
        trainer.keepCheckpoints(checkpoints(Duration.ZERO));
        return trainer.train(DATA);
    }

    private void stopAfter(int epochs) {
        assertThatThrownBy(() -> trained(settings(), new Stop(epochs + 1))).hasMessage("stopped");
    }

    @Test
    void should_go_on_from_the_last_one_to_the_same_model() throws IOException {
        IdempotentModel whole = settings().build().train(DATA);
        stopAfter(5);
        assertThat(files()).hasSize(1);
        Stop goesOn = new Stop(0);

        IdempotentModel model = trained(settings(), goesOn);

        assertThat(goesOn.resumed).containsExactly(5);
        assertThat(model.identicalTo(whole)).isTrue();
        assertThat(model.history()).isEqualTo(whole.history());

        Stop atTheEnd = new Stop(0);
        assertThat(trained(settings(), atTheEnd).identicalTo(whole)).isTrue();
        assertThat(atTheEnd.resumed).containsExactly(8);
    }

    @Test
    void should_take_no_other_training_for_its_own() {
        stopAfter(5);
        Stop others = new Stop(0);

        trained(settings().network(MultilayerPerceptron.of(7)), others);
        trained(settings().idempotenceWeight(.5), others);
        trained(settings().seed(2), others);

        assertThat(others.resumed).isEmpty();
    }

    @Test
    void should_refuse_a_damaged_file_and_say_what_to_do() throws IOException {
        stopAfter(2);
        Files.write(files().get(0), new byte[] {1, 2, 3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trained(settings(), new Stop(0)))
                .withMessageStartingWith(files().get(0).toString())
                .withMessageContaining("no checkpoint of a training")
                .withMessageEndingWith("Delete it to train from the beginning.");
    }

    @Test
    void should_write_one_every_so_many_epochs() throws IOException {
        IdempotentTrainer trainer = settings().build();
        trainer.addListener(new Stop(8));
        trainer.keepCheckpoints(CheckpointFolder.everyEpochs(folder.resolve("checkpoints"), 3));

        assertThatThrownBy(() -> trainer.train(DATA)).hasMessage("stopped");

        assertThat(TrainingCheckpoint.parse(Files.readAllBytes(files().get(0))).epoch())
                .isEqualTo(6);
        assertThatIllegalArgumentException().isThrownBy(() -> CheckpointFolder.everyEpochs(folder, 0));
    }

    private IdempotentModel resumed(IdempotentTrainerBuilder settings, Dataset<Regressor> data) {
        IdempotentTrainer trainer = settings.build();
        trainer.keepCheckpoints(checkpoints(Duration.ZERO).demanded());
        return trainer.train(data);
    }

    @Test
    void should_refuse_to_begin_anew_where_one_is_demanded() throws IOException {
        String place = folder.resolve("checkpoints").toString();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resumed(settings(), DATA))
                .withMessage(place + " has no checkpoint of these settings to go on from: none at all.");
        stopAfter(5);
        byte[] kept = Files.readAllBytes(files().get(0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> resumed(settings().seed(2), DATA))
                .withMessageContainingAll(
                        place, "no checkpoint of these settings", "but 1 of others", "seed and the rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resumed(settings(), SelfMapData.curved(3, 40, 2)))
                .withMessageContainingAll(place, "no checkpoint of these rows", "but 1 of others");

        assertThat(files().get(0)).hasBinaryContent(kept);
        assertThat(resumed(settings(), DATA).identicalTo(settings().build().train(DATA)))
                .isTrue();
    }

    @Test
    void should_not_try_a_rank_twice() throws IOException {
        List<RankTrial> whole = new ArrayList<>();
        IdempotentModel expected = ranked(100, whole);
        assertThat(whole).hasSizeGreaterThan(1);
        String tried = Files.readString(ranks());
        new CheckpointFolder(folder.resolve("checkpoints"), Duration.ZERO).clear();

        assertThatThrownBy(() -> ranked(1, new ArrayList<>())).hasMessage("stopped");
        assertThat(Files.readAllLines(ranks())).hasSize(1);
        // A number that no training gives shows that it is taken from there.
        String told = String.format("%d %016x", whole.get(0).rank(), Double.doubleToLongBits(1000.5));
        CRC32 checksum = new CRC32();
        checksum.update(told.getBytes(StandardCharsets.UTF_8));
        Files.writeString(ranks(), String.format("%s %08x%nno line%n", told, checksum.getValue()));
        List<RankTrial> other = new ArrayList<>();
        ranked(100, other);
        assertThat(other.get(0).error()).isEqualTo(1000.5);
        new CheckpointFolder(folder.resolve("checkpoints"), Duration.ZERO).clear();

        assertThatThrownBy(() -> ranked(1, new ArrayList<>())).hasMessage("stopped");
        List<RankTrial> again = new ArrayList<>();
        assertThat(ranked(100, again).identicalTo(expected)).isTrue();
        assertThat(again).isEqualTo(whole);
        assertThat(ranks()).hasContent(tried);
    }

    @Test
    void should_try_again_a_rank_whose_line_is_damaged() throws IOException {
        List<RankTrial> all = new ArrayList<>();
        IdempotentModel whole = ranked(Integer.MAX_VALUE, all);
        List<String> lines = Files.readAllLines(ranks());
        char digit = lines.get(0).charAt(10);
        lines.set(
                0,
                lines.get(0).substring(0, 10)
                        + (digit == '0' ? '1' : '0')
                        + lines.get(0).substring(11));
        Files.write(ranks(), lines);
        for (Path file : files()) {
            if (!file.equals(ranks())) {
                Files.delete(file);
            }
        }
        List<RankTrial> again = new ArrayList<>();

        assertThat(ranked(Integer.MAX_VALUE, again).identicalTo(whole)).isTrue();

        assertThat(again).hasSameSizeAs(all);
        assertThat(again.get(0).error()).isEqualTo(all.get(0).error());
        assertThat(Files.readAllLines(ranks())).hasSize(lines.size());
    }

    /** Before the search, which may take longer than the training after it. */
    @Test
    void should_refuse_other_rows_before_a_rank_is_tried_on_them() {
        assertThatThrownBy(() -> ranked(1, new ArrayList<>())).hasMessage("stopped");
        List<RankTrial> trials = new ArrayList<>();
        IdempotentTrainer trainer = searching().build();
        trainer.addListener(new TrainingListener() {
            @Override
            public void rankTried(RankTrial trial) {
                trials.add(trial);
            }
        });
        trainer.keepCheckpoints(checkpoints(Duration.ZERO).demanded());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.curved(3, 40, 2)))
                .withMessageContainingAll("no rank that was tried on these rows", "but 1 of others");

        assertThat(trials).isEmpty();
        assertThat(resumed(searching(), DATA).identicalTo(searching().build().train(DATA)))
                .isTrue();
    }

    private static IdempotentTrainerBuilder searching() {
        return settings()
                .network(ProjectorNetwork.of(2, 6).withTriedRank(KeptBy.SPAN))
                .epochs(16);
    }

    private Path ranks() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".ranks.checkpoint"))
                .findFirst()
                .orElseThrow();
    }

    /** Trains, and is stopped when so many ranks have been tried. */
    private IdempotentModel ranked(int most, List<RankTrial> trials) {
        return trained(searching(), new TrainingListener() {
            @Override
            public void rankTried(RankTrial trial) {
                trials.add(trial);
                if (trials.size() == most) {
                    throw new IllegalStateException("stopped");
                }
            }
        });
    }

    @Test
    void should_write_no_more_often_than_wanted() {
        IdempotentTrainer trainer = settings().build();
        trainer.keepCheckpoints(checkpoints(Duration.ofHours(1)));
        trainer.train(DATA);

        assertThat(folder.resolve("checkpoints")).doesNotExist();
    }

    /** A file in the way of the folder. */
    @Test
    void should_train_on_where_none_can_be_written() throws IOException {
        Files.createFile(folder.resolve("checkpoints"));

        assertThat(trained(settings(), new Stop(0)).history()).hasSize(8);
    }

    @Test
    void should_leave_nothing_but_what_is_not_its_own() throws IOException {
        stopAfter(2);
        Path torn = Files.createFile(folder.resolve("checkpoints/.0-0.checkpoint.1.tmp"));
        Path foreign = Files.createFile(folder.resolve("checkpoints/notes.txt"));

        checkpoints(Duration.ZERO).clear();
        assertThat(files()).containsExactly(foreign);
        assertThat(torn).doesNotExist();

        Files.delete(foreign);
        checkpoints(Duration.ZERO).clear();
        assertThat(folder.resolve("checkpoints")).doesNotExist();
        checkpoints(Duration.ZERO).clear();
    }
}
