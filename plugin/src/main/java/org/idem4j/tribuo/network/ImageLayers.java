package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Image layers one after the other. */
final class ImageLayers {

    private ImageLayers() {}

    /** The number of their parameters. */
    static int parameterCount(List<ImageLayer> layers) {
        return layers.stream().mapToInt(ImageLayer::parameterCount).reduce(0, Math::addExact);
    }

    /** Ranges within layers as ranges within all their parameters. */
    static List<ParameterRange> ranges(List<ImageLayer> layers, Function<ImageLayer, List<ParameterRange>> within) {
        List<ParameterRange> ranges = new ArrayList<>();
        int from = 0;
        for (ImageLayer layer : layers) {
            for (ParameterRange range : within.apply(layer)) {
                ranges.add(range.movedBy(from));
            }
            from += layer.parameterCount();
        }
        return ParameterRange.joined(ranges);
    }

    /** Draws the parameters of layers one after the other. */
    static float[] draw(List<ImageLayer> layers, Initialisation initialisation, RandomGenerator random) {
        float[] parameters = NetworkSize.room(() -> parameterCount(layers));
        int from = 0;
        for (ImageLayer layer : layers) {
            float[] own = layer.draw(initialisation, random);
            System.arraycopy(own, 0, parameters, from, own.length);
            from += own.length;
        }
        return parameters;
    }

    /**
     * Checks that each layer takes what the one before gives.
     *
     * @throws IllegalArgumentException If one does not, or there is none.
     */
    static void checkChain(List<ImageLayer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("An image network needs at least one layer.");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (!layers.get(i - 1).output().equals(layers.get(i).input())) {
                throw new IllegalArgumentException("Layer " + i + " takes images of "
                        + layers.get(i).input() + ", but the layer before gives "
                        + layers.get(i - 1).output() + ".");
            }
        }
    }
}
