package org.idem4j.spark;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;

/**
 * ONNX files in service, each opened once however many tasks use it. One that nobody has used for a while is closed; the next task
 * opens it again. Safe for use by several threads.
 */
final class OpenModels {

    /** Those of this JVM. Tasks follow one another within seconds, the batches of a stream mostly too. */
    static final OpenModels OF_THIS_JVM = new OpenModels(Duration.ofMinutes(1));

    /** A file, and where it computes. */
    record Key(String sha256, ExecutionProvider provider) {}

    private static final class Open {
        private final OnnxRegressor model;
        private int users;
        private long idleSince;

        private Open(OnnxRegressor model) {
            this.model = model;
        }
    }

    private final Map<Key, Open> open = new HashMap<>();
    private final Duration idle;
    private final ScheduledExecutorService closer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "idem4j-closer");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Holds nothing yet.
     *
     * @param idle How long a file stays open that nobody uses.
     */
    OpenModels(Duration idle) {
        this.idle = idle;
    }

    /** The use of an open file, until it is closed. */
    interface Lease extends AutoCloseable {
        OnnxRegressor model();

        @Override
        void close();
    }

    /**
     * Takes a file into use.
     *
     * @param origin What to call it in messages.
     * @param content Gives its bytes, where it has to be opened.
     * @return Its use; the file itself is not to be closed.
     * @throws IllegalArgumentException If it is no ONNX file R<sup>n</sup> → R<sup>n</sup>, or not the one of the key.
     */
    synchronized Lease lease(Key key, String origin, Supplier<byte[]> content) {
        Open one = open.computeIfAbsent(
                key,
                absent -> new Open(OnnxRegressor.open(
                        content.get(),
                        origin,
                        // Spark gives a task one core.
                        ServingOptions.defaults()
                                .withProvider(key.provider())
                                .withIntraOpThreads(1)
                                .withExpectedSha256(key.sha256()))));
        one.users++;
        return new Lease() {
            private boolean ended;

            @Override
            public OnnxRegressor model() {
                return one.model;
            }

            @Override
            public void close() {
                synchronized (OpenModels.this) {
                    if (!ended) {
                        ended = true;
                        release(one);
                    }
                }
            }
        };
    }

    private void release(Open one) {
        one.users--;
        if (one.users == 0) {
            one.idleSince = System.nanoTime();
            closer.schedule(this::closeIdle, idle.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Closes what nobody has used for long enough. */
    private synchronized void closeIdle() {
        long now = System.nanoTime();
        open.values().removeIf(one -> {
            boolean unused = one.users == 0 && now - one.idleSince >= idle.toNanos();
            if (unused) {
                one.model.close();
            }
            return unused;
        });
    }
}
