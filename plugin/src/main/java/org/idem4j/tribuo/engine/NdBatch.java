package org.idem4j.tribuo.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch in an ND4J array.
 *
 * @param array [rows × columns].
 */
record NdBatch(INDArray array) implements Batch {

    static INDArray arrayOf(Batch batch) {
        return ((NdBatch) batch).array;
    }

    @Override
    public int rows() {
        return (int) array.size(0);
    }

    @Override
    public int columns() {
        return (int) array.size(1);
    }

    @Override
    public Batch plus(double factor, Batch other) {
        return new NdBatch(
                array.add(factor == 1 ? arrayOf(other) : arrayOf(other).mul(factor)));
    }

    @Override
    public Batch times(double factor) {
        return new NdBatch(array.mul(factor));
    }

    @Override
    public Batch timesRows(float[] factors) {
        INDArray column = Nd4j.createFromArray(factors).castTo(array.dataType());
        return new NdBatch(array.mulColumnVector(column.reshape(factors.length, 1)));
    }

    @Override
    public double dot(Batch other) {
        return array.mul(arrayOf(other)).sumNumber().doubleValue();
    }

    @Override
    public float[] toFloats() {
        return floats(array);
    }

    static float[] floats(INDArray array) {
        INDArray rowMajor = array.ordering() == 'c' && !array.isView() ? array : array.dup('c');
        return rowMajor.data().getFloatsAt(0, (int) rowMajor.length());
    }
}
