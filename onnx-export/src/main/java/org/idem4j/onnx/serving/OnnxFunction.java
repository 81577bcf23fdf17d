package org.idem4j.onnx.serving;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.DenseRows;

/**
 * A session R<sup>n</sup> → R<sup>n</sup> on rows in the graph's column order. Any number of threads may apply it; closing
 * waits for those inside and refuses those after.
 */
final class OnnxFunction implements AutoCloseable {

    /** Values of one run's buffer at most, 16 MiB of floats. */
    private static final int BUFFER_VALUES = 1 << 22;
    /** Rows of one run on the CPU at most: enough to fill the matrix kernels, few enough for the caches. */
    private static final int CPU_ROWS = 1024;
    /** Rows that are worth a thread of their own at least, some hundred microseconds of a small network. */
    private static final int ROWS_OF_A_THREAD = 64;

    private final String origin;
    private final OrtSession session;
    private final Placement placement;
    private final Signature signature;
    private final int batch;
    private final boolean byRows;
    private final TensorPool pool;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxFunction(String origin, Sessions.Opened opened, Signature signature, boolean byRows) {
        this.origin = origin;
        this.session = opened.session();
        this.placement = opened.placement();
        this.signature = signature;
        this.pool = new TensorPool(signature);
        int fitting = Math.max(1, BUFFER_VALUES / signature.dimension());
        int free = placement.provider() == ExecutionProvider.CPU ? Math.min(CPU_ROWS, fitting) : fitting;
        this.batch = signature.fixedBatch() ? Math.toIntExact(signature.batch()) : free;
        this.byRows = byRows && placement.provider() == ExecutionProvider.CPU && !signature.fixedBatch();
    }

    /**
     * Opens a model.
     *
     * @throws IllegalArgumentException If it is no ONNX model or no self-map.
     * @throws ProviderUnavailableException If no provider asked for can be had.
     */
    static OnnxFunction open(OnnxFile file, ServingOptions options) {
        boolean byRows = options.intraOpThreads() == 0 && NarrowGraph.is(file);
        ServingOptions chosen = byRows ? options.withIntraOpThreads(1) : options;
        try {
            Sessions.Opened opened = Sessions.open(file, chosen, session -> probe(session, file.origin()));
            return new OnnxFunction(file.origin(), opened, Signature.of(opened.session(), file.origin()), byRows);
        } catch (OrtException e) {
            throw OnnxFile.notOnnx(file.origin(), e.getMessage(), e);
        }
    }

    /** One call with zeros: what it gives must have the shape of what it took. */
    private static void probe(OrtSession session, String origin) throws OrtException {
        Signature signature = Signature.of(session, origin);
        int rows = (int) Math.max(1, signature.batch());
        FloatBuffer zeros = TensorPair.direct(rows * signature.dimension());
        try (OnnxTensor input = signature.tensor(zeros, rows);
                OrtSession.Result result = session.run(Map.of(signature.input(), input))) {
            long[] found = ((OnnxTensor) result.get(signature.output()).orElseThrow())
                    .getInfo()
                    .getShape();
            if (found.length != 2 || found[0] != rows || found[1] != signature.dimension()) {
                throw Signature.refusal(
                        origin,
                        "a row of " + signature.dimension() + " values gives the shape " + Arrays.toString(found));
            }
        }
    }

    int dimension() {
        return signature.dimension();
    }

    Placement placement() {
        return placement;
    }

    Map<String, String> metadata() {
        return guarded(() -> session.getMetadata().getCustomMetadata());
    }

    String producer() {
        return guarded(() -> session.getMetadata().getProducerName());
    }

    /** Copies rows [first, first + count) between a native buffer, from its start, and wherever they lie. */
    @FunctionalInterface
    interface RowTransfer {
        void copy(FloatBuffer buffer, int first, int count);
    }

    /**
     * f applied {@code passes} times to every row, without leaving the native buffers in between.
     *
     * @throws IllegalArgumentException If there is not at least one pass.
     */
    void apply(int rows, int passes, RowTransfer source, RowTransfer sink) {
        DenseRows.requirePass(passes);
        guarded(() -> {
            inParts(rows, (from, to) -> apply(from, to, passes, source, sink));
            return null;
        });
    }

    private void apply(int from, int to, int passes, RowTransfer source, RowTransfer sink) throws OrtException {
        pool.lend(computed(Math.min(batch, to - from)), pair -> {
            for (int first = from; first < to; first += batch) {
                int count = Math.min(batch, to - first);
                source.copy(pair.current(), first, count);
                if (signature.fixedBatch()) {
                    fillWithZeros(pair.current(), count * dimension());
                }
                for (int pass = 0; pass < passes; pass++) {
                    pair.run(session, computed(count));
                }
                sink.copy(pair.current(), first, count);
            }
        });
    }

