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
import java.util.zip.CRC32;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.IdempotentTrainerBuilder;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.progress.TrainingListener;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ranks that a stopped training had tried. */
@Tag("training")
class TriedRanksTest extends KeptTrainings {

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
}
