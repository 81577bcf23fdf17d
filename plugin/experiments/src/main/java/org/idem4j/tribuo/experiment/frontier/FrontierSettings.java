package org.idem4j.tribuo.experiment.frontier;

import java.util.List;

/**
 * All that determines a training.
 *
 * @param content The SHA-256 of the table's file, or the provenance of its source.
 * @param columns The columns chosen from the file, as the table has them.
 * @param header Whether the file has a header.
 * @param way The way to idempotence.
 * @param strength The weight of a gradient, or the rank of a projector; 0 for neither.
 * @param hidden The widths of the perceptron's hidden layers, of each coupling's for a projector network.
 * @param couplings The couplings of a projector network; 0 for a perceptron.
 * @param learningRate Of Adam, one cycle.
 * @param epochs How often the rows are gone through.
 * @param batchSize The rows of a step.
 * @param masked The share of the cells that the damage masks.
 * @param noise The deviation of the noise that it adds, in columns' deviations.
 * @param seed The seed of the network and of the training.
 */
record FrontierSettings(
        String content,
        String columns,
        boolean header,
        Way way,
        double strength,
        List<Integer> hidden,
        int couplings,
        double learningRate,
        int epochs,
        int batchSize,
        double masked,
        double noise,
        long seed) {}
