package org.idem4j.tribuo.training;

import java.util.concurrent.CancellationException;

/** The end of a training whose thread is interrupted, by {@code Future.cancel(true)} say. */
public final class Interruption {

    private Interruption() {}

    /**
     * To be called before each step of long work.
     *
     * @throws CancellationException If the calling thread is interrupted, which it stays.
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    "The training was interrupted. Nothing has come of it; what was written before"
                            + " is as it was, and checkpoints can be gone on from.");
        }
    }
}
