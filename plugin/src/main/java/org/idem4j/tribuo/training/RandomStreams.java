package org.idem4j.tribuo.training;

import java.util.SplittableRandom;

/**
 * The generators of one run, one per purpose, so that switching one use of randomness on or off leaves the others as they
 * were: a run with idempotence starts from the same network and sees the same batches as one without.
 *
 * @param initialisation For the first parameters.
 * @param split For the validation split.
 * @param shuffle For the order of the rows.
 * @param corruption For the corruption of training inputs.
 * @param validation For the corruption of validation inputs.
 * @param noise For the noise inputs of the idempotence term.
 * @param trials For the trials of what a network's description leaves open.
 */
public record RandomStreams(
        SplittableRandom initialisation,
        SplittableRandom split,
        SplittableRandom shuffle,
        SplittableRandom corruption,
        SplittableRandom validation,
        SplittableRandom noise,
        SplittableRandom trials) {

    /**
     * Splits a run's generator.
     *
     * @param random The run's generator; advanced by seven splits.
     * @return The streams.
     */
    public static RandomStreams of(SplittableRandom random) {
        return new RandomStreams(
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split());
    }
}
