package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A trainer that keeps checkpoints")
@Tag("training")
class CheckpointFolderTest extends KeptTrainings {

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
