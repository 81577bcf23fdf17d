package org.idem4j.tribuo.experiment.architecture;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.task.Task;

/**
 * Makes a network and counts its parameters.
 *
 * @param id The network's name.
 * @param configuration Its layers.
 */
record CountPoint(String id, Layers configuration) implements Task<ParameterCount> {

    /** Seconds to make and read a parameter; only for the guess of the time. */
    private static final double SPEED = 5e-9;

    /**
     * What is made.
     *
     * @param layers From input to output.
     */
    public record Layers(List<DenseLayer> layers) {

        private int parameters() {
            return layers.stream().mapToInt(DenseLayer::parameterCount).reduce(0, Math::addExact);
        }
    }

    @Override
    public double seconds() {
        return SPEED * configuration.parameters();
    }

    @Override
    public ParameterCount run(DoubleConsumer progress) {
        List<DenseLayer> layers = configuration.layers();
        float[] zeros = new float[configuration.parameters()];
        return new ParameterCount(
                layers.stream().map(CountPoint::count).toList(),
                Engine.network(layers, zeros).parameters().length);
    }

    private static LayerCount count(DenseLayer layer) {
        return new LayerCount(
                layer.inputs(), layer.outputs(), (long) layer.inputs() * layer.outputs(), layer.outputs());
    }
}
