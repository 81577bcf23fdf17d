package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * The rectangle of a plot with two linear axes.
 *
 * @param box The rectangle in pixels.
 * @param data The rectangle in the plot's units; its y grows upwards.
 */
record PlotArea(Rectangle2D box, Rectangle2D data) {

    private static final int TICK = 5;
    private static final int GAP = 4;
    private static final int X_TICKS = 8;
    private static final int Y_TICKS = 6;
    /** From the axis to its title. */
    private static final int TITLE_BELOW = 40;

    private static final int TITLE_LEFT = 52;

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

    /** Draws the frame, ticks and titles. */
    void drawAxes(Graphics2D graphics, String xTitle, String yTitle) {
        graphics.setFont(PlotStyle.FONT);
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(PlotStyle.INK);
        graphics.draw(box);
        for (double tick : Levels.linear(data.getMinX(), data.getMaxX(), X_TICKS)) {
            graphics.draw(new Line2D.Double(x(tick), box.getMaxY(), x(tick), box.getMaxY() + TICK));
            centred(graphics, Levels.text(tick), x(tick), box.getMaxY() + TICK + GAP + ascent(graphics));
        }
        for (double tick : Levels.linear(data.getMinY(), data.getMaxY(), Y_TICKS)) {
            graphics.draw(new Line2D.Double(box.getX() - TICK, y(tick), box.getX(), y(tick)));
            rightAligned(graphics, Levels.text(tick), box.getX() - TICK - GAP, y(tick));
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
