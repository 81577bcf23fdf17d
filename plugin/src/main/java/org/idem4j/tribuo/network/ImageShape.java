package org.idem4j.tribuo.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sizes of an image whose row has its values channel by channel, each line by line: the order of DL4J, PyTorch and ONNX.
 *
 * @param channels 1 for shades of grey, 3 for colours, more inside a network.
 * @param height The lines of pixels.
 * @param width The pixels of a line.
 */
public record ImageShape(int channels, int height, int width) {

    /** The most values of an image. */
    private static final int MOST = 1 << 22;

    private static final Pattern TEXT =
            Pattern.compile("\\s*(\\d{1,9})\\s*[x×]\\s*(\\d{1,9})\\s*[x×]\\s*(\\d{1,9})\\s*");

    /**
     * Checks the sizes.
     *
     * @param channels At least 1.
     * @param height At least 1.
     * @param width At least 1.
     * @throws IllegalArgumentException If a size is not positive, or the image has more than 4,194,304 values.
     */
    public ImageShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("An image has at least one channel, one line and one pixel in it, not "
                    + channels + "x" + height + "x" + width + ".");
        }
        if ((double) channels * height * width > MOST) {
            throw new IllegalArgumentException("An image of " + channels + "x" + height + "x" + width
                    + " values is too large; there may be " + MOST + ".");
        }
    }

    /**
     * A shape from its text form.
     *
     * @param text Such as "3x64x64": channels, height, width.
     * @return The shape.
     * @throws IllegalArgumentException If the text is no such form, or the sizes are none.
     */
    public static ImageShape parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no shape of an image; write channels x height x width, as 1x28x28 or 3x64x64.");
        }
        return new ImageShape(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /**
     * The values of an image.
     *
     * @return channels · height · width.
     */
    public int size() {
        return channels * height * width;
    }

    /**
     * The pixels of an image.
     *
     * @return height · width.
     */
    public int pixels() {
        return height * width;
    }

    /**
     * Refuses rows that are no such images.
     *
     * @param dimension The columns of a row.
     * @throws IllegalArgumentException If an image has more values or fewer.
     */
    public void requireRows(int dimension) {
        if (dimension != size()) {
            throw new IllegalArgumentException("The rows have " + dimension + " columns, but an image of " + this
                    + " (channels x height x width) has " + size() + " values: set the network's image to the shape of"
                    + " the data's.");
        }
    }

    /** The text form. */
    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
