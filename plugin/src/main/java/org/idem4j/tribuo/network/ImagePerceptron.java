package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.ArrayList;
import java.util.List;

/**
 * Fully connected layers over images: all pixels → hidden widths → a vector → the same widths, backwards → all pixels. Each but
 * the last is normalised, the vector too, which is the {@linkplain ImageNetwork#encoder() code} of an image. A layer is a
 * convolution whose window is a whole image, so that it can be normalised by {@link ImageNorm}, stored and exported as others.
 */
public final class ImagePerceptron extends ImageAutoencoder<ImagePerceptron> {

    @Config(description = "The widths of the layers from an image to the vector; those back have the same.")
    private int[] hidden = {256};

    /** For OLCUT. */
    private ImagePerceptron() {}

    /**
     * A network for images of a shape.
     *
     * @param image Their shape.
     * @param latent The length of the vector in the middle.
     * @param hidden The widths of the layers from an image to the vector; none for one layer.
     * @return The description.
     * @throws IllegalArgumentException If a size is not positive, or images are no squares.
     */
    public static ImagePerceptron of(ImageShape image, int latent, int... hidden) {
        ImagePerceptron description = new ImagePerceptron();
        description.hidden = hidden.clone();
        return description.withCode(image, latent);
    }

    @Override
    ImagePerceptron blank() {
        return new ImagePerceptron();
    }

    @Override
    ImageNetwork network(ImageShape shape, int code, NormalisedLayers inner, ImageActivation last) {
        if (shape.height() != shape.width()) {
            throw new IllegalArgumentException("The windows of a whole image are squares, so images must be, too, not "
                    + shape + ": pad or crop them.");
        }
        List<ImageLayer> layers = new ArrayList<>();
        for (int width : hidden) {
            addLayer(layers, shape, width, inner);
        }
        addLayer(layers, shape, code, inner);
        int encoder = layers.size();
        for (int i = hidden.length - 1; i >= 0; i--) {
            addLayer(layers, shape, hidden[i], inner);
        }
        // a filter for each value, so that each has a bias: a transposed window would have one for each channel
        layers.add(new ConvolutionLayer(end(layers), shape.size(), 1, 1, 0, last));
        return new ImageNetwork(layers, encoder);
    }

    private static void addLayer(List<ImageLayer> layers, ImageShape image, int width, NormalisedLayers inner) {
        ImageShape from = layers.isEmpty() ? image : end(layers);
        ConvolutionLayer dense = new ConvolutionLayer(from, width, from.height(), 1, 0, inner.own());
        layers.add(dense);
        inner.add(layers, dense.output());
    }

    private static ImageShape end(List<ImageLayer> layers) {
        return layers.get(layers.size() - 1).output();
    }
}
