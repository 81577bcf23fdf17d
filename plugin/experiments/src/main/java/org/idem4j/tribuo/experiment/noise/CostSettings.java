package org.idem4j.tribuo.experiment.noise;

import java.util.List;
import org.idem4j.tribuo.network.DenseLayer;

/**
 * What is timed.
 *
 * @param layers The network's layers.
 * @param batchSize The rows of a step.
 * @param rounds How often each method has its turn.
 * @param secondsPerRound How long a turn takes at least.
 * @param seed The seed of parameters and batches.
 */
public record CostSettings(List<DenseLayer> layers, int batchSize, int rounds, double secondsPerRound, long seed) {}
