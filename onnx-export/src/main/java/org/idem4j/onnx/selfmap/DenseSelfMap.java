package org.idem4j.onnx.selfmap;

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
}
