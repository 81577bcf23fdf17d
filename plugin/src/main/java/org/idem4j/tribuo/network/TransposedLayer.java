package org.idem4j.tribuo.network;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A transposed convolution with square windows, activation(Wᵀ ∗ x + b): the input's error of a convolution as a map of its own.
 * Its parameters are b [filters], then W [channels × filters × side × side], row-major: DL4J's order.
 *
 * @param input The images it takes.
 * @param filters The channels it gives.
 * @param side The side of a window.
 * @param stride The pixels of the output from one window to the next.
 * @param border The pixels that are cut off around the output, on each side.
 * @param activation The activation function.
 */
public record TransposedLayer(
        ImageShape input, int filters, int side, int stride, int border, ImageActivation activation)
        implements ImageLayer {

    /**
     * Checks the sizes.
     *
     * @param input The images it takes.
     * @param filters At least 1.
     * @param side At least 1.
     * @param stride At least 1.
     * @param border From 0 to one less than the side, so that something is left.
     * @param activation The activation function.
     * @throws IllegalArgumentException If a size is out of its range.
     */
    public TransposedLayer {
        WindowSizes.check(filters, side, stride, border);
        if (side - 2L * border + Math.min(input.height() - 1L, input.width() - 1L) * stride < 1) {
            throw new IllegalArgumentException("A border of " + border + " leaves nothing of windows of " + side
                    + " over an image of " + input + ".");
        }
    }

    @Override
    public ImageShape output() {
        return new ImageShape(filters, size(input.height()), size(input.width()));
    }

    private int size(int from) {
        return Math.addExact(Math.multiplyExact(from - 1, stride), side - 2 * border);
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

    /** A pixel of the output is in a window of every stride-th pixel only. */
    @Override
    public float[] draw(Initialisation initialisation, RandomGenerator random) {
        double places = side * side;
        double pixels = input.pixels() == 1 ? 1 : Math.max(1, places / ((double) stride * stride));
        return initialisation.draw(
                filters, weightCount(), input.channels() * pixels, Math.max(1, filters * places), random);
    }
}
