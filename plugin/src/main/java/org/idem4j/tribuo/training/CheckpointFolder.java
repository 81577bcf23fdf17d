package org.idem4j.tribuo.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.io.Sha256;

/**
 * Where trainings keep checkpoints, one file for each, to go on from when their program was stopped. A file is named by what
 * trains, by how, and by the rows, so a training never takes another's.
 */
public final class CheckpointFolder {

    private static final Logger LOGGER = Logger.getLogger(CheckpointFolder.class.getName());
    private static final String ENDING = ".checkpoint";
    private static final String RANKS = ".ranks" + ENDING;
    private static final int NAME = 16;

    private final Path folder;
    private final Duration interval;
    private final int epochs;
    private volatile boolean demanded;

    /**
     * A folder of checkpoints that are written by the clock.
     *
     * @param folder Made when the first file is written.
     * @param interval How much time there is at least between two checkpoints of a training; zero for one after each epoch.
     */
    public CheckpointFolder(Path folder, Duration interval) {
        this(folder, interval, 0);
    }

    private CheckpointFolder(Path folder, Duration interval, int epochs) {
        this.folder = folder;
        this.interval = interval;
        this.epochs = epochs;
    }

    /**
     * A folder of checkpoints that are written by the epoch.
     *
     * @param folder Made when the first file is written.
     * @param epochs How many there are from one checkpoint of a training to the next, at least 1.
     * @return The folder.
     */
    public static CheckpointFolder everyEpochs(Path folder, int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "A checkpoint is written every 1 epoch at least, not every " + epochs + ".");
        }
        return new CheckpointFolder(folder, Duration.ZERO, epochs);
    }

    /**
     * The same, of which the next training has to go on from a checkpoint: one that finds none of its own is refused.
     *
     * @return This.
     */
    public CheckpointFolder demanded() {
        demanded = true;
        return this;
    }

    /**
     * Refuses a training that would begin anew where that is not wanted; called before it is.
     *
     * @param trainer What trains, with all its settings and the number of its call.
     * @throws IllegalArgumentException If there is no checkpoint of such a training.
     */
    public void require(String trainer) {
        if (demanded && files(prefix(trainer), ENDING).isEmpty()) {
            throw refusal("no checkpoint of these settings");
        }
    }

    private IllegalArgumentException refusal(String what) {
        List<Path> others = files("", ENDING);
        return new IllegalArgumentException(folder + " has " + what + " to go on from"
                + (others.isEmpty()
                        ? ": none at all."
                        : ", but " + others.size()
                                + " of others: take the configuration, the seed and the rows that those"
                                + " were made with, or train from the beginning."));
    }

    private List<Path> files(String prefix, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(ending))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prefix(String trainer) {
        return hash(trainer).substring(0, NAME) + "-";
    }

    /**
     * The ranks that a training has tried, in a file of its own.
     *
     * @param trainer What trains, with all its settings and the number of its call.
     * @param trials What tells these trials from others of it, their rows first.
     * @throws IllegalArgumentException If there are to be some, but those there are of other trials.
     */
    TriedRanks ranks(String trainer, int trials) {
        Path file = folder.resolve(prefix(trainer) + HexFormat.of().toHexDigits(trials) + RANKS);
        if (demanded && !Files.exists(file) && !files(prefix(trainer), RANKS).isEmpty()) {
            throw refusal("no rank that was tried on these rows");
        }
        return new TriedRanks(file);
    }

    /**
     * Deletes all checkpoints, and the folder if nothing else is in it.
     *
     * @throws IOException If one can't be deleted.
     */
    public void clear() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        // Beside the files those that a killed process did not come to move to their places.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder)) {
            if (!rest.iterator().hasNext()) {
                Files.delete(folder);
            }
        }
    }

    /**
     * The file of a run.
     *
     * @param trainer What trains, with all its settings and the number of its call.
     * @param run What tells the run from others of it.
     */
    CheckpointFile of(String trainer, int run) {
        String prefix = prefix(trainer);
        return new CheckpointFile(prefix, folder.resolve(prefix + HexFormat.of().toHexDigits(run) + ENDING));
    }

    private static String hash(String text) {
        try {
            return Sha256.of(text.getBytes(StandardCharsets.UTF_8), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run's file; for one thread. */
    final class CheckpointFile {

        private final String prefix;
        private final Path file;
        private long written = System.nanoTime();
        private boolean any;

        private CheckpointFile(String prefix, Path file) {
            this.prefix = prefix;
            this.file = file;
        }

        /**
         * Goes on from where the file says, if there is one.
         *
         * @throws IllegalArgumentException If the file can't be read, or is no checkpoint of such a run.
         */
        Optional<TrainingCheckpoint> resume(TrainingRun run) {
            boolean wanted = demanded;
            demanded = false;
            if (!Files.exists(file)) {
                requireNoOther(wanted);
                return Optional.empty();
            }
            try {
                TrainingCheckpoint checkpoint = TrainingCheckpoint.parse(Files.readAllBytes(file));
                run.resume(checkpoint);
                any = true;
                return Optional.of(checkpoint);
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        file + " can't be read (" + e
                                + "), and with it the training can't be gone on with. See that it may be"
                                + " read, and try again.",
                        e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        file + " can't be gone on from: " + e.getMessage() + " Delete it to train from the beginning.",
                        e);
            }
        }

        /** A training that was stopped while it tried ranks has none yet; one of other rows has another. */
        private void requireNoOther(boolean wanted) {
            if (wanted
                    && files(prefix, ENDING).stream()
                            .anyMatch(other -> !other.toString().endsWith(RANKS))) {
                throw refusal("no checkpoint of these rows");
            }
        }

        /**
         * Writes where the run stands if it is time, or the end of one that was written before. A file that can't be written
         * costs no training.
         */
        void keep(TrainingRun run) {
            boolean due = epochs > 0 ? run.epoch() % epochs == 0 : System.nanoTime() - written >= interval.toNanos();
            if (!due && !(any && run.ended())) {
                return;
            }
            try {
                AtomicFile.write(file, stream -> stream.write(run.checkpoint().toBytes()));
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "The training goes on without a checkpoint: " + e.getMessage());
            }
            written = System.nanoTime();
            any = true;
        }
    }
}
