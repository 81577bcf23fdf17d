package org.idem4j.tribuo.network;

/** Tries ranks for a {@link NetworkDescription} that leaves its rank open. */
@FunctionalInterface
public interface RankTrials {

    /**
     * Trains a network for a while.
     *
     * @param rank Its rank.
     * @param network The network.
     * @return The {@linkplain RankTrial#error() error}.
     */
    double error(int rank, NetworkDescription network);
}
