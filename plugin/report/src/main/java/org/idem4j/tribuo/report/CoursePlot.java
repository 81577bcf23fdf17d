package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Noisy curves over epochs: a hair-line through the values of all epochs and, on top, a thick line of what they are smoothed
 * to. Values that have no place on the vertical axis, such as zero on a logarithmic one, interrupt a line.
 *
 * @param title What stands above.
 * @param yTitle The vertical axis.
 * @param most The upper end of a linear vertical axis from zero; NaN for a logarithmic axis as far as the values reach.
 * @param courses The curves.
 */
public record CoursePlot(String title, String yTitle, double most, List<Course> courses) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 330;
    private static final Rectangle2D BOX = new Rectangle2D.Double(84, 36, 792, 236);
    private static final int TICKS = 6;
    private static final int RING_WIDTH = 7;
    /** How much of a logarithmic axis is left free above and below the values. */
    private static final double MARGIN = 0.05;

    /**
     * A curve.
     *
     * @param color Its colour.
     * @param values A value for each epoch, from the first on.
     * @param smooth What they are smoothed to, likewise.
     * @param rings Hollow markers of values from elsewhere, epoch and value.
     */
    public record Course(Color color, double[] values, double[] smooth, List<Ring> rings) {}

    /**
     * A value from elsewhere.
     *
     * @param epoch The epoch, from 1.
     * @param value The value.
     */
    public record Ring(int epoch, double value) {}

    /**
     * The plot as a picture.
     *
     * @return The picture.
     */
    public Picture picture() {
        return new Picture(WIDTH, HEIGHT, this::paint);
    }

    private boolean logarithmic() {
        return Double.isNaN(most);
    }

    private double height(double value) {
        return logarithmic() ? Math.log10(value) : value;
    }

    private void paint(Graphics2D graphics) {
        LogAxis axis = LogAxis.of(courses.stream()
                .flatMapToDouble(course -> DoubleStream.concat(
                        Arrays.stream(course.values), course.rings.stream().mapToDouble(Ring::value)))
                .filter(value -> value > 0 && Double.isFinite(value))
                .toArray());
        PlotArea area = new PlotArea(BOX, data(axis));
        PlotArea.Ticks ticks = logarithmic()
                ? PlotArea.Ticks.of(axis.gridLines(), this::height, axis::label)
                : PlotArea.Ticks.linear(0, most, TICKS);
        grid(graphics, area, ticks);
        for (Course course : courses) {
            line(graphics, area, course.values, pale(course.color), new BasicStroke(0.7f));
        }
        for (Course course : courses) {
            line(graphics, area, course.smooth, course.color, PlotStyle.SOLID);
        }
        courses.forEach(course -> rings(graphics, area, course));
        area.drawAxes(
                graphics,
                "epoch",
                PlotArea.Ticks.linear(0, area.data().getMaxX(), TICKS),
                logarithmic() ? PlotStyle.logarithmic(yTitle) : yTitle,
                ticks);
        graphics.setFont(PlotStyle.FONT.deriveFont(Font.BOLD));
        PlotArea.centred(graphics, title, BOX.getCenterX(), BOX.getY() - 14);
    }

    private Rectangle2D data(LogAxis axis) {
        int epochs =
                courses.stream().mapToInt(course -> course.values.length).max().orElse(1);
        double low = logarithmic() ? Math.log10(axis.from()) : 0;
        double high = logarithmic() ? Math.log10(axis.to()) : most;
        double margin = logarithmic() ? MARGIN * Math.max(high - low, 1) : 0;
        return new Rectangle2D.Double(0, low - margin, epochs, high - low + 2 * margin);
    }

    private static void grid(Graphics2D graphics, PlotArea area, PlotArea.Ticks ticks) {
        graphics.setColor(PlotStyle.GRID);
        graphics.setStroke(new BasicStroke(1));
        for (double place : ticks.places()) {
            graphics.draw(new Line2D.Double(BOX.getX(), area.y(place), BOX.getMaxX(), area.y(place)));
        }
    }

    private void line(Graphics2D graphics, PlotArea area, double[] values, Color color, BasicStroke stroke) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < values.length; i++) {
            double height = height(values[i]);
            if (!Double.isFinite(height)) {
                drawing = false;
            } else {
                area.addTo(path, i + 1, height, drawing);
                drawing = true;
            }
        }
        graphics.setColor(color);
        graphics.setStroke(stroke);
        graphics.draw(path);
    }

    private void rings(Graphics2D graphics, PlotArea area, Course course) {
        graphics.setColor(course.color);
        for (Ring ring : course.rings) {
            PlotStyle.RING.paint(graphics, area.x(ring.epoch), area.y(height(ring.value)), RING_WIDTH);
        }
    }

    /** A colour mixed with white, for what stands behind a line of the colour. */
    private static Color pale(Color color) {
        DoubleUnaryOperator mixed = part -> 255 - 0.4 * (255 - part);
        return new Color((int) mixed.applyAsDouble(color.getRed()), (int) mixed.applyAsDouble(color.getGreen()), (int)
                mixed.applyAsDouble(color.getBlue()));
    }
}
