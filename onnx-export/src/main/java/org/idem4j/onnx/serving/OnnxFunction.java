package org.idem4j.onnx.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A session R<sup>n</sup> → R<sup>n</sup> on rows in the graph's column order. Any number of threads may apply it; closing
 * waits for those inside and refuses those after.
 */
final class OnnxFunction implements AutoCloseable {

    /** Values of one call's buffer at most, 16 MiB of floats. */
    private static final int BUFFER_VALUES = 1 << 22;
    /** Rows of one call at most. */
    private static final int BATCH = 1024;

    private final String origin;
    private final OrtSession session;
    private final ExecutionProvider provider;
    private final Signature signature;
    private final int batch;
    private final ConcurrentLinkedQueue<Buffers> idle = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxFunction(String origin, Sessions.Opened opened, Signature signature) {
        this.origin = origin;
        this.session = opened.session();
        this.provider = opened.provider();
        this.signature = signature;
        this.batch = signature.batch() > 0
                ? Math.toIntExact(signature.batch())
                : Math.max(1, Math.min(BATCH, BUFFER_VALUES / signature.dimension()));
    }

    /**
     * Opens a model.
     *
     * @throws IllegalArgumentException If it is no ONNX model or no self-map.
     * @throws ProviderUnavailableException If the provider asked for can't be had.
     */
    static OnnxFunction open(byte[] model, String origin, ServingOptions options) {
        try {
            Sessions.Opened opened = Sessions.open(model, options, session -> probe(session, origin));
            return new OnnxFunction(origin, opened, Signature.of(opened.session(), origin));
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    origin + " is no ONNX model that this runtime can open; is it whole? The runtime says: "
                            + e.getMessage(),
                    e);
        }
    }

    /** One call with zeros: what it gives must have the shape of what it took. */
    private static void probe(OrtSession session, String origin) throws OrtException {
        Signature signature = Signature.of(session, origin);
        long rows = Math.max(1, signature.batch());
        long[] shape = {rows, signature.dimension()};
        FloatBuffer zeros = direct(Math.toIntExact(rows * signature.dimension()));
        try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), zeros, shape);
                OrtSession.Result result = session.run(Map.of(signature.input(), input))) {
            long[] found = ((OnnxTensor) result.get(0)).getInfo().getShape();
            if (found.length != 2 || found[0] != rows || found[1] != signature.dimension()) {
                throw Signature.refusal(
                        origin,
                        "a row of " + signature.dimension() + " values gives the shape " + Arrays.toString(found));
            }
        }
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(values, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    int dimension() {
        return signature.dimension();
    }

    ExecutionProvider provider() {
        return provider;
    }

    Map<String, String> metadata() {
        return guarded(() -> session.getMetadata().getCustomMetadata());
    }

    String producer() {
        return guarded(() -> session.getMetadata().getProducerName());
    }

    /** f applied {@code passes} times to every row, without leaving the native buffers in between. */
    float[] apply(float[] rows, int passes) {
        int n = dimension();
        if (rows.length % n != 0) {
            throw new IllegalArgumentException(
                    rows.length + " values are no whole number of rows of " + n + " columns.");
        }
        if (passes < 1) {
            throw new IllegalArgumentException("There must be at least one pass, not " + passes + ".");
        }
        float[] result = new float[rows.length];
        return guarded(() -> {
            Buffers buffers = borrow(Math.min(batch, rows.length / n));
            for (int start = 0; start < rows.length; start += batch * n) {
                buffers.run(rows, result, start, Math.min(batch * n, rows.length - start), passes);
            }
            idle.add(buffers);
            return result;
        });
    }

    private Buffers borrow(int rows) {
        Buffers buffers = idle.poll();
        int wanted = signature.batch() > 0 ? batch : rows;
        return buffers != null && buffers.capacity() >= wanted * dimension() ? buffers : new Buffers(wanted);
    }

    private interface Work<T> {
        T run() throws OrtException;
    }

    private <T> T guarded(Work<T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The model of " + origin + " has been closed.");
            }
            return work.run();
        } catch (OrtException e) {
            throw new IllegalStateException(origin + " failed on " + provider.runtimeName() + ": " + e.getMessage(), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                idle.clear();
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The model of " + origin + " could not be closed: " + e.getMessage(), e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Two native buffers that a thread borrows for a call: f reads one and writes the other, in turn. */
    private final class Buffers {
        private FloatBuffer from;
        private FloatBuffer to;

        Buffers(int rows) {
            from = direct(rows * dimension());
            to = direct(rows * dimension());
        }

        int capacity() {
            return from.capacity();
        }

        void run(float[] rows, float[] result, int start, int length, int passes) throws OrtException {
            from.clear().put(0, rows, start, length);
            int given = signature.batch() > 0 ? batch * dimension() : length;
            for (int i = length; i < given; i++) {
                from.put(i, 0f);
            }
            for (int pass = 0; pass < passes; pass++) {
                once(given);
                FloatBuffer written = to;
                to = from;
                from = written;
            }
            from.clear().get(0, result, start, length);
        }

        private void once(int values) throws OrtException {
            long[] shape = {values / dimension(), dimension()};
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            from.clear().limit(values);
            to.clear().limit(values);
            try (OnnxTensor input = OnnxTensor.createTensor(environment, from.slice(), shape);
                    OnnxTensor output = OnnxTensor.createTensor(environment, to.slice(), shape)) {
                session.run(Map.of(signature.input(), input), Map.of(signature.output(), output))
                        .close();
            }
        }
    }
}
