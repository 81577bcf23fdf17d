package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.network.ParameterRange;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.OptimiserState;
import org.idem4j.tribuo.optimiser.UpdateStep;

/** Moves flat parameters along a flat gradient by an optimiser's steps, each in one pass over memory and on all cores. */
final class ParameterUpdate {

    private final Optimiser rule;
    private final List<ParameterRange> trained;
    private final List<ParameterRange> decayed;
    private final Matrix parameters;
    private final Matrix gradient;
    private final List<Matrix> quantities;
    private long steps;

    /**
     * An update, before its first step.
     *
     * @param trained Which parameters to move; the others are left alone.
     * @param decayed Which of them the rule's weight decay draws to zero.
     * @param parameters [1 × count].
     * @param gradient Of the same shape.
     */
    ParameterUpdate(
            Optimiser rule,
            List<ParameterRange> trained,
            List<ParameterRange> decayed,
            Matrix parameters,
            Matrix gradient) {
        this.rule = rule;
        this.trained = trained;
        this.decayed = decayed;
        this.parameters = parameters;
        this.gradient = gradient;
        this.quantities = IntStream.range(0, rule.quantities())
                .mapToObj(i -> Matrix.allocate(1, parameters.length()))
                .toList();
        restart();
    }

    /** Forgets all steps. */
    void restart() {
        float first = rule.firstQuantity();
        for (Matrix quantity : quantities) {
            Blocks.forEach(quantity.length(), (scratch, from, count) -> {
                Arrays.fill(scratch[0], 0, count, first);
                quantity.write(from, scratch[0], count);
            });
        }
        steps = 0;
    }

    /** Goes on from a state of the same rule and as many parameters. */
    void restart(OptimiserState state) {
        for (int i = 0; i < quantities.size(); i++) {
            quantities.get(i).write(state.quantities().get(i), 0);
        }
        steps = state.steps();
    }

    /** The steps taken. */
    long steps() {
        return steps;
    }

    /** A copy of each quantity that the rule keeps. */
    List<float[]> quantities() {
        return quantities.stream().map(Matrix::toFloats).toList();
    }

    /** One step. */
    void apply(double learningRate) {
        UpdateStep step = rule.step(steps++, learningRate);
        if (rule.weightDecay() > 0) {
            float kept = (float) Math.max(0, 1 - learningRate * rule.weightDecay()); // at most all of it
            decayed.forEach(range -> scale(range, kept));
        }
        trained.forEach(range -> move(range, step));
    }

    private void scale(ParameterRange range, float factor) {
        Blocks.forEach(range.count(), (scratch, at, count) -> {
            int from = range.from() + at;
            float[] block = scratch[0];
            parameters.read(from, block, count);
            for (int i = 0; i < count; i++) {
                block[i] *= factor;
            }
            parameters.write(from, block, count);
        });
    }

    private void move(ParameterRange range, UpdateStep step) {
        Blocks.forEach(range.count(), (scratch, at, count) -> {
            int from = range.from() + at;
            parameters.read(from, scratch[0], count);
            gradient.read(from, scratch[1], count);
            for (int i = 0; i < quantities.size(); i++) {
                quantities.get(i).read(from, scratch[2 + i], count);
            }
            step.move(scratch[0], scratch[1], scratch[2], scratch[3], count);
            parameters.write(from, scratch[0], count);
            for (int i = 0; i < quantities.size(); i++) {
                quantities.get(i).write(from, scratch[2 + i], count);
            }
        });
    }
}
