package org.idem4j.tribuo.network;

import java.util.List;
import java.util.function.IntFunction;

/** How a {@link ProjectorNetwork} or a {@link ConvolutionalProjector} finds a rank that is left open. */
public enum RankBy {
    /** Short trainings of the network at a few ranks; the smallest of about least error. */
    TRIALS,
    /** The principal directions alone, which take no training; the largest of about least error, for the network bends them. */
    DIRECTIONS,
    /** The principal directions alone; the fewest, or 256, that lose next to nothing of a row, for a {@link Retraction} repairs along all of them. */
    VARIANCE;

    /** Errors that differ by less than this share are taken to be equal. */
    private static final double EQUAL = 0.015;

    /** What may be lost of a row, in deviations. */
    private static final double NEXT_TO_NOTHING = 0.05;

    /**
     * Decides a rank.
     *
     * @param dimension The columns, at least two.
     * @param withRank The network of a rank.
     */
    DecidedNetwork decide(int dimension, RankTrials trials, IntFunction<? extends NetworkDescription> withRank) {
        if (this == DIRECTIONS) {
            List<RankTrial> errors = trials.ofDirections(dimension - 1);
            return new DecidedNetwork(withRank.apply(largest(errors)), errors);
        }
        if (this == VARIANCE) {
            List<RankTrial> losses = trials.lossesOfDirections(dimension - 1);
            return new DecidedNetwork(withRank.apply(smallest(losses)), losses);
        }
        RankSearch search = RankSearch.upTo(dimension - 1, tried -> trials.error(tried, withRank.apply(tried)));
        return new DecidedNetwork(withRank.apply(search.rank()), search.trials());
    }

    private static int smallest(List<RankTrial> losses) {
        return losses.stream()
                .filter(trial -> trial.error() <= NEXT_TO_NOTHING)
                .mapToInt(RankTrial::rank)
                .min()
                .orElse(losses.get(losses.size() - 1).rank());
    }

    private static int largest(List<RankTrial> errors) {
        double least = errors.stream().mapToDouble(RankTrial::error).min().orElseThrow();
        return errors.stream()
                .filter(trial -> trial.error() <= (1 + EQUAL) * least)
                .mapToInt(RankTrial::rank)
                .max()
                .orElse(1);
    }
}
