package org.idem4j.tribuo.network;

/**
 * A rank that was tried.
 *
 * @param rank The projector's rank.
 * @param error What a short training with it left on rows that it did not see: the root mean square error over the root mean
 *     square of the targets; infinite where the training diverged.
 */
public record RankTrial(int rank, double error) {}
