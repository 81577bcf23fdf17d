package org.idem4j.tribuo.experiment.architecture;

/**
 * The parameters of a layer.
 *
 * @param inputs The columns it takes.
 * @param outputs The columns it gives.
 * @param weights The entries of its matrix.
 * @param biases The entries of its bias.
 */
record LayerCount(int inputs, int outputs, long weights, long biases) {}
