package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.training.CheckpointFolder;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Whether a training can be stopped and gone on with. */
final class CheckpointOptions {

    private static final String FOLDER = "checkpoints";
    private static final int SECONDS = 30;
    private static final Pattern EVERY = Pattern.compile("([1-9]\\d{0,5})(m?)");

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--checkpoints",
            arity = "0..1",
            fallbackValue = "" + SECONDS,
            paramLabel = "SECONDS",
            description = "Keep the state of training in DIR/checkpoints at the end of an epoch, at most every so many "
                    + "seconds (30); the same command goes on from there, to the same model bit for bit. Deleted "
                    + "when the model is written.")
    private Long seconds;

    @Option(
            names = "--checkpoint",
            paramLabel = "N",
            description = "The same, every so many epochs, or minutes: --checkpoint 10, --checkpoint 5m.")
    private String every;

    @Option(
            names = "--resume",
            description = "Go on from a checkpoint; without one of the same configuration and rows the command is "
                    + "refused, where the options above would begin anew. Keeps further ones, every 30 seconds "
                    + "unless these say otherwise.")
    private boolean resume;

    private Optional<CheckpointFolder> folder; // null before the first use: one for all trainings of the command

    private Optional<CheckpointFolder> in(Path output) {
        if (folder == null) {
            folder = chosen(output.resolve(FOLDER));
        }
        return folder;
    }

    private Optional<CheckpointFolder> chosen(Path place) {
        if (seconds != null && every != null) {
            throw wrong("--checkpoints and --checkpoint say both when a state is kept; give one.");
        }
        if (seconds != null && seconds < 0) {
            throw wrong("--checkpoints takes seconds, not " + seconds + "; 0 keeps one each epoch.");
        }
        if (!kept()) {
            return Optional.empty();
        }
        CheckpointFolder chosen = every != null
                ? every(place)
                : new CheckpointFolder(place, Duration.ofSeconds(seconds == null ? SECONDS : seconds));
        return Optional.of(resume ? chosen.demanded() : chosen);
    }

    private CheckpointFolder every(Path place) {
        Matcher matcher = EVERY.matcher(every);
        if (!matcher.matches()) {
            throw wrong(
                    "--checkpoint takes a number of epochs, or of minutes as in 5m, at least 1, not '" + every + "'.");
        }
        int number = Integer.parseInt(matcher.group(1));
        return matcher.group(2).isEmpty()
                ? CheckpointFolder.everyEpochs(place, number)
                : new CheckpointFolder(place, Duration.ofMinutes(number));
    }

    private boolean kept() {
        return seconds != null || every != null || resume;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
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
                + (!kept()
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
