package org.idem4j.tribuo.experiment.dynamics;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Where the points of a piece of the complex plane go.
 *
 * @param toZero The share of the area that goes to 0.
 * @param toOne The share that goes to 1.
 * @param escapes The share that goes to infinity.
 * @param undecided The share that is not there yet.
 * @param guarantee Below this, |λ² − λ| makes sure that λ goes to 0 or 1: ¼ for a corrector of order m; 0 if no bound does.
 * @param fixedPoints The fixed points.
 * @param zero What goes to 0 on the real line around it, found by looking.
 * @param one Likewise to 1.
 * @param knownZero The same from the corrector's properties; null if they know of none.
 * @param knownOne Likewise.
 * @param image A PNG, a pixel for each point, the upper row with the greatest imaginary part.
 */
record PlaneBasins(
        double toZero,
        double toOne,
        double escapes,
        double undecided,
        double guarantee,
        List<Fixed> fixedPoints,
        Basin zero,
        Basin one,
        Basin knownZero,
        Basin knownOne,
        byte[] image) {

    /**
     * A fixed point.
     *
     * @param real Its real part.
     * @param imaginary Its imaginary part.
     * @param attracts Whether points nearby come nearer.
     */
    public record Fixed(double real, double imaginary, boolean attracts) {}

    /** The limits, row by row, as a PNG. */
    static byte[] png(OrbitLimit[][] rows) {
        byte[] red = new byte[OrbitLimit.values().length];
        byte[] green = new byte[red.length];
        byte[] blue = new byte[red.length];
        for (OrbitLimit limit : OrbitLimit.values()) {
            red[limit.ordinal()] = (byte) LimitColors.of(limit).getRed();
            green[limit.ordinal()] = (byte) LimitColors.of(limit).getGreen();
            blue[limit.ordinal()] = (byte) LimitColors.of(limit).getBlue();
        }
        IndexColorModel colors = new IndexColorModel(2, red.length, red, green, blue);
        BufferedImage image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_BINARY, colors);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                image.getRaster().setSample(x, y, 0, rows[y][x].ordinal());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The image, to be drawn. */
    BufferedImage decoded() {
        try {
            return ImageIO.read(new ByteArrayInputStream(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
