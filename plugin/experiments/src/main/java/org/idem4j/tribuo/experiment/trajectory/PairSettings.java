package org.idem4j.tribuo.experiment.trajectory;

import java.util.List;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.RunSettings;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.objective.GradientRule;

/**
 * All that determines a pair of runs, one by each method, from the same first parameters and on the same batches.
 *
 * @param layers The network's layers.
 * @param initialisation How its first parameters are drawn.
 * @param modified The modified method.
 * @param ordinary The ordinary method.
 * @param learningRate The learning rate of plain gradient descent, of both.
 * @param epochs The steps, each on a fresh batch.
 * @param batchSize The rows of a step, from N(0, 1).
 * @param evaluationRows The rows that are measured on, from N(0, 1), the same from beginning to end.
 * @param seed The experiment's seed.
 * @param run The number of the pair, from 1, which draws its own parameters and batches: those of the run of this number in
 *     every other experiment of the seed.
 */
public record PairSettings(
        List<DenseLayer> layers,
        Initialisation initialisation,
        Method modified,
        Method ordinary,
        double learningRate,
        int epochs,
        int batchSize,
        int evaluationRows,
        long seed,
        int run) {

    /** The method of a gradient. */
    Method method(GradientRule rule) {
        return rule == GradientRule.MODIFIED ? modified : ordinary;
    }

    /** The run by one of the methods. */
    RunSettings run(GradientRule rule) {
        return new RunSettings(
                layers, initialisation, method(rule), learningRate, epochs, batchSize, evaluationRows, 1, seed, run);
    }
}
