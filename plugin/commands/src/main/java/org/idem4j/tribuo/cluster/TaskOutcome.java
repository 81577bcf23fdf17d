package org.idem4j.tribuo.cluster;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.io.FileNotFoundException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/**
 * What became of a task on a worker: content, or words of what went wrong.
 *
 * @param content The content of the task's file; null where it has failed.
 * @param worker Where it was run.
 * @param failure What went wrong, and what to do; null where nothing did.
 * @param badInput Whether what the task was given is at fault.
 */
record TaskOutcome(byte[] content, String worker, String failure, boolean badInput) implements Serializable {

    static TaskOutcome done(String worker, byte[] content) {
        return new TaskOutcome(content, worker, null, false);
    }

    static TaskOutcome failed(String worker, Exception e) {
        Exception cause = e instanceof UncheckedIOException wrapped ? wrapped.getCause() : e;
        boolean missing = cause instanceof NoSuchFileException || cause instanceof FileNotFoundException;
        return new TaskOutcome(
                null,
                worker,
                missing
                        ? cause.getMessage()
                                + " is not there. What a configuration names by a property that is a path is"
                                + " sent to the workers; anything else must be at the same place on each of them."
                        : words(cause),
                missing || cause instanceof IllegalArgumentException || cause instanceof PropertyException);
    }

    private static String words(Exception e) {
        boolean told = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
        return told && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    /**
     * The content of a task's file.
     *
     * @param id The task's name.
     * @throws IllegalArgumentException If the task failed by what it was given.
     * @throws IllegalStateException If it failed otherwise.
     */
    byte[] require(String id) {
        if (failure == null) {
            return content;
        }
        String message = "The point " + id + " failed on " + worker + ": " + failure;
        throw badInput ? new IllegalArgumentException(message) : new IllegalStateException(message);
    }
}
