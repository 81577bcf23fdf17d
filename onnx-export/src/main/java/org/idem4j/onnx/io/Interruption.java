package org.idem4j.onnx.io;

import java.util.concurrent.CancellationException;

/** The end of long work whose thread is interrupted, by {@code Future.cancel(true)} say. */
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
                    "The work was interrupted. Nothing has come of it; what was written before is as it was,"
                            + " and a training's checkpoints can be gone on from.");
        }
    }
}
