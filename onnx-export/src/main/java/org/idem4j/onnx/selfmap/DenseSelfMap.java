package org.idem4j.onnx.selfmap;

import java.util.Optional;

/**
 * A function f: R<sup>n</sup> → R<sup>n</sup> on dense rows, whatever computes it. Implementations are safe for use by
 * several threads at once.
 */
public interface DenseSelfMap {

    /**
     * The names of the columns and their order in a row.
     *
     * @return The self-map between features and output dimensions.
     */
    SelfMap selfMap();

    /**
     * Applies f once to every row.
     *
     * @param rows The rows, row-major, [rows × n] values; left unchanged.
     * @return f of every row, row-major, the same shape.
     * @throws IllegalArgumentException If the length is no multiple of n.
     */
    float[] apply(float[] rows);

    /**
     * What f takes for a feature that an example lacks.
     *
     * @return Zero, as everywhere in Tribuo; NaN, a missing cell, of a function that fills such cells itself.
     */
    default float absent() {
        return 0;
    }

    /**
     * Why a row may get other values in other company, so that a second run over the same rows need not give the first one's.
     *
     * @return A sentence that names f and the remedy; empty where a row gets the same bits in any batch, or nobody looked.
     */
    default Optional<String> batchDependence() {
        return Optional.empty();
    }

    /**
     * Applies f several times to every row.
     *
     * @param rows The rows, row-major, [rows × n] values; left unchanged.
     * @param passes How often, at least once.
     * @return f∘…∘f of every row, row-major, the same shape.
     * @throws IllegalArgumentException If the length is no multiple of n, or there is not at least one pass.
     */
    default float[] apply(float[] rows, int passes) {
        DenseRows.requirePass(passes);
        float[] values = rows;
        for (int pass = 0; pass < passes; pass++) {
            values = pass == 0 ? apply(values) : DenseRows.applyToOutputs(this, values);
        }
        return values;
    }

    /**
     * The idempotence gap of rows that f has given: how far f would move them again.
     *
     * @param outputs The rows y, row-major, [rows × n] values; left unchanged.
     * @return Per row the root mean square of f(y) − y over the columns.
     * @throws IllegalArgumentException If the length is no multiple of n.
     */
    default float[] gap(float[] outputs) {
        int n = selfMap().dimension();
        float[] again = DenseRows.applyToOutputs(this, outputs);
        float[] gaps = new float[outputs.length / n];
        for (int row = 0; row < gaps.length; row++) {
            double squares = 0;
            for (int i = row * n; i < (row + 1) * n; i++) {
                double difference = (double) again[i] - outputs[i];
                squares += difference * difference;
            }
            gaps[row] = (float) Math.sqrt(squares / n);
        }
        return gaps;
    }
}
