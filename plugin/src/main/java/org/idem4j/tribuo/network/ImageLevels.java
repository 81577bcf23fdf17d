package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The levels of an {@link ConvolutionalAutoencoder}, each of half the sides and twice the channels of the one above. As DCGAN has it,
 * neither the first layer is normalised, nor that which makes the vector, nor the last.
 *
 * @param image The images.
 * @param width The channels of the first level.
 * @param depth How often the sides are halved; 0 for as often as it goes.
 * @param latent The length of the vector.
 * @param inner How the layers end.
 * @param outer The activation function of the last.
 * @param skips Whether a way leads around each level.
 */
record ImageLevels(
        ImageShape image,
        int width,
        int depth,
        int latent,
        NormalisedLayers inner,
        ImageActivation outer,
        boolean skips) {

    private static final int SIDE = 4;
    private static final int LARGEST = 7;

    ImageNetwork network() {
        if (width < 1 || latent < 1 || depth < 0) {
            throw new IllegalArgumentException("The width and the latent vector must be at least 1 and the depth at"
                    + " least 0, not " + width + ", " + latent + " and " + depth + ".");
        }
        if (image.height() != image.width()) {
            throw new IllegalArgumentException("The window before the vector is a square, so images must be, too, not "
                    + image + ": pad or crop them.");
        }
        int levels = depth > 0 ? depth : fitting();
        if (levels > 20 || image.height() % (1 << levels) != 0 || levels == 0) {
            throw new IllegalArgumentException("Sides of " + image.height() + " can't be halved "
                    + (levels == 0 ? "once" : levels + " times") + ": choose a smaller depth, or pad the images.");
        }
        List<ImageLayer> layers = level(image, 0, levels);
        return new ImageNetwork(layers, skips ? 0 : encoder(layers));
    }

    /** One halving, and more for as long as sides are even and above 7. */
    private int fitting() {
        int levels = 0;
        for (int side = image.height(); side % 2 == 0 && (levels == 0 || side > LARGEST); side /= 2) {
            levels++;
        }
        return levels;
    }

    private static int encoder(List<ImageLayer> layers) {
        int vector = 0;
        while (layers.get(vector).output().pixels() > 1) {
            vector++;
        }
        return vector + 1;
    }

    /** From images of a level down to the vector and back. */
    private List<ImageLayer> level(ImageShape shape, int number, int levels) {
        if (number == levels) {
            return middle(shape);
        }
        List<ImageLayer> layers = new ArrayList<>();
        ConvolutionLayer down = new ConvolutionLayer(
                shape,
                Math.multiplyExact(width, 1 << number),
                SIDE,
                2,
                1,
                number == 0 ? inner.activation() : inner.own());
        layers.add(down);
        if (number > 0) {
            inner.add(layers, down.output());
        }
        List<ImageLayer> below = level(down.output(), number + 1, levels);
        if (skips) {
            layers.add(new SkipLayer(below));
        } else {
            layers.addAll(below);
        }
        ImageShape taken = layers.get(layers.size() - 1).output();
        TransposedLayer up =
                new TransposedLayer(taken, shape.channels(), SIDE, 2, 1, number == 0 ? outer : inner.own());
        layers.add(up);
        if (number > 0) {
            inner.add(layers, up.output());
        }
        return layers;
    }

    /** Windows of a whole image, to the vector and back. */
    private List<ImageLayer> middle(ImageShape shape) {
        List<ImageLayer> layers = new ArrayList<>();
        ConvolutionLayer toVector = new ConvolutionLayer(shape, latent, shape.height(), 1, 0, ImageActivation.IDENTITY);
        layers.add(toVector);
        layers.add(new TransposedLayer(toVector.output(), shape.channels(), shape.height(), 1, 0, inner.own()));
        inner.add(layers, shape);
        return layers;
    }
}
