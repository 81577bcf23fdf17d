package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;

/**
 * An image squeezed (Dinh et al. 2017, section 3.6): each square of two by two pixels becomes one pixel of four times the
 * channels, of which one half is read and the other shifted. Which two places of the square make a half goes around: the
 * diagonals, the lines, the columns.
 *
 * @param image The image, of even sides.
 */
record SqueezedHalves(ImageShape image) {

    /** The places of the squares in a half and in the other, numbered line by line. */
    private static final int[][][] WAYS = {{{0, 3}, {1, 2}}, {{0, 1}, {2, 3}}, {{0, 2}, {1, 3}}};

    SqueezedHalves {
        if (image.height() % 2 != 0 || image.width() % 2 != 0) {
            throw new IllegalArgumentException("Squares of two by two pixels don't fill an image of " + image
                    + ": its sides have to be even; pad or crop them.");
        }
    }

    /** The shape of a half. */
    ImageShape half() {
        return new ImageShape(Math.multiplyExact(2, image.channels()), image.height() / 2, image.width() / 2);
    }

    /**
     * The columns of a half, in the order of its rows.
     *
     * @param pair Which pair of couplings it is for.
     * @param second Which half.
     */
    List<Integer> columns(int pair, boolean second) {
        List<Integer> columns = new ArrayList<>();
        for (int place : WAYS[pair % WAYS.length][second ? 1 : 0]) {
            for (int channel = 0; channel < image.channels(); channel++) {
                for (int y = place / 2; y < image.height(); y += 2) {
                    for (int x = place % 2; x < image.width(); x += 2) {
                        columns.add((channel * image.height() + y) * image.width() + x);
                    }
                }
            }
        }
        return columns;
    }
}
