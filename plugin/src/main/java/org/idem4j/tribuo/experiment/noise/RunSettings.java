package org.idem4j.tribuo.experiment.noise;

import java.util.List;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;

/**
 * All that determines a run.
 *
 * @param layers The network's layers.
 * @param initialisation How its first parameters are drawn.
 * @param method How they are moved.
 * @param learningRate The learning rate of plain gradient descent.
 * @param epochs The steps, each on a fresh batch.
 * @param batchSize The rows of a step, from N(0, 1).
 * @param evaluationRows The rows that are measured on, from N(0, 1), the same from beginning to end.
 * @param curvePoints How often the error is measured on the way.
 * @param seed The experiment's seed.
 * @param run The number of the run, from 1. Runs of one number begin with the same parameters and see the same batches,
 *     whatever the method and the rate.
 */
public record RunSettings(
        List<DenseLayer> layers,
        Initialisation initialisation,
        Method method,
        double learningRate,
        int epochs,
        int batchSize,
        int evaluationRows,
        int curvePoints,
        long seed,
        int run) {

    /**
     * n.
     *
     * @return The columns of input and output.
     */
    public int dimension() {
        return layers.get(0).inputs();
    }
}
