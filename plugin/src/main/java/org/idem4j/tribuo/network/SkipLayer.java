package org.idem4j.tribuo.network;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Layers and a way around them (Ronneberger et al. 2015): the channels that they take, then those that they give.
 *
 * @param around The layers, one after the other; they keep height and width.
 */
public record SkipLayer(List<ImageLayer> around) implements ImageLayer {

    /**
     * Checks that the layers fit together.
     *
     * @param around Copied; at least one.
     * @throws IllegalArgumentException If there are none, they do not fit, or height or width changes.
     */
    public SkipLayer {
        around = List.copyOf(around);
        ImageLayers.checkChain(around);
        ImageShape in = around.get(0).input();
        ImageShape out = around.get(around.size() - 1).output();
        if (in.height() != out.height() || in.width() != out.width()) {
            throw new IllegalArgumentException("A way around layers from " + in + " to " + out
                    + " joins them only if height and width are the same.");
        }
    }

    @Override
    public ImageShape input() {
        return around.get(0).input();
    }

    @Override
    public ImageShape output() {
        ImageShape in = input();
        return new ImageShape(
                Math.addExact(
                        in.channels(), around.get(around.size() - 1).output().channels()),
                in.height(),
                in.width());
    }

    @Override
    public int parameterCount() {
        return ImageLayers.parameterCount(around);
    }

    @Override
    public List<ParameterRange> weights() {
        return ImageLayers.ranges(around, ImageLayer::weights);
    }

    @Override
    public List<ParameterRange> trained() {
        return ImageLayers.ranges(around, ImageLayer::trained);
    }

    @Override
    public float[] draw(Initialisation initialisation, RandomGenerator random) {
        return ImageLayers.draw(around, initialisation, random);
    }
}
