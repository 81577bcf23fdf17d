package org.idem4j.tribuo;

import org.idem4j.tribuo.configuration.Setting;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.filling.Filling;

/** Builds an {@link IdempotentLinearTrainer} in code; what is not set has the configuration's default. For one use. */
public final class IdempotentLinearTrainerBuilder {

    private final IdempotentLinearTrainer trainer = new IdempotentLinearTrainer();

    IdempotentLinearTrainerBuilder() {}

    /**
     * The rank of the projector; 0 for as many directions as exceed the noise.
     *
     * @param rank The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder rank(int rank) {
        trainer.rank = rank;
        return this;
    }

    /**
     * What to do to the inputs, in standardised units; nothing by default.
     *
     * @param corruption The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder corruption(Corruption corruption) {
        trainer.corruption = corruption;
        return this;
    }

    /**
     * How many times to corrupt every row anew.
     *
     * @param draws The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder draws(int draws) {
        trainer.draws = draws;
        return this;
    }

    /**
     * The ridge: acts like noise of this variance in the inputs, in standardised units.
     *
     * @param ridge The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder ridge(double ridge) {
        trainer.ridge = ridge;
        return this;
    }

    /**
     * Scale each column inside the model by the targets' deviation; without it they are centred only.
     *
     * @param standardize The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder standardize(boolean standardize) {
        trainer.standardize = standardize;
        return this;
    }

    /**
     * How to learn to fill missing cells given the known ones; only what is needed by default.
     *
     * @param filling The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder filling(Filling filling) {
        trainer.filling = filling;
        return this;
    }

    /**
     * Take cells far beyond those of the training rows for missing; not by default.
     *
     * @param guard The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder guard(boolean guard) {
        trainer.guard = guard;
        return this;
    }

    /**
     * Make it idempotent; false leaves the least-squares matrix, to compare with.
     *
     * @param idempotent The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder idempotent(boolean idempotent) {
        trainer.idempotent = idempotent;
        return this;
    }

    /**
     * The seed of the corruption.
     *
     * @param seed The value.
     * @return This builder.
     */
    public IdempotentLinearTrainerBuilder seed(long seed) {
        trainer.seed = seed;
        return this;
    }

    /**
     * The trainer.
     *
     * @return A trainer with what was set.
     * @throws IllegalArgumentException If a value can't be; the message names it.
     */
    public IdempotentLinearTrainer build() {
        Setting.inCode(trainer::postConfig);
        return trainer;
    }
}
