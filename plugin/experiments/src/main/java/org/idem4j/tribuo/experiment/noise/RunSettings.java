package org.idem4j.tribuo.experiment.noise;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param epochs The steps, one batch each.
 * @param batchSize The rows of a step, from N(0, 1).
 * @param evaluationRows The rows that are measured on, from N(0, 1), the same from beginning to end; the batch's where
 *     there is only one.
 * @param curvePoints How often the error is measured on the way.
 * @param seed The experiment's seed.
 * @param run The number of the run, from 1. Runs of one number begin with the same parameters and see the same batches,
 *     whatever the method and the rate.
 * @param oneBatch Whether all steps see one batch, drawn once, which is then measured on, too; left out of JSON when false,
 *     as in the files of points from before there was a choice.
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
        int run,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean oneBatch) {

    /**
     * One batch is all that there is to measure on.
     *
     * @param layers The network's layers.
     * @param initialisation How its first parameters are drawn.
     * @param method How they are moved.
     * @param learningRate The learning rate.
     * @param epochs The steps.
     * @param batchSize The rows of a step.
     * @param evaluationRows The rows that are measured on; the batch's where there is only one.
     * @param curvePoints How often the error is measured on the way.
     * @param seed The experiment's seed.
     * @param run The number of the run, from 1.
     * @param oneBatch Whether all steps see one batch.
     */
    public RunSettings {
        evaluationRows = oneBatch ? batchSize : evaluationRows;
    }

    /**
     * A run on fresh batches.
     *
     * @param layers The network's layers.
     * @param initialisation How its first parameters are drawn.
     * @param method How they are moved.
     * @param learningRate The learning rate of plain gradient descent.
     * @param epochs The steps.
     * @param batchSize The rows of a step.
     * @param evaluationRows The rows that are measured on.
     * @param curvePoints How often the error is measured on the way.
     * @param seed The experiment's seed.
     * @param run The number of the run, from 1.
     */
    public RunSettings(
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
        this(
                layers,
                initialisation,
                method,
                learningRate,
                epochs,
                batchSize,
                evaluationRows,
                curvePoints,
                seed,
                run,
                false);
    }

    /**
     * n.
     *
     * @return The columns of input and output.
     */
    public int dimension() {
        return layers.get(0).inputs();
    }
}
