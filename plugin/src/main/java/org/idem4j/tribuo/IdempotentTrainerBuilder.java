package org.idem4j.tribuo;

import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.NoiseDescription;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.mixture.ClusterMixture;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.idem4j.tribuo.optimiser.Optimiser;

/** Builds an {@link IdempotentTrainer} in code; what is not set has the configuration's default. For one use. */
public final class IdempotentTrainerBuilder {

    private final IdempotentTrainer trainer = new IdempotentTrainer();

    IdempotentTrainerBuilder() {}

    /**
     * The network.
     *
     * @param network The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder network(NetworkDescription network) {
        trainer.network = network;
        return this;
    }

    /**
     * How to learn to fill missing cells given the known ones.
     *
     * @param filling The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder filling(Filling filling) {
        trainer.filling = filling;
        return this;
    }

    /**
     * Whether cells far beyond those of the training rows are taken for missing.
     *
     * @param guard The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder guard(boolean guard) {
        trainer.guard = guard;
        return this;
    }

    /**
     * How the idempotence term is differentiated.
     *
     * @param gradient The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder gradient(GradientRule gradient) {
        trainer.gradient = gradient;
        return this;
    }

    /**
     * What the modified gradient is divided by.
     *
     * @param gradientScale The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder gradientScale(GradientScale gradientScale) {
        trainer.gradientScale = gradientScale;
        return this;
    }

    /**
     * The corrector of the modified gradient.
     *
     * @param corrector The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder corrector(Corrector corrector) {
        trainer.corrector = corrector;
        return this;
    }

    /**
     * The update rule.
     *
     * @param optimiser The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder optimiser(Optimiser optimiser) {
        trainer.optimiser = optimiser;
        return this;
    }

    /**
     * How many times to go through the training rows; 0 gives the initial network.
     *
     * @param epochs The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder epochs(int epochs) {
        trainer.epochs = epochs;
        return this;
    }

    /**
     * The rows of one step.
     *
     * @param batchSize The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder batchSize(int batchSize) {
        trainer.batchSize = batchSize;
        return this;
    }

    /**
     * Shuffle the rows before each epoch.
     *
     * @param shuffle The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder shuffle(boolean shuffle) {
        trainer.shuffle = shuffle;
        return this;
    }

    /**
     * Standardise each column inside the model, by the targets' mean and deviation.
     *
     * @param standardize The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder standardize(boolean standardize) {
        trainer.standardize = standardize;
        return this;
    }

    /**
     * The weight of the reconstruction term.
     *
     * @param reconstructionWeight The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder reconstructionWeight(double reconstructionWeight) {
        trainer.reconstructionWeight = reconstructionWeight;
        return this;
    }

    /**
     * The weight of the idempotence term.
     *
     * @param idempotenceWeight The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder idempotenceWeight(double idempotenceWeight) {
        trainer.idempotenceWeight = idempotenceWeight;
        return this;
    }

    /**
     * Differentiate the idempotence term through the inner application alone, as Idempotent Generative Networks do.
     *
     * @param frozenCopy The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder frozenCopy(boolean frozenCopy) {
        trainer.frozenCopy = frozenCopy;
        return this;
    }

    /**
     * The weight of the tightness term of Idempotent Generative Networks; 0 by default.
     *
     * @param tightnessWeight The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder tightnessWeight(double tightnessWeight) {
        trainer.tightnessWeight = tightnessWeight;
        return this;
    }

    /**
     * The most that the tightness term may be of the reconstruction's; 1.5 by default.
     *
     * @param tightnessClamp The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder tightnessClamp(double tightnessClamp) {
        trainer.tightnessClamp = tightnessClamp;
        return this;
    }

    /**
     * The weight of implicit maximum likelihood: each training row draws the nearest of the outputs from noise; 0 by default.
     *
     * @param likelihoodWeight The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder likelihoodWeight(double likelihoodWeight) {
        trainer.likelihoodWeight = likelihoodWeight;
        return this;
    }

    /**
     * The share of the steps over which the weights of all terms but the reconstruction's rise from zero; 0 by default.
     *
     * @param warmUp The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder warmUp(double warmUp) {
        trainer.warmUp = warmUp;
        return this;
    }

    /**
     * The inputs at which idempotence is asked for: the data, noise, or both.
     *
     * @param idempotenceInputs The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder idempotenceInputs(IdempotenceInputs idempotenceInputs) {
        trainer.idempotenceInputs = idempotenceInputs;
        return this;
    }

    /**
     * What noise is like where {@link #idempotenceInputs} asks for it, measured at the training rows; N(0, 1) by default.
     *
     * @param noise The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder noise(NoiseDescription noise) {
        trainer.noise = noise;
        return this;
    }

    /**
     * What to do to the inputs, anew in each epoch, in standardised units; nothing by default.
     *
     * @param corruption The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder corruption(Corruption corruption) {
        trainer.corruption = corruption;
        return this;
    }

    /**
     * How to fit a density to the codes of rows, for the model to draw rows from; none by default.
     *
     * @param mixture The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder mixture(ClusterMixture mixture) {
        trainer.mixture = mixture;
        return this;
    }

    /**
     * The share of the rows kept for validation.
     *
     * @param validationFraction The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder validationFraction(double validationFraction) {
        trainer.validationFraction = validationFraction;
        return this;
    }

    /**
     * Stop after so many epochs without improvement on the validation rows; 0 for never.
     *
     * @param patience The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder patience(int patience) {
        trainer.patience = patience;
        return this;
    }

    /**
     * How often to apply the corrector to the trained network as a function, 0 to 3; not at all by default.
     *
     * @param polish The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder polish(int polish) {
        trainer.polish = polish;
        return this;
    }

    /**
     * The most that a row's modified gradient may be of its reconstruction error; 0 for no bound. Without effect on plain
     * SGD, on the ordinary gradient, and without a reconstruction term.
     *
     * @param trustRadius The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder trustRadius(double trustRadius) {
        trainer.trustRadius = trustRadius;
        return this;
    }

    /**
     * How often to go back to the best network when training diverges.
     *
     * @param backOffs The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder backOffs(int backOffs) {
        trainer.backOffs = backOffs;
        return this;
    }

    /**
     * The seed of everything random.
     *
     * @param seed The value.
     * @return This builder.
     */
    public IdempotentTrainerBuilder seed(long seed) {
        trainer.seed = seed;
        return this;
    }

    /**
     * The trainer.
     *
     * @return A trainer with what was set.
     * @throws IllegalArgumentException If a value can't be; the message names it.
     */
    public IdempotentTrainer build() {
        Setting.inCode(trainer::postConfig);
        return trainer;
    }
}
