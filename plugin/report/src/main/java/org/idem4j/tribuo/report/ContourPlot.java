package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * Filled contours of positive values over a plane, on a logarithmic scale, with polylines drawn on top.
 *
 * @param title What stands above.
 * @param xTitle The horizontal axis.
 * @param yTitle The vertical axis.
 * @param valueTitle What the values are.
 * @param surface The values.
 * @param lines The lines; all begin at the same place.
 */
public record ContourPlot(
        String title, String xTitle, String yTitle, String valueTitle, Surface surface, List<Polyline> lines) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 560;

    private static final Rectangle2D BOX = new Rectangle2D.Double(78, 46, 560, 460);
    private static final Rectangle2D BAR = new Rectangle2D.Double(664, 46, 16, 460);
    /** Dots tell the pace: a line's tenths. */
    private static final int TENTHS = 10;

    private static final double DOT = 3.2;
    private static final double MARK = 5.5;
    private static final int X_TICKS = 8;
    private static final int Y_TICKS = 6;

    /**
     * Values on a grid of evenly spaced places.
     *
     * @param x The places' horizontal coordinates, ascending.
     * @param y The places' vertical coordinates, ascending.
     * @param values The values, row after row; what is not finite counts as the largest that is.
     */
    public record Surface(double[] x, double[] y, double[] values) {

        /** The values' logarithms, all finite. */
        private double[] logarithms() {
            double[] logarithms = Arrays.stream(values).map(Math::log10).toArray();
            var finite = Arrays.stream(logarithms).filter(Double::isFinite).summaryStatistics();
            return Arrays.stream(logarithms)
                    .map(v -> v == Double.NEGATIVE_INFINITY ? finite.getMin() : v)
                    .map(v -> Double.isFinite(v) ? v : finite.getMax())
                    .toArray();
        }
    }

    /**
     * A polyline in the plane.
     *
     * @param name Its name.
     * @param x Its places' horizontal coordinates.
     * @param y Their vertical coordinates.
     * @param color Its colour.
     */
    public record Polyline(String name, double[] x, double[] y, Color color) {}

    /**
     * The plot as a picture.
     *
     * @return The picture.
     */
    public Picture picture() {
        Legend legend = new Legend(lines.stream()
                .map(line -> Legend.Entry.line(line.name(), line.color()))
                .toList());
        return new Picture(WIDTH, HEIGHT, this::paint).above(legend.picture(WIDTH));
    }

    private void paint(Graphics2D graphics) {
        double[] logarithms = surface.logarithms();
        ColorScale scale = ColorScale.over(logarithms);
        PlotArea area = new PlotArea(BOX, data());
        bands(graphics, area, logarithms, scale);
        lines.forEach(line -> line(graphics, area, line));
        marks(graphics, area);
        Rectangle2D data = area.data();
        area.drawAxes(
                graphics,
                xTitle,
                PlotArea.Ticks.linear(data.getMinX(), data.getMaxX(), X_TICKS),
                yTitle,
                PlotArea.Ticks.linear(data.getMinY(), data.getMaxY(), Y_TICKS));
        scale.draw(graphics, BAR, valueTitle);
        graphics.setFont(PlotStyle.FONT.deriveFont(Font.BOLD));
        PlotArea.centred(graphics, title, BOX.getCenterX(), BOX.getY() - 16);
    }

    private Rectangle2D data() {
        double[] x = surface.x();
        double[] y = surface.y();
        return new Rectangle2D.Double(x[0], y[0], x[x.length - 1] - x[0], y[y.length - 1] - y[0]);
    }

    /** Paints each region over the larger one of the level before. */
    private void bands(Graphics2D graphics, PlotArea area, double[] logarithms, ColorScale scale) {
        graphics.setColor(scale.color(0));
        graphics.fill(BOX);
        graphics.setStroke(new BasicStroke(0.5f));
        Contours contours = new Contours(surface.x().length, logarithms);
        for (int i = 0; i < scale.levels().length; i++) {
            Path2D region = contours.atLeast(Math.log10(scale.levels()[i]));
            region.transform(area.ofGrid(surface.x().length, surface.y().length));
            graphics.setColor(scale.color(i + 1));
            graphics.fill(region);
            graphics.setColor(scale.color(i + 1).darker());
            graphics.draw(region);
        }
    }

    private static void line(Graphics2D graphics, PlotArea area, Polyline line) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < line.x().length; i++) {
            area.addTo(path, line.x()[i], line.y()[i], i > 0);
        }
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
        graphics.setColor(line.color());
        graphics.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
        for (int tenth = 1; tenth < TENTHS; tenth++) {
            int i = tenth * (line.x().length - 1) / TENTHS;
            disc(graphics, area.x(line.x()[i]), area.y(line.y()[i]), DOT, line.color(), Color.WHITE);
        }
    }

    /** The common start, a ring, and each line's end, a disc. */
    private void marks(Graphics2D graphics, PlotArea area) {
        for (Polyline line : lines) {
            int last = line.x().length - 1;
            disc(graphics, area.x(line.x()[last]), area.y(line.y()[last]), MARK, line.color(), Color.WHITE);
        }
        Polyline line = lines.get(0);
        disc(graphics, area.x(line.x()[0]), area.y(line.y()[0]), MARK, Color.WHITE, PlotStyle.INK);
        graphics.setFont(PlotStyle.FONT);
        double x = area.x(line.x()[0]);
        double y = area.y(line.y()[0]);
        if (x < BOX.getCenterX()) { // where the lines don't go
            PlotArea.rightAligned(graphics, "start", x - 10, y);
        } else {
            PlotArea.leftAligned(graphics, "start", x + 10, y);
        }
    }

    private static void disc(Graphics2D graphics, double x, double y, double radius, Color fill, Color border) {
        Ellipse2D disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(fill);
        graphics.fill(disc);
        graphics.setColor(border);
        graphics.setStroke(new BasicStroke((float) radius / 3));
        graphics.draw(disc);
    }
}
