package org.idem4j.tribuo.network;

import java.util.List;

/** How a {@link ProjectorNetwork} finds a rank that is left open. */
public enum RankBy {
    /** Short trainings of the network at a few ranks; the smallest of about least error. */
    TRIALS,
    /** The principal directions alone, which take no training; the largest of about least error, for the network bends them. */
    DIRECTIONS;

    /** Errors that differ by less than this share are taken to be equal. */
    private static final double EQUAL = 0.015;

    /** Of at least two columns. */
    DecidedNetwork decide(ProjectorNetwork network, int dimension, RankTrials trials, KeptBy keptBy) {
        if (this == DIRECTIONS) {
            List<RankTrial> errors = trials.ofDirections(dimension - 1);
            return new DecidedNetwork(network.withRank(largest(errors), keptBy), errors);
        }
        RankSearch search =
                RankSearch.upTo(dimension - 1, tried -> trials.error(tried, network.withRank(tried, keptBy)));
        return new DecidedNetwork(network.withRank(search.rank(), keptBy), search.trials());
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
