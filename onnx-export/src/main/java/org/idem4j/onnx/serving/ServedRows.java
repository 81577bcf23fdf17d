package org.idem4j.onnx.serving;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
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

    float[][] apply(float[][] rows) {
        int n = function.dimension();
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != n) {
                throw new IllegalArgumentException(
                        "Row " + row + " has " + rows[row].length + " values, the model " + n + " columns.");
            }
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

    void apply(FloatBuffer rows, FloatBuffer result) {
        int values = wholeRows(rows.remaining()) * function.dimension();
        if (result.remaining() < values) {
            throw new IllegalArgumentException(
                    "The result has room for " + result.remaining() + " values, the rows are " + values + ".");
        }
        boolean shared = order.same() && nativeMemory(rows) && nativeMemory(result);
        if (!shared || !function.applyInPlace(rows, result.slice(result.position(), values))) {
            float[] copy = new float[values];
            rows.get(rows.position(), copy);
            result.put(result.position(), apply(copy, 1));
        }
        result.position(result.position() + values);
    }

    private static boolean nativeMemory(FloatBuffer buffer) {
        return buffer.isDirect() && buffer.order() == ByteOrder.nativeOrder();
    }

    private int wholeRows(int values) {
        return DenseRows.count(values, function.dimension());
    }
}
