package org.idem4j.tribuo.experiment.architecture;

import java.util.List;

/**
 * The parameters of a network.
 *
 * @param layers Layer by layer, from input to output.
 * @param parameters How many the network in the engine has.
 */
record ParameterCount(List<LayerCount> layers, long parameters) {

    /**
     * The weights alone.
     *
     * @return The entries of all matrices.
     */
    public long weights() {
        return layers.stream().mapToLong(LayerCount::weights).sum();
    }

    /**
     * The biases alone.
     *
     * @return The entries of all biases.
     */
    public long biases() {
        return layers.stream().mapToLong(LayerCount::biases).sum();
    }
}
