package org.idem4j.tribuo.data.image;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.idem4j.tribuo.network.ImageShape;

/**
 * The columns of images' rows. A value's place is channel by channel, in each the lines of pixels from the top, in each of these the
 * pixels from the left; the names of our own columns have that order as their natural one, in which Tribuo numbers features.
 */
public final class ImageColumns {

    /** The digits of a column's number, more where there are more columns. */
    private static final int DIGITS = 4;

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");

    private ImageColumns() {}

    /**
     * The names of the columns.
     *
     * @param shape The images' shape.
     * @return {@code p0000}, {@code p0001}, …: n names whose natural order is that of a row.
     */
    public static List<String> names(ImageShape shape) {
        int digits = Math.max(DIGITS, String.valueOf(shape.size() - 1).length());
        String zeros = "0".repeat(digits);
        return IntStream.range(0, shape.size())
                .mapToObj(i -> {
                    String number = String.valueOf(i);
                    return "p" + zeros.substring(number.length()) + number;
                })
                .toList();
    }

    /**
     * Where a value is in a row.
     *
     * @param shape The image's shape.
     * @param channel From 0.
     * @param line The line of pixels from the top, from 0.
     * @param pixel The pixel from the left, from 0.
     * @return Its index.
     */
    public static int index(ImageShape shape, int channel, int line, int pixel) {
        return (channel * shape.height() + line) * shape.width() + pixel;
    }

    /**
     * Refuses columns that are not an image's in their order: a network that looks at neighbours would look at others.
     *
     * @param names The columns' names in the order of a row, which is Tribuo's natural order of features.
     * @param shape The images' shape.
     * @throws ImageException If there are more or fewer, or the numbers that the names end in do not rise from one to the next.
     */
    public static void requireOrder(List<String> names, ImageShape shape) {
        requireSize(names.size(), shape, "The data have");
        int[] order = order(names);
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                throw new ImageException("The column '" + names.get(i) + "' stands where '" + names.get(order[i])
                        + "' should: Tribuo takes features in the order of their names as text, which is not that of the"
                        + " pixels. Read the images by an IdxImageSource or an ImageFolderSource, or write the numbers in the"
                        + " names with zeros before them, p0002 for p2.");
            }
        }
    }

    /**
     * Refuses rows that are not so long.
     *
     * @param columns How many columns there are.
     * @param shape The images' shape.
     * @param whose Who has them, with the verb.
     * @throws ImageException If an image has more values, or fewer.
     */
    static void requireSize(int columns, ImageShape shape, String whose) {
        if (columns != shape.size()) {
            throw new ImageException(whose + " " + columns + " columns, but images of " + shape
                    + " (channels x height x width) have " + shape.size()
                    + ". Every pixel must be a column, also one that is 0 in all images, which Tribuo's own sources leave out;"
                    + " an IdxImageSource or an ImageFolderSource keeps it.");
        }
    }

    /**
     * Where the values of an image are among columns, told by the numbers that their names end in.
     *
     * @param names The columns' names.
     * @return For each value of an image, in their order, its column.
     * @throws ImageException If the names are not one word with different numbers after it.
     */
    public static int[] order(List<String> names) {
        long[] numbers = new long[names.size()];
        String word = null;
        for (int i = 0; i < numbers.length; i++) {
            Matcher name = NUMBERED.matcher(names.get(i));
            if (!name.matches() || word != null && !word.equals(name.group(1))) {
                throw new ImageException(
                        "The column '" + names.get(i)
                                + "' is no pixel: the columns of images have one word and a number as their names, as p0000, p0001, …");
            }
            word = name.group(1);
            numbers[i] = Long.parseLong(name.group(2));
        }
        int[] order = IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> numbers[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 1; i < order.length; i++) {
            if (numbers[order[i]] == numbers[order[i - 1]]) {
                throw new ImageException("The columns '" + names.get(order[i - 1]) + "' and '" + names.get(order[i])
                        + "' have the same number, so there is no order of pixels; name each pixel by its own.");
            }
        }
        return order;
    }
}
