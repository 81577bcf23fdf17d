package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all plots look: the colours of Okabe &amp; Ito, which everyone can tell apart, on white. */
public final class PlotStyle {

    /** What a plot is about: the idempotent network, the modified gradient. */
    public static final Color BLUE = new Color(0x0072B2);
    /** What it is compared with. */
    public static final Color VERMILION = new Color(0xD55E00);
    /** A third thing. */
    public static final Color GREEN = new Color(0x009E73);
    /** A fourth thing. */
    public static final Color PURPLE = new Color(0xAA4499);
    /** What is there for orientation. */
    public static final Color GREY = new Color(0x8C8C8C);
    /** A fifth thing. */
    public static final Color ORANGE = new Color(0xE69F00);
    /** Text. */
    public static final Color INK = new Color(0x222222);

    /** A line. */
    static final BasicStroke SOLID = new BasicStroke(2f);
    /** A line of many. */
    static final BasicStroke THIN = new BasicStroke(0.6f);
    /** A line of lesser weight. */
    static final BasicStroke DASHED = new BasicStroke(1.5f, BasicStroke.CAP_ROUND, 0, 1, new float[] {4, 4}, 0);
    /** Of all texts. */
    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    /** A hollow circle, for what was not measured here. */
    static final Marker RING = new Ring();
    /** An upright bar, for what others are to meet. */
    static final Marker BAR = new Bar();

    static final Color GRID = new Color(0xE4E4E4);

    /** The width of a plot on a phone. */
    static final int NARROW = 360;
    /** The height of a plot on a phone, its legend's lines one below the other. */
    static final int NARROW_HEIGHT = 370;

    /** The width of a plot that has a line of the page to itself. */
    public static final int WIDTH = 720;
    /** Its height. */
    public static final int HEIGHT = 380;

    private static final List<Color> SERIES = List.of(BLUE, GREEN, PURPLE, VERMILION, GREY);

    private PlotStyle() {}

    /**
     * The colour of one of several lines.
     *
     * @param index Its number, from 0; the colours come again after the fifth.
     * @return The colour.
     */
    public static Color series(int index) {
        return SERIES.get(index % SERIES.size());
    }

    /**
     * A colour mixed with white, for what stands behind a line of the colour.
     *
     * @param color The colour.
     * @return A pale one.
     */
    public static Color pale(Color color) {
        double share = 0.4;
        return new Color(
                (int) (255 - share * (255 - color.getRed())), (int) (255 - share * (255 - color.getGreen())), (int)
                        (255 - share * (255 - color.getBlue())));
    }

    /**
     * An empty plot.
     *
     * @param x The horizontal axis.
     * @param y The vertical axis.
     * @return The plot, without a title.
     */
    public static XYChart chart(String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        return chart;
    }

    /** Makes a plot one for a phone. */
    static XYChart narrow(XYChart chart) {
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
        return chart;
    }

    /** What an axis is called whose steps are powers. */
    static String logarithmic(String title) {
        return title + ", log scale";
    }

    /** Gives a plot the common looks. */
    static void style(AxesChartStyler styler) {
        styler.setAxisTitleFont(FONT).setAxisTickLabelsFont(FONT);
        styler.setPlotGridLinesColor(GRID).setPlotGridVerticalLinesVisible(false);
        styler.setAxisTickMarksColor(GREY);
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleVisible(false)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(FONT)
                .setChartTitleFont(FONT.deriveFont(Font.BOLD))
                .setChartTitleBoxVisible(false)
                .setMarkerSize(7);
        styler.setChartFontColor(INK);
    }

    /** Adds a line of a grid. */
    static void gridLine(XYChart chart, double from, double to, double height) {
        XYSeries line = chart.addSeries(
                "grid " + chart.getSeriesCollection().size(), new double[] {from, to}, new double[] {height, height});
        line.setLineColor(GRID);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineStyle(new BasicStroke(1f));
    }

    /**
     * Adds a line. What ran off to infinity is left out, and so is zero, which a logarithmic axis can't show; a line without
     * a point is left out too.
     *
     * @param chart The plot.
     * @param name The line's name.
     * @param x Where its points lie.
     * @param y Their values.
     * @param color Its colour.
     * @param marker Its points' marker.
     */
    public static void line(XYChart chart, String name, double[] x, double[] y, Color color, Marker marker) {
        int[] shown = IntStream.range(0, y.length)
                .filter(i -> Double.isFinite(y[i]) && y[i] > 0)
                .toArray();
        if (shown.length > 0) {
            XYSeries series = chart.addSeries(
                    name,
                    Arrays.stream(shown).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(shown).mapToDouble(i -> y[i]).toArray());
            series.setLineColor(color);
            series.setMarkerColor(color);
            series.setMarker(marker);
            series.setLineStyle(SOLID);
        }
    }

    /**
     * Makes a line a dashed one, if it is there.
     *
     * @param chart The plot.
     * @param name The line's name.
     */
    public static void dash(XYChart chart, String name) {
        XYSeries series = chart.getSeries(name);
        if (series != null) {
            series.setLineStyle(DASHED);
        }
    }

    private static final class Bar extends Marker {
        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            graphics.setStroke(new BasicStroke(2.5f));
            graphics.draw(new Line2D.Double(x, y - size, x, y + size));
        }
    }

    private static final class Ring extends Marker {
        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            double diameter = size * 1.7;
            graphics.setStroke(new BasicStroke(1.6f));
            graphics.draw(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
        }
    }
}
