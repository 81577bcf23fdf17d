package org.idem4j.tribuo.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Images side by side, in rows, with a margin between: rows of values from 0 to 1 as pictures. Values beyond these are drawn as 0
 * and 1; places that no image takes have the margin's grey.
 *
 * @param shape The shape of each image, of 1 or 3 channels.
 * @param columns How many stand in a row.
 * @param margin The pixels between two images and around them, 0 for none.
 * @param scale How many pixels of the picture a pixel of an image is high and wide.
 */
public record ImageGrid(ImageShape shape, int columns, int margin, int scale) {

    private static final int GROUND = 96;

    /**
     * Checks the numbers.
     *
     * @param shape Of 1 or 3 channels.
     * @param columns At least 1.
     * @param margin At least 0.
     * @param scale At least 1.
     * @throws IllegalArgumentException If one is out of its range.
     */
    public ImageGrid {
        if (shape.channels() != 1 && shape.channels() != 3) {
            throw new IllegalArgumentException(
                    "Pictures have 1 channel or 3, but the images are " + shape + " (channels x height x width).");
        }
        if (columns < 1 || margin < 0 || scale < 1) {
            throw new IllegalArgumentException(
                    "A grid has at least one column, a margin of at least 0 and a scale of at" + " least 1, not "
                            + columns + ", " + margin + " and " + scale + ".");
        }
    }

    /**
     * One image as a picture, pixel by pixel.
     *
     * @param shape Its shape.
     * @return A grid for it.
     */
    public static ImageGrid single(ImageShape shape) {
        return new ImageGrid(shape, 1, 0, 1);
    }

    /**
     * Draws images.
     *
     * @param rows They, row-major, [images × n], at least one.
     * @return The picture.
     * @throws IllegalArgumentException If they are no whole number of images.
     */
    public BufferedImage draw(float[] rows) {
        int n = shape.size();
        if (rows.length == 0 || rows.length % n != 0) {
            throw new IllegalArgumentException(
                    rows.length + " values are no whole number of images of " + shape + " (" + n + " values each).");
        }
        int images = rows.length / n;
        int lines = (images + columns - 1) / columns;
        BufferedImage picture = new BufferedImage(
                margin + columns * stepX(),
                margin + lines * stepY(),
                shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        WritableRaster raster = picture.getRaster();
        fill(raster);
        for (int i = 0; i < images; i++) {
            draw(raster, rows, i, margin + i % columns * stepX(), margin + i / columns * stepY());
        }
        return picture;
    }

    private int stepX() {
        return shape.width() * scale + margin;
    }

    private int stepY() {
        return shape.height() * scale + margin;
    }

    private static void fill(WritableRaster raster) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                for (int band = 0; band < raster.getNumBands(); band++) {
                    raster.setSample(x, y, band, GROUND);
                }
            }
        }
    }

    private void draw(WritableRaster raster, float[] rows, int image, int left, int top) {
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height() * scale; y++) {
                for (int x = 0; x < shape.width() * scale; x++) {
                    float value = rows[image * shape.size() + ImageColumns.index(shape, c, y / scale, x / scale)];
                    raster.setSample(left + x, top + y, c, ByteImages.pixel(value) & 0xff);
                }
            }
        }
    }

    /**
     * Writes images as PNG.
     *
     * @param rows They, row-major, [images × n], at least one.
     * @param stream Where to; left open.
     * @throws IOException If it can't be written.
     * @throws IllegalArgumentException If they are no whole number of images.
     */
    public void write(float[] rows, OutputStream stream) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        // Not ImageIO.write, which keeps a file in the folder for temporary files where a stream is given.
        try (ImageOutputStream png = new MemoryCacheImageOutputStream(stream)) {
            writer.setOutput(png);
            writer.write(draw(rows));
        } finally {
            writer.dispose();
        }
        stream.flush();
    }
}
