package org.idem4j.tribuo.training;

/**
 * The generators of one run, one per purpose, so that switching one use of randomness on or off leaves the others as they
 * were: a run with idempotence starts from the same network and sees the same batches as one without. A place in a run is
 * (seed, purpose, draws before the epoch), from which a training that was stopped goes on; the draws are counted, instead of
 * beginning each epoch with a seed of its own, so that trainings of earlier versions can be repeated to the last bit.
 *
 * @param initialisation For the first parameters.
 * @param split For the validation split.
 * @param shuffle For the order of the rows.
 * @param corruption For the corruption of training inputs.
 * @param validation For the corruption of validation inputs.
 * @param noise For the noise inputs of the idempotence term.
 * @param trials For the trials of what a network's description leaves open.
 * @param filling For learning to fill missing cells.
 * @param mixture For fitting a density to the codes of rows.
 */
public record RandomStreams(
        RandomStream initialisation,
        RandomStream split,
        RandomStream shuffle,
        RandomStream corruption,
        RandomStream validation,
        RandomStream noise,
        RandomStream trials,
        RandomStream filling,
        RandomStream mixture) {

    /**
     * Splits a run's generator.
     *
     * @param random The run's generator; advanced by nine splits.
     * @return The streams.
     */
    public static RandomStreams of(RandomStream random) {
        return new RandomStreams(
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split(),
                random.split());
    }

    /**
     * How far the streams that batches are drawn from have come; that of the shuffles follows from the epoch.
     *
     * @param corruption The draws of that stream.
     * @param noise The draws of that stream.
     */
    record Draws(long corruption, long noise) {}

    Draws draws() {
        return new Draws(corruption.draws(), noise.draws());
    }

    void seek(Draws draws) {
        corruption.seek(draws.corruption());
        noise.seek(draws.noise());
    }
}
