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
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.io.Sha256;

/**
 * Where trainings keep checkpoints, one file for each, to go on from when their program was stopped. A file is named by what
 * trains, by how, and by the rows, so a training never takes another's.
 *
 * @param folder Made when the first file is written.
 * @param interval How much time there is at least between two checkpoints of a training; zero for one after each epoch.
 */
public record CheckpointFolder(Path folder, Duration interval) {

    private static final Logger LOGGER = Logger.getLogger(CheckpointFolder.class.getName());
    private static final String ENDING = ".checkpoint";
    private static final int NAME = 16;

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
        String name = hash(trainer).substring(0, NAME) + "-" + HexFormat.of().toHexDigits(run);
        return new CheckpointFile(folder.resolve(name + ENDING));
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

        private final Path file;
        private long written = System.nanoTime();
        private boolean any;

        private CheckpointFile(Path file) {
            this.file = file;
        }

        /**
         * Goes on from where the file says, if there is one.
         *
         * @throws IllegalArgumentException If the file can't be read, or is no checkpoint of such a run.
         */
        Optional<TrainingCheckpoint> resume(TrainingRun run) {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try {
                TrainingCheckpoint checkpoint = TrainingCheckpoint.parse(Files.readAllBytes(file));
                run.resume(checkpoint);
                any = true;
                return Optional.of(checkpoint);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        file + " can't be gone on from: " + e.getMessage() + " Delete it to train from the beginning.",
                        e);
            }
        }

        /**
         * Writes where the run stands if it is time, or the end of one that was written before. A file that can't be written
         * costs no training.
         */
        void keep(TrainingRun run) {
            boolean due = System.nanoTime() - written >= interval.toNanos();
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
