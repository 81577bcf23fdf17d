package org.idem4j.tribuo.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The picture in a PNG or JPEG file. Its bytes and its pixels are bounded before it is decoded; which decoder is asked is told by
 * its first bytes. Transparency and the orientation that a camera noted are not looked at.
 */
final class PictureFile {

    /** The most bytes of a file. */
    static final long MOST_BYTES = 1L << 26;

    /** The most pixels of a picture. */
    static final long MOST_PIXELS = 1L << 25;

    private static final int GREATEST = 255;

    /** Two channels of a grey picture differ by less, however a JPEG rounds them. */
    private static final int COLOURED = 16;

    private PictureFile() {}

    /** A picture's sizes in pixels. */
    record Size(int width, int height) {}

    /** What is done with a decoder that has looked at the header. */
    private interface Use<T> {
        T with(ImageReader reader) throws IOException;
    }

    /**
     * Decodes a picture.
     *
     * @param channels 1 for grey, 3 for red, green and blue.
     * @return Its pixels, 0 to 255, channel by channel.
     * @throws IOException If the file is damaged, too large or no picture; the message says what, not where.
     */
    static Pixels read(Path file, int channels) throws IOException {
        return decode(file, reader -> pixels(reader.read(0), channels));
    }

    /**
     * Reads the header of a picture.
     *
     * @throws IOException As {@link #read}.
     */
    static Size size(Path file) throws IOException {
        return decode(file, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    private static <T> T decode(Path file, Use<T> use) throws IOException {
        long length = Files.size(file);
        if (length > MOST_BYTES) {
            throw new IOException("it has " + length + " bytes, more than " + MOST_BYTES);
        }
        byte[] content = Files.readAllBytes(file);
        ImageReader reader = reader(content);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels < 1 || pixels > MOST_PIXELS) {
                throw new IOException("it has " + pixels + " pixels, more than " + MOST_PIXELS + " or none");
            }
            return use.with(reader);
        } catch (RuntimeException e) {
            // The decoders meet damage with whatever it leads them to.
            throw new IOException("it is damaged (" + e + ")", e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(byte[] content) throws IOException {
        String format = begins(content, 0x89, 'P', 'N', 'G') ? "png" : begins(content, 0xff, 0xd8, 0xff) ? "jpeg" : "";
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (format.isEmpty() || !readers.hasNext()) {
            throw new IOException("it is neither PNG nor JPEG");
        }
        return readers.next();
    }

    private static boolean begins(byte[] content, int... magic) {
        boolean same = content.length >= magic.length;
        for (int i = 0; same && i < magic.length; i++) {
            same = (content[i] & 0xff) == magic[i];
        }
        return same;
    }

    private static Pixels pixels(BufferedImage image, int channels) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] values = new byte[channels * height * width];
        boolean losesColours = false;
        int[] colour = new int[3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                colour(image, x, y, colour);
                for (int c = 0; c < channels; c++) {
                    values[(c * height + y) * width + x] = (byte) (channels == 1 ? grey(colour) : colour[c]);
                }
                losesColours |= channels == 1 && isColoured(colour);
            }
        }
        return new Pixels(channels, height, width, values, losesColours);
    }

    /**
     * Red, green and blue of a pixel as they stand in the file. Java would take grey for light that is to be made brighter, so
     * bands that are no sRGB are read plainly.
     */
    private static void colour(BufferedImage image, int x, int y, int[] colour) {
        ColorModel model = image.getColorModel();
        if (model.getColorSpace().isCS_sRGB()) {
            int rgb = image.getRGB(x, y);
            colour[0] = rgb >> 16 & GREATEST;
            colour[1] = rgb >> 8 & GREATEST;
            colour[2] = rgb & GREATEST;
            return;
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        for (int c = 0; c < colour.length; c++) {
            int band = bands < colour.length ? 0 : c;
            int bits = model.getComponentSize(band);
            colour[c] = (int) (raster.getSample(x, y, band) * (double) GREATEST / ((1L << bits) - 1) + 0.5);
        }
    }

    private static boolean isColoured(int[] colour) {
        return Math.abs(colour[0] - colour[1]) >= COLOURED || Math.abs(colour[1] - colour[2]) >= COLOURED;
    }

    /** The luma of Rec. 601; of a grey pixel that itself. */
    private static int grey(int[] colour) {
        return (299 * colour[0] + 587 * colour[1] + 114 * colour[2] + 500) / 1000;
    }
}
