package org.idem4j.onnx.export.recurrent;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.GravesBidirectionalLSTMParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of one direction of an LSTM of n units, as DL4J holds them. Their columns come in four blocks of n: the cell's
 * input a, the gates f (forget), o (output) and g (input). ONNX orders the same blocks g, o, f, a.
 *
 * @param input [inputs, 4n].
 * @param recurrent [n, 4n], or [n, 4n + 3] with peepholes: of the cell's state before the step to f, of that after it to o, and
 *     of that before it to g.
 * @param bias [1, 4n].
 */
record LstmWeights(INDArray input, INDArray recurrent, INDArray bias) {

    private static final int BLOCKS = 4;

    static LstmWeights of(Layer layer) {
        return new LstmWeights(
                layer.getParam(LSTMParamInitializer.INPUT_WEIGHT_KEY),
                layer.getParam(LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
                layer.getParam(LSTMParamInitializer.BIAS_KEY));
    }

    static LstmWeights forwards(Layer layer) {
        return new LstmWeights(
                layer.getParam(GravesBidirectionalLSTMParamInitializer.INPUT_WEIGHT_KEY_FORWARDS),
                layer.getParam(GravesBidirectionalLSTMParamInitializer.RECURRENT_WEIGHT_KEY_FORWARDS),
                layer.getParam(GravesBidirectionalLSTMParamInitializer.BIAS_KEY_FORWARDS));
    }

    static LstmWeights backwards(Layer layer) {
        return new LstmWeights(
                layer.getParam(GravesBidirectionalLSTMParamInitializer.INPUT_WEIGHT_KEY_BACKWARDS),
                layer.getParam(GravesBidirectionalLSTMParamInitializer.RECURRENT_WEIGHT_KEY_BACKWARDS),
                layer.getParam(GravesBidirectionalLSTMParamInitializer.BIAS_KEY_BACKWARDS));
    }

    long units() {
        return recurrent.size(0);
    }

    boolean hasPeepholes() {
        return recurrent.size(1) > BLOCKS * units();
    }

    /** [n, 4n]. */
    INDArray recurrentGates() {
        return recurrent.get(all(), interval(0, BLOCKS * units()));
    }

    /** [n], of the forget gate. */
    INDArray forgetPeephole() {
        return peephole(0);
    }

    /** [n], of the output gate. */
    INDArray outputPeephole() {
        return peephole(1);
    }

    /** [n], of the input gate. */
    INDArray inputPeephole() {
        return peephole(2);
    }

    private INDArray peephole(int index) {
        return recurrent.get(all(), point(BLOCKS * units() + index)).dup();
    }

    /** ONNX's W, [1, 4n, inputs]. */
    INDArray onnxInput() {
        return reordered(input).permute(1, 0).reshape(1, BLOCKS * units(), input.size(0));
    }

    /** ONNX's R, [1, 4n, n]. */
    INDArray onnxRecurrent() {
        return reordered(recurrentGates()).permute(1, 0).reshape(1, BLOCKS * units(), units());
    }

    /** ONNX's B, [1, 8n]: it has a bias for each of both products. */
    INDArray onnxBias() {
        return Nd4j.concat(1, reordered(bias.reshape(1, BLOCKS * units())), Nd4j.zeros(1, BLOCKS * units()));
    }

    /** ONNX's P, [1, 3n]. */
    INDArray onnxPeepholes() {
        return Nd4j.concat(0, inputPeephole(), outputPeephole(), forgetPeephole())
                .reshape(1, 3 * units());
    }

    private INDArray reordered(INDArray columns) {
        long n = units();
        return Nd4j.concat(
                1,
                IntStream.range(0, BLOCKS)
                        .map(block -> BLOCKS - 1 - block)
                        .mapToObj(block -> columns.get(all(), interval(block * n, (block + 1) * n)))
                        .toArray(INDArray[]::new));
    }
}
