package org.idem4j.tribuo.engine.convolution;

/**
 * The sizes of a convolution over images: square windows of a side, a stride and a zero border that are the same in both
 * directions.
 *
 * @param channels The channels it takes.
 * @param height The height of the images it takes.
 * @param width Their width.
 * @param filters The channels it gives.
 * @param side The side of a window.
 * @param stride The pixels from one window to the next.
 * @param border The zeros around an image, on each side.
 */
public record ConvolutionShape(int channels, int height, int width, int filters, int side, int stride, int border) {

    /**
     * Checks the sizes.
     *
     * @param channels The channels it takes, at least 1.
     * @param height The height of the images it takes, at least 1.
     * @param width Their width, at least 1.
     * @param filters The channels it gives, at least 1.
     * @param side The side of a window, at least 1 and no more than an image with its border.
     * @param stride The pixels from one window to the next, at least 1.
     * @param border The zeros around an image, at least 0 and less than the side.
     * @throws IllegalArgumentException If a size is out of its range.
     */
    public ConvolutionShape {
        if (channels < 1 || height < 1 || width < 1 || filters < 1 || side < 1 || stride < 1) {
            throw new IllegalArgumentException("The sizes of a convolution are at least 1, not " + channels + " × "
                    + height + " × " + width + " to " + filters + " channels by windows of " + side + " at a stride of "
                    + stride + ".");
        }
        if (border < 0 || border >= side) {
            throw new IllegalArgumentException(
                    "A border of " + border + " does not go with windows of " + side + "; it is from 0 to one less.");
        }
        if (side > height + 2L * border || side > width + 2L * border) {
            throw new IllegalArgumentException("A window of " + side + " does not fit in an image of " + height + " × "
                    + width + " with a border of " + border + ".");
        }
    }

    /**
     * The height of the images it gives.
     *
     * @return In pixels.
     */
    public int outputHeight() {
        return (height + 2 * border - side) / stride + 1;
    }

    /**
     * The width of the images it gives.
     *
     * @return In pixels.
     */
    public int outputWidth() {
        return (width + 2 * border - side) / stride + 1;
    }

    /**
     * The floats of an image it takes.
     *
     * @return How many.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    public int inputs() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /**
     * The floats of an image it gives.
     *
     * @return How many.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    public int outputs() {
        return Math.multiplyExact(Math.multiplyExact(filters, outputHeight()), outputWidth());
    }

    /**
     * The number of weights.
     *
     * @return How many.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    public int weights() {
        return Math.multiplyExact(Math.multiplyExact(filters, channels), Math.multiplyExact(side, side));
    }

    /**
     * The operations of one image's convolution.
     *
     * @return Multiplications and additions.
     */
    public double operations() {
        return 2.0 * weights() * outputHeight() * outputWidth();
    }
}
