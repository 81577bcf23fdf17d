package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.optimiser.OptimiserState;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Moves flat parameters along a flat gradient by one of ND4J's update rules, in one pass over memory and on all cores; a
 * step equals ND4J's own updater followed by a subtraction.
 */
final class ParameterUpdate {

    private final IUpdater rule;
    private final UpdateRule arithmetic;
    private final INDArray[] state;
    private final FloatPointer[] statePointers;
    private final FloatPointer parameters;
    private final FloatPointer gradient;
    private final int count;
    private long steps;

    ParameterUpdate(IUpdater rule, INDArray parameters, INDArray gradient) {
        this.rule = rule;
        this.arithmetic = UpdateRule.of(rule);
        this.parameters = Matrix.pointer(parameters);
        this.gradient = Matrix.pointer(gradient);
        this.count = Math.toIntExact(parameters.length());
        this.state = new INDArray[Math.toIntExact(rule.stateSize(count) / count)];
        Arrays.setAll(state, i -> Nd4j.create(DataType.FLOAT, count)); // one array a quantity
        restart();
        this.statePointers = Arrays.stream(state).map(Matrix::pointer).toArray(FloatPointer[]::new);
    }

    /** Forgets all steps. */
    void restart() {
        for (INDArray quantity : state) {
            quantity.assign(arithmetic.firstState());
        }
        steps = 0;
    }

    /** Goes on from a state of the same rule and as many parameters. */
    void restart(OptimiserState from) {
        for (int i = 0; i < state.length; i++) {
            statePointers[i].put(from.quantities().get(i), 0, count);
        }
        steps = from.steps();
    }

    /** The steps taken. */
    long steps() {
        return steps;
    }

    /** A copy of each quantity of the state. */
    List<float[]> quantities() {
        return Arrays.stream(statePointers)
                .map(quantity -> {
                    float[] values = new float[count];
                    quantity.get(values, 0, count);
                    return values;
                })
                .toList();
    }

    /** One step. */
    void apply(double learningRate) {
        UpdateRule.Step step = arithmetic.at(steps++, learningRate);
        Blocks.forEach(count, (scratch, from, length) -> {
            at(parameters, from).get(scratch[0], 0, length);
            at(gradient, from).get(scratch[1], 0, length);
            for (int i = 0; i < state.length; i++) {
                at(statePointers[i], from).get(scratch[2 + i], 0, length);
            }
            step.move(scratch[0], scratch[1], scratch[2], scratch[3], length);
            at(parameters, from).put(scratch[0], 0, length);
            for (int i = 0; i < state.length; i++) {
                at(statePointers[i], from).put(scratch[2 + i], 0, length);
            }
        });
    }

    private static FloatPointer at(FloatPointer pointer, long index) {
        return new FloatPointer(pointer).position(index);
    }
}
