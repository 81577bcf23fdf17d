package org.idem4j.onnx.export.translation;

import org.idem4j.onnx.graph.WeightSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An ND4J array as weights; a row-major copy of it lives while it is read in order, from its first value to its last. */
final class ArrayWeights implements WeightSource {

    private final INDArray array;
    private INDArray rowMajor;

    ArrayWeights(INDArray array) {
        this.array = array;
    }

    @Override
    public long count() {
        return array.length();
    }

    @Override
    public float[] read(long from, int count) {
        if (rowMajor == null) {
            rowMajor = array.dup('c');
        }
        float[] values = rowMajor.data().getFloatsAt(from, count);
        if (from + count == count()) {
            rowMajor.close();
            rowMajor = null;
        }
        return values;
    }
}
