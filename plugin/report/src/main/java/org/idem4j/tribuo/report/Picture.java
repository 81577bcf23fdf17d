package org.idem4j.tribuo.report;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.AWTError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Something to be drawn, as SVG or PNG.
 *
 * @param width In pixels of a plain screen.
 * @param height Likewise.
 * @param painter Draws it, its upper left corner at the origin.
 * @param pixels Whether it is of pixels alone, which a dark page must not turn into their negative.
 */
public record Picture(int width, int height, Consumer<Graphics2D> painter, boolean pixels) {

    private static final Logger LOGGER = Logger.getLogger(Picture.class.getName());
    /** Pixels of a PNG for each of a plain screen. */
    private static final int PNG_SCALE = 2;

    /**
     * A drawing.
     *
     * @param width In pixels of a plain screen.
     * @param height Likewise.
     * @param painter Draws it, its upper left corner at the origin.
     */
    public Picture(int width, int height, Consumer<Graphics2D> painter) {
        this(width, height, painter, false);
    }

    /**
     * A plot.
     *
     * @param chart The plot; made when it is drawn, for that needs fonts.
     * @param width Its width.
     * @param height Its height.
     * @return The picture.
     */
    public static Picture of(Supplier<? extends Chart<?, ?>> chart, int width, int height) {
        return new Picture(width, height, graphics -> chart.get().paint(graphics, width, height));
    }

    /**
     * A picture of pixels.
     *
     * @param image The pixels, each one of a plain screen.
     * @return The picture.
     */
    public static Picture of(BufferedImage image) {
        return new Picture(
                image.getWidth(), image.getHeight(), graphics -> graphics.drawImage(image, 0, 0, null), true);
    }

    /**
     * Pictures of one size side by side, row after row.
     *
     * @param pictures At least one.
     * @param columns How many side by side.
     * @return One picture.
     */
    public static Picture grid(List<Picture> pictures, int columns) {
        int width = pictures.get(0).width();
        int height = pictures.get(0).height();
        int across = Math.min(columns, pictures.size());
        int down = (pictures.size() - 1) / across + 1;
        return new Picture(across * width, down * height, graphics -> {
            for (int i = 0; i < pictures.size(); i++) {
                int x = i % across * width;
                int y = i / across * height;
                graphics.translate(x, y);
                pictures.get(i).painter().accept(graphics);
                graphics.translate(-x, -y);
            }
        });
    }

    /**
     * This picture above another.
     *
     * @param lower The other.
     * @return One picture, as wide as the wider.
     */
    public Picture above(Picture lower) {
        return new Picture(Math.max(width, lower.width), height + lower.height, graphics -> {
            painter.accept(graphics);
            graphics.translate(0, height);
            lower.painter.accept(graphics);
            graphics.translate(0, -height);
        });
    }

    /**
     * The picture as SVG.
     *
     * @return A whole document; nothing where this Java can't draw text for want of fonts.
     */
    public Optional<byte[]> svg() {
        return drawn(() -> {
            VectorGraphics2D graphics = new VectorGraphics2D();
            painter.accept(graphics);
            Document document =
                    Processors.get("svg").getDocument(graphics.getCommands(), new PageSize(0, 0, width, height));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.writeTo(bytes);
            return bytes.toByteArray();
        });
    }

    /**
     * The picture as PNG, {@value #PNG_SCALE} pixels for one.
     *
     * @return The file's bytes; nothing where this Java can't draw text for want of fonts.
     */
    public Optional<byte[]> png() {
        return drawn(() -> {
            BufferedImage image = new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(PNG_SCALE, PNG_SCALE);
            painter.accept(graphics);
            graphics.dispose();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        });
    }

    private static Optional<byte[]> drawn(Callable<byte[]> drawing) {
        try {
            return Optional.of(drawing.call());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError
                | InternalError
                | AWTError
                | Exception e) { // what AWT throws without fonts differs from Java to Java
            LOGGER.log(Level.FINE, "A picture could not be drawn", e);
            return Optional.empty();
        }
    }
}
