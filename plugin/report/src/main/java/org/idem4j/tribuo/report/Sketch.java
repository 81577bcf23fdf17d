package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Shapes, arrows and words for a picture that no plot library draws. Lengths are pixels of a plain screen. */
public final class Sketch {

    /** Where words stand from their point. */
    public enum Anchor {
        /** To its right. */
        LEFT(0),
        /** Around it. */
        CENTRE(0.5),
        /** To its left. */
        RIGHT(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    /** The size of words that label something. Not 12, which the SVG would leave out as understood, and browsers take 16. */
    public static final int SMALL = 11;
    /** The size of most words. */
    public static final int PLAIN = 13;

    private static final double HEAD = 9;
    /** How far below the middle of a line of words its letters stand, as a share of their size. */
    private static final double BASELINE = 0.36;

    private final Graphics2D graphics;

    /**
     * A sketch.
     *
     * @param graphics What to draw on.
     */
    public Sketch(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /**
     * Fills a shape.
     *
     * @param shape The shape.
     * @param color Its colour.
     */
    public void fill(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    /**
     * Draws an outline.
     *
     * @param shape The shape.
     * @param color The line's colour.
     * @param width The line's width.
     */
    public void outline(Shape shape, Color color, double width) {
        stroke(shape, color, new BasicStroke((float) width));
    }

    /**
     * Draws a dashed outline.
     *
     * @param shape The shape.
     * @param color The line's colour.
     * @param width The line's width.
     */
    public void dashes(Shape shape, Color color, double width) {
        float[] pattern = {4, 4};
        stroke(
                shape,
                color,
                new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0));
    }

    private void stroke(Shape shape, Color color, BasicStroke stroke) {
        graphics.setColor(color);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    /**
     * Draws an image.
     *
     * @param image The image.
     * @param place The place that it fills.
     */
    public void image(BufferedImage image, Rectangle2D place) {
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                image,
                (int) Math.round(place.getX()),
                (int) Math.round(place.getY()),
                (int) Math.round(place.getWidth()),
                (int) Math.round(place.getHeight()),
                null);
    }

    /**
     * Draws a line.
     *
     * @param x1 Where it begins.
     * @param y1 Likewise.
     * @param x2 Where it ends.
     * @param y2 Likewise.
     * @param color Its colour.
     * @param width Its width.
     */
    public void line(double x1, double y1, double x2, double y2, Color color, double width) {
        outline(new Line2D.Double(x1, y1, x2, y2), color, width);
    }

    /**
     * Draws an arrow along straight pieces.
     *
     * @param color Its colour.
     * @param width Its width.
     * @param points Two or more, the head at the last.
     */
    public void arrow(Color color, double width, Point2D... points) {
        Point2D tip = points[points.length - 1];
        Point2D before = points[points.length - 2];
        double angle = Math.atan2(tip.getY() - before.getY(), tip.getX() - before.getX());
        Path2D path = new Path2D.Double();
        path.moveTo(points[0].getX(), points[0].getY());
        for (int i = 1; i < points.length - 1; i++) {
            path.lineTo(points[i].getX(), points[i].getY());
        }
        path.lineTo(tip.getX() - HEAD / 2 * Math.cos(angle), tip.getY() - HEAD / 2 * Math.sin(angle));
        outline(path, color, width);
        fill(head(tip, angle), color);
    }

    private static Shape head(Point2D tip, double angle) {
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-HEAD, HEAD * 0.42);
        head.lineTo(-HEAD * 0.8, 0);
        head.lineTo(-HEAD, -HEAD * 0.42);
        head.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(tip.getX(), tip.getY());
        place.rotate(angle);
        return place.createTransformedShape(head);
    }

    /**
     * Writes in plain letters.
     *
     * @param text A line of words.
     * @param x The point at which they stand.
     * @param y The middle of the letters.
     * @param anchor Where they stand from it.
     * @param size Their size, {@link #SMALL} say.
     * @param color Their colour.
     */
    public void text(String text, double x, double y, Anchor anchor, int size, Color color) {
        write(text, x, y, anchor, new Font(Font.SANS_SERIF, Font.PLAIN, size), color);
    }

    /**
     * Writes a title, in bold letters.
     *
     * @param text A line of words.
     * @param x The point at which they stand.
     * @param y The middle of the letters.
     * @param anchor Where they stand from it.
     */
    public void title(String text, double x, double y, Anchor anchor) {
        write(text, x, y, anchor, new Font(Font.SANS_SERIF, Font.BOLD, PLAIN), PlotStyle.INK);
    }

    /**
     * How much room plain letters take.
     *
     * @param text A line of words.
     * @param size Their size.
     * @return Their width.
     */
    public double width(String text, int size) {
        return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, size))
                .stringWidth(text);
    }

    private void write(String text, double x, double y, Anchor anchor, Font font, Color color) {
        graphics.setFont(font);
        graphics.setColor(color);
        double left = x - anchor.share * graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, (float) left, (float) (y + BASELINE * font.getSize()));
    }
}
