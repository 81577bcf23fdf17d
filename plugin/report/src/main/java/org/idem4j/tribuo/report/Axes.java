package org.idem4j.tribuo.report;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.idem4j.tribuo.report.Sketch.Anchor;

/**
 * A rectangle of the plane on a sketch, both axes linear.
 *
 * @param place Where it stands on the sketch.
 * @param left The least horizontal coordinate.
 * @param right The greatest.
 * @param bottom The least vertical coordinate.
 * @param top The greatest.
 */
public record Axes(Rectangle2D place, double left, double right, double bottom, double top) {

    private static final Color GRID = new Color(0xE4E4E4);
    /** How far beyond an end a tick may lie by rounding, as a share of the distance of two. */
    private static final double SLACK = 1e-6;

    /**
     * Where a horizontal coordinate lies.
     *
     * @param value The coordinate.
     * @return Pixels from the left of the sketch.
     */
    public double x(double value) {
        return place.getX() + (value - left) / (right - left) * place.getWidth();
    }

    /**
     * Where a vertical coordinate lies.
     *
     * @param value The coordinate.
     * @return Pixels from the top of the sketch.
     */
    public double y(double value) {
        return place.getY() + (top - value) / (top - bottom) * place.getHeight();
    }

    /**
     * Whether a point lies inside.
     *
     * @param x Its horizontal coordinate.
     * @param y Its vertical coordinate.
     * @return False if it doesn't, or is not a number.
     */
    public boolean contains(double x, double y) {
        return x >= left && x <= right && y >= bottom && y <= top;
    }

    /**
     * Draws lines at whole multiples of a distance.
     *
     * @param sketch What to draw on.
     * @param horizontal The distance of the vertical lines.
     * @param vertical The distance of the horizontal ones.
     */
    public void grid(Sketch sketch, double horizontal, double vertical) {
        for (double value = first(left, horizontal); value <= right + SLACK * horizontal; value += horizontal) {
            sketch.line(x(value), place.getMinY(), x(value), place.getMaxY(), GRID, 1);
        }
        for (double value = first(bottom, vertical); value <= top + SLACK * vertical; value += vertical) {
            sketch.line(place.getMinX(), y(value), place.getMaxX(), y(value), GRID, 1);
        }
    }

    /**
     * Writes whole multiples of a distance below.
     *
     * @param sketch What to draw on.
     * @param distance The distance.
     * @param title What the axis shows.
     */
    public void horizontalAxis(Sketch sketch, double distance, String title) {
        for (double value = first(left, distance); value <= right + SLACK * distance; value += distance) {
            sketch.line(x(value), place.getMaxY(), x(value), place.getMaxY() + 4, PlotStyle.GREY, 1);
            sketch.text(label(value), x(value), place.getMaxY() + 13, Anchor.CENTRE, Sketch.SMALL, PlotStyle.INK);
        }
        sketch.text(title, place.getCenterX(), place.getMaxY() + 31, Anchor.CENTRE, Sketch.PLAIN, PlotStyle.INK);
    }

    /**
     * Writes whole multiples of a distance to the left.
     *
     * @param sketch What to draw on.
     * @param distance The distance.
     * @param title What the axis shows; stands above it.
     */
    public void verticalAxis(Sketch sketch, double distance, String title) {
        for (double value = first(bottom, distance); value <= top + SLACK * distance; value += distance) {
            sketch.line(place.getMinX() - 4, y(value), place.getMinX(), y(value), PlotStyle.GREY, 1);
            sketch.text(label(value), place.getMinX() - 7, y(value), Anchor.RIGHT, Sketch.SMALL, PlotStyle.INK);
        }
        sketch.text(title, place.getMinX(), place.getMinY() - 12, Anchor.LEFT, Sketch.PLAIN, PlotStyle.INK);
    }

    private static double first(double from, double distance) {
        return Math.ceil(from / distance - SLACK) * distance;
    }

    /**
     * A number as axes name it.
     *
     * @param value The number.
     * @return Three decimals, without zeros at the end.
     */
    public static String label(double value) {
        double rounded = Math.rint(value * 1e3) / 1e3 + 0.0; // no −0
        String text = String.format(Locale.ROOT, "%.3f", rounded).replaceAll("\\.?0+$", "");
        return text.replace('-', '−');
    }

    /**
     * A line through points.
     *
     * @param xs Their horizontal coordinates.
     * @param ys Their vertical coordinates.
     * @return The line, interrupted where points lie outside or are not finite.
     */
    public Path2D path(double[] xs, double[] ys) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < xs.length; i++) {
            boolean inside = contains(xs[i], ys[i]);
            if (inside && drawing) {
                path.lineTo(x(xs[i]), y(ys[i]));
            } else if (inside) {
                path.moveTo(x(xs[i]), y(ys[i]));
            }
            drawing = inside;
        }
        return path;
    }

    /**
     * A straight line between two points.
     *
     * @param x1 Its horizontal coordinates.
     * @param y1 Its vertical coordinates.
     * @param x2 Likewise.
     * @param y2 Likewise.
     * @return The line.
     */
    public Line2D segment(double x1, double y1, double x2, double y2) {
        return new Line2D.Double(x(x1), y(y1), x(x2), y(y2));
    }
}
