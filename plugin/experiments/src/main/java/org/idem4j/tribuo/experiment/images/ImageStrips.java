package org.idem4j.tribuo.experiment.images;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.data.image.ImageGrid;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.report.Picture;

/**
 * Rows of images one above the other.
 *
 * @param shape The images' shape.
 */
record ImageStrips(ImageShape shape) {

    private static final int MARGIN = 2;

    /** The height of a line of words, and where in it they stand. */
    private static final int LINE = 18;

    private static final int BASELINE = 14;
    private static final Color GROUND = new Color(0x606060);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** An image is at least so many pixels wide. */
    private static final int LEAST_WIDTH = 56;

    /** Rows as a PNG: at least one, all of as many images. */
    void write(List<float[]> rows, OutputStream stream) throws IOException {
        grid(rows).write(joined(rows), stream);
    }

    /** The rows of a report, as {@link ShownImages} has them. */
    Picture picture(List<String> encoded) {
        return Picture.of(drawn(encoded));
    }

    private BufferedImage drawn(List<String> encoded) {
        List<float[]> rows = encoded.stream().map(ShownImages::decode).toList();
        return grid(rows).draw(joined(rows));
    }

    /**
     * Rows with words above each.
     *
     * @param rows From words to images, as {@link ShownImages} has them, in order.
     */
    Picture labelled(Map<String, String> rows) {
        List<String> words = List.copyOf(rows.keySet());
        List<BufferedImage> strips =
                rows.values().stream().map(row -> drawn(List.of(row))).toList();
        int width = strips.get(0).getWidth();
        int step = strips.get(0).getHeight() + LINE;
        return new Picture(
                width,
                step * strips.size(),
                graphics -> {
                    graphics.setColor(GROUND);
                    graphics.fillRect(0, 0, width, step * words.size());
                    for (int row = 0; row < words.size(); row++) {
                        write(graphics, words.get(row), step * row + BASELINE);
                        graphics.drawImage(strips.get(row), 0, step * row + LINE, null);
                    }
                },
                true);
    }

    /** Letters as outlines, which look the same wherever the picture is shown. */
    private static void write(Graphics2D graphics, String words, int baseline) {
        TextLayout text = new TextLayout(words, FONT, graphics.getFontRenderContext());
        graphics.setColor(Color.WHITE);
        graphics.fill(text.getOutline(AffineTransform.getTranslateInstance(MARGIN + 2, baseline)));
    }

    private ImageGrid grid(List<float[]> rows) {
        int scale = Math.max(1, LEAST_WIDTH / shape.width());
        return new ImageGrid(shape, rows.get(0).length / shape.size(), MARGIN, scale);
    }

    private static float[] joined(List<float[]> rows) {
        int length = rows.get(0).length;
        float[] all = new float[length * rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * length, length);
        }
        return all;
    }
}
