package org.idem4j.tribuo.engine;

/**
 * Rows held by the engine, [rows × columns]. A batch belongs to the scope or shard in which it was made (see
 * {@link TrainableNetwork#scoped}); no operation changes it.
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
     * The squared distance to another batch.
     *
     * @param other A batch of the same shape.
     * @param rowWeights w, a weight per row, or null where all are 1.
     * @return Σᵢⱼ wᵢ (thisᵢⱼ − otherᵢⱼ)².
     */
    double squaredDistance(Batch other, float[] rowWeights);

    /**
     * The values.
     *
     * @return Row-major, [rows × columns].
     */
    float[] toFloats();
}
