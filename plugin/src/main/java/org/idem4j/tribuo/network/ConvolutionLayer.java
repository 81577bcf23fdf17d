package org.idem4j.tribuo.network;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A convolution with square windows, activation(W ∗ x + b). Its parameters are b [filters], then W [filters × channels × side ×
 * side], row-major: DL4J's order.
 *
 * @param input The images it takes.
 * @param filters The channels it gives.
 * @param side The side of a window.
 * @param stride The pixels from one window to the next.
 * @param border The zeros around an image, on each side.
 * @param activation The activation function.
 */
public record ConvolutionLayer(
        ImageShape input, int filters, int side, int stride, int border, ImageActivation activation)
        implements ImageLayer {

    /**
     * Checks the sizes.
     *
     * @param input The images it takes.
     * @param filters At least 1.
     * @param side At least 1, no more than an image with its border.
     * @param stride At least 1.
     * @param border From 0 to one less than the side.
     * @param activation The activation function.
     * @throws IllegalArgumentException If a size is out of its range.
     */
    public ConvolutionLayer {
        WindowSizes.check(filters, side, stride, border);
        if (side > input.height() + 2L * border || side > input.width() + 2L * border) {
            throw new IllegalArgumentException("A window of " + side + " does not fit in an image of " + input
                    + " with a border of " + border + ".");
        }
    }

    @Override
    public ImageShape output() {
        return new ImageShape(filters, size(input.height()), size(input.width()));
    }

    private int size(int from) {
        return (from + 2 * border - side) / stride + 1;
    }

    private int weightCount() {
        return Math.multiplyExact(Math.multiplyExact(filters, input.channels()), side * side);
    }

    @Override
    public int parameterCount() {
        return Math.addExact(filters, weightCount());
    }

    @Override
    public List<ParameterRange> weights() {
        return List.of(new ParameterRange(filters, parameterCount()));
    }

    @Override
    public float[] draw(Initialisation initialisation, RandomGenerator random) {
        double places = side * side;
        return initialisation.draw(
                filters,
                weightCount(),
                input.channels() * places,
                Math.max(1, filters * places / ((double) stride * stride)),
                random);
    }
}
