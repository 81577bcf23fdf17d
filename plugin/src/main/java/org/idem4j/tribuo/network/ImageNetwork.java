package org.idem4j.tribuo.network;

import java.util.List;
import java.util.function.Function;

/**
 * Layers over images, one on the other. Rows hold images as {@link ImageShape} orders them; the parameters are the layers',
 * in this order.
 *
 * @param layers From input to output.
 * @param encoder How many of the first layers make the code of an image, from which the others make the output; 0 where there
 *     is no such place.
 */
public record ImageNetwork(List<ImageLayer> layers, int encoder) implements Architecture {

    /**
     * Checks that the layers fit together.
     *
     * @param layers Copied; at least one.
     * @param encoder From 0 to one less than there are layers; behind them an image has one pixel.
     * @throws IllegalArgumentException If there are no layers, one does not take what the one before gives, or there is no
     *     such place for a code.
     */
    public ImageNetwork {
        layers = List.copyOf(layers);
        ImageLayers.checkChain(layers);
        if (encoder < 0 || encoder >= layers.size()) {
            throw new IllegalArgumentException(
                    "Of " + layers.size() + " layers " + encoder + " can't make the code for the others.");
        }
        if (encoder > 0 && layers.get(encoder - 1).output().pixels() > 1) {
            throw new IllegalArgumentException("A code has one pixel, not those of "
                    + layers.get(encoder - 1).output() + ".");
        }
    }

    /**
     * The images it takes.
     *
     * @return Their shape.
     */
    public ImageShape input() {
        return layers.get(0).input();
    }

    /**
     * The images it gives.
     *
     * @return Their shape.
     */
    public ImageShape output() {
        return layers.get(layers.size() - 1).output();
    }

    @Override
    public int inputs() {
        return input().size();
    }

    @Override
    public int outputs() {
        return output().size();
    }

    @Override
    public int parameterCount() {
        return ImageLayers.parameterCount(layers);
    }

    @Override
    public List<ParameterRange> trained() {
        return ImageLayers.ranges(layers, ImageLayer::trained);
    }

    /** All weights; biases and what norms have are left alone. */
    @Override
    public List<ParameterRange> decayed() {
        return ImageLayers.ranges(layers, ImageLayer::weights);
    }

    @Override
    public <T> T match(
            Function<Perceptron, T> perceptron,
            Function<Projector, T> projector,
            Function<ImageNetwork, T> images,
            Function<Retraction, T> retraction) {
        return images.apply(this);
    }
}
