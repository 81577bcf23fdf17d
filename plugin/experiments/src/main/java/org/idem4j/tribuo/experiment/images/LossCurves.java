package org.idem4j.tribuo.experiment.images;

import java.util.Map;

/**
 * The course of a training.
 *
 * @param steps How many steps had been taken.
 * @param terms By the names of the objective's terms, for each of these: the root of the mean of its losses since the one before, a
 *     root mean square over pixels without the term's weight.
 */
record LossCurves(long[] steps, Map<String, double[]> terms) {}
