package org.idem4j.tribuo.training;

import java.util.Objects;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.Noise;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.WeightedTerm;
import org.idem4j.tribuo.optimiser.Optimiser;

/**
 * What a run does.
 *
 * @param objective What a step minimises.
 * @param optimiser The update rule, for its learning rate over the run.
 * @param epochs How many times the rows are gone through.
 * @param batchSize The rows of a step.
 * @param shuffle Whether the rows are shuffled before each epoch.
 * @param corruption What is done to the inputs, anew in each epoch; null for nothing.
 * @param noise What stands for noise where a term asks for it; null for N(0, 1).
 * @param validationFraction The share of the rows kept for validation, in [0, 1).
 * @param patience After how many epochs without improvement on the validation rows to stop; 0 for never.
 * @param backOffs How often to go back to the best network and go on with a quarter of the learning rate and of the
 *     idempotence weight when training has diverged.
 * @param warmUp The share of the steps over which the weights of all terms but the reconstruction's rise from zero.
 * @param images Whether rows are images, of which those from noise are looked at after each epoch where a term is taken at noise.
 */
public record TrainingPlan(
        Objective objective,
        Optimiser optimiser,
        int epochs,
        int batchSize,
        boolean shuffle,
        Corruption corruption,
        Noise noise,
        double validationFraction,
        int patience,
        int backOffs,
        double warmUp,
        boolean images) {

    /** Whether there is noise to be trained on, and images to come of it. */
    boolean watchesNoise() {
        return images && objective.needsNoise();
    }

    /** How much of their weights the terms beside the reconstruction have in a step of so many. */
    double warmth(long step, long steps) {
        double rise = warmUp * steps;
        return step >= rise ? 1 : (step + 1) / (rise + 1);
    }

    /**
     * A plan for a table, whose noise is N(0, 1), without a warm-up.
     *
     * @param objective What a step minimises.
     * @param optimiser The update rule.
     * @param epochs How many times the rows are gone through.
     * @param batchSize The rows of a step.
     * @param shuffle Whether the rows are shuffled before each epoch.
     * @param corruption What is done to the inputs; null for nothing.
     * @param validationFraction The share of the rows kept for validation.
     * @param patience After how many epochs without improvement to stop; 0 for never.
     * @param backOffs How often to go back when training has diverged.
     */
    public TrainingPlan(
            Objective objective,
            Optimiser optimiser,
            int epochs,
            int batchSize,
            boolean shuffle,
            Corruption corruption,
            double validationFraction,
            int patience,
            int backOffs) {
        this(
                objective,
                optimiser,
                epochs,
                batchSize,
                shuffle,
                corruption,
                null,
                validationFraction,
                patience,
                backOffs,
                0,
                false);
    }

    /** The same for plans that agree in what their parts tell of themselves, in every JVM. */
    int contentHash() {
        int hash = Objects.hash(
                objective.names(),
                objective.terms().stream().map(WeightedTerm::weight).toList(),
                optimiser.getClass().getName(),
                optimiser.rate(0),
                epochs,
                batchSize,
                shuffle,
                corruption == null,
                validationFraction,
                patience,
                backOffs);
        // As it was before there was other noise, a decay or a warm-up, so that checkpoints of those days still fit.
        hash = noise == null ? hash : 31 * hash + 1;
        hash = optimiser.weightDecay() == 0 ? hash : 31 * hash + Double.hashCode(optimiser.weightDecay());
        return warmUp == 0 ? hash : 31 * hash + Double.hashCode(warmUp);
    }

    /**
     * The same for a run of another length that is only judged, never stopped.
     *
     * @param ofEpochs How many times the rows are gone through.
     * @param ofValidation The share of the rows kept for validation.
     * @return A new plan.
     */
    TrainingPlan withLength(int ofEpochs, double ofValidation) {
        return new TrainingPlan(
                objective,
                optimiser,
                ofEpochs,
                batchSize,
                shuffle,
                corruption,
                noise,
                ofValidation,
                0,
                backOffs,
                warmUp,
                false);
    }
}