    /** Work on rows [from, to). */
    private interface Part {
        void run(int from, int to) throws OrtException;
    }

    /** Shares rows out among threads where no operator is; each row's result is the same wherever it is computed. */
    private void inParts(int rows, Part work) throws OrtException {
        int parts = byRows ? Math.min(Runtime.getRuntime().availableProcessors(), rows / ROWS_OF_A_THREAD) : 1;
        if (parts < 2) {
            work.run(0, rows);
            return;
        }
        IntStream.range(0, parts).parallel().forEach(part -> {
            try {
                work.run(start(part, parts, rows), start(part + 1, parts, rows));
            } catch (OrtException e) {
                throw failure(e);
            }
        });
    }

    private static int start(int part, int parts, int rows) {
        return (int) ((long) rows * part / parts);
    }

    /** The rows of a run that is to compute some. */
    private int computed(int rows) {
        return signature.fixedBatch() ? batch : rows;
    }

    /** No row of an earlier call may influence this one. */
    private static void fillWithZeros(FloatBuffer buffer, int from) {
        for (int i = from; i < buffer.capacity(); i++) {
            buffer.put(i, 0f);
        }
    }

    /**
     * f once, on the caller's own native memory.
     *
     * @param rows Direct, in native order; from its position to its limit, both left as they are.
     * @param result Likewise, as many values.
     * @return False if the graph takes only batches of a fixed size, so that the rows have to be copied.
     */
    boolean applyInPlace(FloatBuffer rows, FloatBuffer result) {
        if (signature.fixedBatch()) {
            return false;
        }
        guarded(() -> {
            inParts(rows.remaining() / dimension(), (from, to) -> applyInPlace(from, to, rows, result));
            return null;
        });
        return true;
    }

    private void applyInPlace(int from, int to, FloatBuffer rows, FloatBuffer result) throws OrtException {
        for (int first = from; first < to; first += batch) {
            int some = Math.min(batch, to - first);
            try (OnnxTensor input = signature.tensor(slice(rows, first, some), some);
                    OnnxTensor output = signature.tensor(slice(result, first, some), some)) {
                session.run(Map.of(signature.input(), input), Map.of(signature.output(), output))
                        .close();
            }
        }
    }

    /** The names of all outputs, the self-map's first. */
    List<String> outputs() {
        return guarded(() -> List.copyOf(session.getOutputInfo().keySet()));
    }

    /**
     * Another output of the graph.
     *
     * @param source Gives the rows.
     * @return What it gives for every row, row-major.
     * @throws IllegalArgumentException If the graph gives no such output, or other than a float [batch, k].
     */
    float[] output(String name, int rows, RowTransfer source) {
        if (!outputs().contains(name)) {
            throw new IllegalArgumentException(origin + " has no output '" + name + "'; it has " + outputs() + ".");
        }
        List<float[]> parts = new ArrayList<>();
        guarded(() -> {
            FloatBuffer buffer = TensorPair.direct(computed(Math.min(batch, rows)) * dimension());
            for (int first = 0; first < rows; first += batch) {
                int count = Math.min(batch, rows - first);
                source.copy(buffer, first, count);
                if (signature.fixedBatch()) {
                    fillWithZeros(buffer, count * dimension());
                }
                parts.add(output(name, buffer, count));
            }
            return null;
        });
        return joined(parts);
    }

    private float[] output(String name, FloatBuffer buffer, int count) throws OrtException {
        int computed = computed(count);
        try (OnnxTensor input = signature.tensor(buffer.slice(0, computed * dimension()), computed);
                OrtSession.Result result = session.run(Map.of(signature.input(), input), Set.of(name))) {
            if (!(result.get(0) instanceof OnnxTensor given)
                    || given.getInfo().type != OnnxJavaType.FLOAT
                    || given.getInfo().getShape().length != 2
                    || given.getInfo().getShape()[0] != computed) {
                throw new IllegalArgumentException("The output '" + name + "' of " + origin
                        + " is no float [batch, k] but " + result.get(0).getInfo() + ".");
            }
            float[] values = new float[count * (int) given.getInfo().getShape()[1]];
            given.getFloatBuffer().get(values);
            return values;
        }
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int filled = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, filled, part.length);
            filled += part.length;
        }
        return all;
    }

    private FloatBuffer slice(FloatBuffer buffer, int first, int count) {
        return buffer.slice(buffer.position() + first * dimension(), count * dimension());
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
            throw failure(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private IllegalStateException failure(OrtException e) {
        return new IllegalStateException(
                origin + " failed on " + placement + ": " + RuntimeReason.of(e.getMessage()), e);
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                pool.close();
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The model of " + origin + " could not be closed: " + e.getMessage(), e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
