package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.training.CheckpointFolder;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Whether a training can be stopped and gone on with. */
final class CheckpointOptions {

    private static final String FOLDER = "checkpoints";

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--checkpoints",
            arity = "0..1",
            fallbackValue = "30",
            paramLabel = "SECONDS",
            description = {
                "Keep the state of training in DIR/checkpoints at the end of an epoch, at most every so many seconds (30); the",
                "same command goes on from there, to the same model bit for bit. Deleted when the model is written."
            })
    private Long seconds;

    private Optional<CheckpointFolder> in(Path output) {
        if (seconds != null && seconds < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--checkpoints takes seconds, not " + seconds + "; 0 keeps one each epoch.");
        }
        return Optional.ofNullable(seconds)
                .map(least -> new CheckpointFolder(output.resolve(FOLDER), Duration.ofSeconds(least)));
    }

    /** Has a trainer keep checkpoints if they are wanted. */
    void prepare(SelfMapTrainer trainer, Path output) {
        in(output).ifPresent(trainer::keepCheckpoints);
    }

    /** Has a detector's trainer keep checkpoints if they are wanted. */
    void prepare(IdempotentAnomalyTrainer trainer, Path output) {
        in(output).ifPresent(trainer::keepCheckpoints);
    }

    /** Has whoever stops the command know what there is to go on from. */
    void announce(Path output) {
        StopNotice.keeps("what was in " + output + " before is as it was; "
                + (seconds == null
                        ? "the training begins anew next time, unless it is begun with --checkpoints."
                        : "the same command goes on from the checkpoints in " + output.resolve(FOLDER)
                                + ", if it had come to one."));
    }

    /** When the model has been written. */
    void clear(Path output) throws IOException {
        Optional<CheckpointFolder> kept = in(output);
        if (kept.isPresent()) {
            kept.get().clear();
        }
    }
}
