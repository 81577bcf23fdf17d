package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * The rectangle of a plot, linear in the plot's units; on a logarithmic axis these are logarithms.
 *
 * @param box The rectangle in pixels.
 * @param data The rectangle in the plot's units; its y grows upwards.
 */
record PlotArea(Rectangle2D box, Rectangle2D data) {

    /** Places on a line are rounded to this part of a pixel, which keeps files small. */
    private static final double PER_PIXEL = 100;

    private static final int TICK = 5;
    private static final int GAP = 4;
    /** From the axis to its title. */
    private static final int TITLE_BELOW = 40;

    private static final int TITLE_LEFT = 52;

    /**
     * Numbers on an axis.
     *
     * @param places Where they stand, in the plot's units.
     * @param labels What is written there.
     */
    record Ticks(double[] places, String[] labels) {

        /** Round numbers from low to high, at most so many. */
        static Ticks linear(double low, double high, int most) {
            return of(Levels.linear(low, high, most), DoubleUnaryOperator.identity(), Levels::text);
        }

        /** Values with their places and labels; those with a blank label are left out. */
        static Ticks of(double[] values, DoubleUnaryOperator place, DoubleFunction<String> label) {
            double[] named = Arrays.stream(values)
                    .filter(value -> !label.apply(value).isBlank())
                    .toArray();
            return new Ticks(
                    Arrays.stream(named).map(place).toArray(),
                    Arrays.stream(named).mapToObj(label).toArray(String[]::new));
        }
    }

    double x(double value) {
        return box.getX() + (value - data.getX()) / data.getWidth() * box.getWidth();
    }

    double y(double value) {
        return box.getMaxY() - (value - data.getY()) / data.getHeight() * box.getHeight();
    }

    /** From columns and rows of a grid that fills the area to pixels. */
    AffineTransform ofGrid(int columns, int rows) {
        AffineTransform transform = AffineTransform.getTranslateInstance(box.getX(), box.getMaxY());
        transform.scale(box.getWidth() / (columns - 1), -box.getHeight() / (rows - 1));
        return transform;
    }

    /** Continues a line to a place, or begins one there. */
    void addTo(Path2D path, double x, double y, boolean continued) {
        double atX = Math.round(x(x) * PER_PIXEL) / PER_PIXEL;
        double atY = Math.round(y(y) * PER_PIXEL) / PER_PIXEL;
        if (continued) {
            path.lineTo(atX, atY);
        } else {
            path.moveTo(atX, atY);
        }
    }

    /** Draws the frame, ticks and titles. */
    void drawAxes(Graphics2D graphics, String xTitle, Ticks xTicks, String yTitle, Ticks yTicks) {
        graphics.setFont(PlotStyle.FONT);
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(PlotStyle.INK);
        graphics.draw(box);
        for (int i = 0; i < xTicks.places.length; i++) {
            double x = x(xTicks.places[i]);
            graphics.draw(new Line2D.Double(x, box.getMaxY(), x, box.getMaxY() + TICK));
            centred(graphics, xTicks.labels[i], x, box.getMaxY() + TICK + GAP + ascent(graphics));
        }
        for (int i = 0; i < yTicks.places.length; i++) {
            double y = y(yTicks.places[i]);
            graphics.draw(new Line2D.Double(box.getX() - TICK, y, box.getX(), y));
            rightAligned(graphics, yTicks.labels[i], box.getX() - TICK - GAP, y);
        }
        centred(graphics, xTitle, box.getCenterX(), box.getMaxY() + TITLE_BELOW);
        AffineTransform upright = graphics.getTransform();
        graphics.translate(box.getX() - TITLE_LEFT, box.getCenterY());
        graphics.rotate(-Math.PI / 2);
        centred(graphics, yTitle, 0, 0);
        graphics.setTransform(upright);
    }

    /** Draws a text left of a place, its middle at the place's height. */
    static void rightAligned(Graphics2D graphics, String text, double x, double y) {
        int width = graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (float) (x - width), (float) (y + ascent(graphics) / 2.5));
    }

    /** Draws a text right of a place, its middle at the place's height. */
    static void leftAligned(Graphics2D graphics, String text, double x, double y) {
        graphics.drawString(text, (float) x, (float) (y + ascent(graphics) / 2.5));
    }

    /** Draws a text on a baseline around a place. */
    static void centred(Graphics2D graphics, String text, double x, double y) {
        int width = graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (float) (x - width / 2.0), (float) y);
    }

    private static double ascent(Graphics2D graphics) {
        return graphics.getFontMetrics().getAscent();
    }
}
