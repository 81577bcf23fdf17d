package org.idem4j.tribuo.engine;

/**
 * Rows held by the engine, [rows × columns], with the linear algebra that an objective needs. Every operation gives a new
 * batch and leaves its operands as they were. A batch belongs to the thread and the scope in which it was made (see
 * {@link TrainableNetwork#scoped}).
 */
public interface Batch {

    /**
     * The rows.
     *
     * @return How many.
     */
    int rows();

    /**
     * The columns.
     *
     * @return How many.
     */
    int columns();

    /**
     * A linear combination.
     *
     * @param factor A number.
     * @param other A batch of the same shape.
     * @return this + factor · other.
     */
    Batch plus(double factor, Batch other);

    /**
     * A multiple.
     *
     * @param factor A number.
     * @return factor · this.
     */
    Batch times(double factor);

    /**
     * Each row times a number of its own.
     *
     * @param factors A number per row.
     * @return diag(factors) · this.
     */
    Batch timesRows(float[] factors);

    /**
     * The inner product over all entries.
     *
     * @param other A batch of the same shape.
     * @return Σᵢⱼ thisᵢⱼ · otherᵢⱼ.
     */
    double dot(Batch other);

    /**
     * The values.
     *
     * @return Row-major, [rows × columns].
     */
    float[] toFloats();
}
