package org.idem4j.tribuo.network;

import java.util.List;

/** Tries ranks for a {@link NetworkDescription} that leaves its rank open. */
public interface RankTrials {

    /**
     * Trains a network for a while.
     *
     * @param rank Its rank.
     * @param network The network.
     * @return The {@linkplain RankTrial#error() error}.
     */
    double error(int rank, NetworkDescription network);

    /**
     * Judges the projectors on the leading principal directions, without a training.
     *
     * @param most The largest rank, below the number of columns.
     * @return What each rank from 1 to that, or to 256 where there are more columns, leaves on damaged rows that the directions
     *     were not found on.
     */
    List<RankTrial> ofDirections(int most);

    /**
     * Judges the same projectors on rows that are not damaged.
     *
     * @param most The largest rank, below the number of columns.
     * @return What each rank from 1 to that, or to 256 where there are more columns, loses of rows that the directions were not
     *     found on.
     */
    List<RankTrial> lossesOfDirections(int most);
}
