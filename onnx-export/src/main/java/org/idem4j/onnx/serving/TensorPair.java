package org.idem4j.onnx.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Two native buffers and the tensors on them, which a thread borrows for a call: f reads one and writes the other, and the
 * next pass goes the other way. The tensors last as long as the number of rows stays the same.
 */
final class TensorPair implements AutoCloseable {

    private final Signature signature;
    private FloatBuffer current;
    private FloatBuffer other;
    private OnnxTensor currentTensor;
    private OnnxTensor otherTensor;
    private int rows;

    TensorPair(Signature signature, int capacity) {
        this.signature = signature;
        this.current = direct(capacity * signature.dimension());
        this.other = direct(capacity * signature.dimension());
    }

    static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(values, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** The rows that fit. */
    int capacity() {
        return current.capacity() / signature.dimension();
    }

    /** What the next run reads and the last run wrote, absolute positions. */
    FloatBuffer current() {
        return current;
    }

    /** One pass over the first rows: reads {@link #current()}, writes the other, and makes that the current one. */
    void run(OrtSession session, int count) throws OrtException {
        if (count != rows) {
            close();
            currentTensor = tensor(current, count);
            otherTensor = tensor(other, count);
            rows = count;
        }
        session.run(Map.of(signature.input(), currentTensor), Map.of(signature.output(), otherTensor))
                .close();
        FloatBuffer read = current;
        current = other;
        other = read;
        OnnxTensor tensorRead = currentTensor;
        currentTensor = otherTensor;
        otherTensor = tensorRead;
    }

    private OnnxTensor tensor(FloatBuffer buffer, int count) throws OrtException {
        return signature.tensor(buffer.slice(0, count * signature.dimension()), count);
    }

    /** Frees the tensors; the buffers' memory goes when the collector finds them unused. */
    @Override
    public void close() {
        rows = 0;
        if (currentTensor != null) {
            currentTensor.close();
            currentTensor = null;
        }
        if (otherTensor != null) {
            otherTensor.close();
            otherTensor = null;
        }
    }
}
