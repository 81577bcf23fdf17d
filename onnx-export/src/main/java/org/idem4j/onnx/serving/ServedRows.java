package org.idem4j.onnx.serving;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.selfmap.DenseRows;

/** A function on rows in the self-map's order of columns, wherever they lie: one array, an array each, or buffers. */
record ServedRows(OnnxFunction function, ColumnOrder order) {

    float[] apply(float[] rows, int passes) {
        int n = function.dimension();
        float[] result = new float[rows.length];
        function.apply(
                wholeRows(rows.length),
                passes,
                (buffer, first, count) -> order.toGraph(rows, first * n, count * n, buffer, 0),
                (buffer, first, count) -> order.fromGraph(buffer, 0, result, first * n, count * n));
        return result;
    }

    float[] output(String name, float[] rows) {
        int n = function.dimension();
        return function.output(
                name,
                wholeRows(rows.length),
                (buffer, first, count) -> order.toGraph(rows, first * n, count * n, buffer, 0));
    }

    /**
     * f of rows in arrays of their own.
     *
     * @param given What is done first to rows that hold a value that is no finite number.
     */
    float[][] apply(float[][] rows, UnaryOperator<float[]> given) {
        int n = function.dimension();
        boolean finite = true;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != n) {
                throw new IllegalArgumentException(
                        "Row " + row + " has " + rows[row].length + " values, the model " + n + " columns.");
            }
            finite &= DenseRows.finite(rows[row], 0, n);
        }
        if (!finite) {
            float[] images = apply(given.apply(joined(rows, n)), 1);
            float[][] result = new float[rows.length][];
            Arrays.setAll(result, row -> Arrays.copyOfRange(images, row * n, (row + 1) * n));
            return result;
        }
        float[][] result = new float[rows.length][n];
        function.apply(
                rows.length,
                1,
                (buffer, first, count) -> {
                    for (int i = 0; i < count; i++) {
                        order.toGraph(rows[first + i], 0, n, buffer, i * n);
                    }
                },
                (buffer, first, count) -> {
                    for (int i = 0; i < count; i++) {
                        order.fromGraph(buffer, i * n, result[first + i], 0, n);
                    }
                });
        return result;
    }

    private static float[] joined(float[][] rows, int n) {
        float[] joined = new float[rows.length * n];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, joined, row * n, n);
        }
        return joined;
    }

    /**
     * f of rows in a buffer.
     *
     * @param given What is done first to rows that hold a value that is no finite number.
     */
    void apply(FloatBuffer rows, FloatBuffer result, UnaryOperator<float[]> given) {
        int values = wholeRows(rows.remaining()) * function.dimension();
        if (result.remaining() < values) {
            throw new IllegalArgumentException(
                    "The result has room for " + result.remaining() + " values, the rows are " + values + ".");
        }
        boolean shared = order.same() && nativeMemory(rows) && nativeMemory(result) && finite(rows);
        if (!shared || !function.applyInPlace(rows, result.slice(result.position(), values))) {
            float[] copy = new float[values];
            rows.get(rows.position(), copy);
            result.put(result.position(), apply(given.apply(copy), 1));
        }
        result.position(result.position() + values);
    }

    private static boolean finite(FloatBuffer rows) {
        for (int i = rows.position(); i < rows.limit(); i++) {
            if (!Float.isFinite(rows.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean nativeMemory(FloatBuffer buffer) {
        return buffer.isDirect() && buffer.order() == ByteOrder.nativeOrder();
    }

    private int wholeRows(int values) {
        return DenseRows.count(values, function.dimension());
    }
}
