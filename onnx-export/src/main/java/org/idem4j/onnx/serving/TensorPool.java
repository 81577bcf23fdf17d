package org.idem4j.onnx.serving;

import ai.onnxruntime.OrtException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Pairs of native buffers for the calls of any number of threads. They are held here and not by threads, so none is lost with
 * a thread; as many are kept as can compute at once.
 */
final class TensorPool implements AutoCloseable {

    private final Signature signature;
    private final BlockingQueue<TensorPair> idle =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    TensorPool(Signature signature) {
        this.signature = signature;
    }

    /** Computes on a borrowed pair. */
    @FunctionalInterface
    interface Use {
        void on(TensorPair pair) throws OrtException;
    }

    /** Lends a pair that has room for some rows; one that failed in use is not lent again. */
    void lend(int rows, Use use) throws OrtException {
        TensorPair pair = take(rows);
        boolean whole = false;
        try {
            use.on(pair);
            whole = true;
        } finally {
            if (!whole || !idle.offer(pair)) {
                pair.close();
            }
        }
    }

    private TensorPair take(int rows) {
        TensorPair found = idle.poll();
        if (found != null && found.capacity() < rows) {
            found.close();
            found = null;
        }
        return found != null ? found : new TensorPair(signature, rows);
    }

    /** Frees the pairs that are not lent. */
    @Override
    public void close() {
        idle.forEach(TensorPair::close);
        idle.clear();
    }
}
