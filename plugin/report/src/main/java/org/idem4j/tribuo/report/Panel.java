package org.idem4j.tribuo.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One of several plots under construction that share a {@link Legend}; its axes are logarithmic unless it is told otherwise. */
public final class Panel {

    /** The width of a panel: two fill a line of a page. */
    public static final int WIDTH = 540;

    private static final int HEIGHT = 340;
    /** Pixels from tick to tick of a linear axis. */
    private static final int TICKS = 80;

    private enum Look {
        POINTS,
        LINE,
        THIN,
        DASHED,
        RINGS
    }

    /** Values that are not above zero or not finite are left out. */
    private record Series(double[] xs, double[] ys, Color color, Look look) {
        static Series of(double[] xs, double[] ys, Color color, Look look) {
            int[] shown = IntStream.range(0, ys.length)
                    .filter(i -> Double.isFinite(ys[i]) && ys[i] > 0)
                    .toArray();
            return new Series(
                    IntStream.of(shown).mapToDouble(i -> xs[i]).toArray(),
                    IntStream.of(shown).mapToDouble(i -> ys[i]).toArray(),
                    color,
                    look);
        }
    }

    private final String title;
    private final String x;
    private final String y;
    private final List<Series> series = new ArrayList<>();
    private LogAxis fixed;
    private boolean linearX;
    private double linearFrom;
    private double linearY;

    /**
     * An empty panel.
     *
     * @param title What it is about.
     * @param x The horizontal axis.
     * @param y The vertical axis.
     */
    public Panel(String title, String x, String y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /**
     * Makes the horizontal axis a linear one from zero.
     *
     * @return This panel.
     */
    public Panel linearX() {
        return linearX(0);
    }

    /**
     * Makes the horizontal axis a linear one.
     *
     * @param from Its beginning.
     * @return This panel.
     */
    public Panel linearX(double from) {
        linearX = true;
        linearFrom = from;
        return this;
    }

    /**
     * Makes the vertical axis a linear one from zero.
     *
     * @param most Its end.
     * @return This panel.
     */
    public Panel linearY(double most) {
        linearY = most;
        return this;
    }

    /**
     * Adds a line with filled points.
     *
     * @param xs Where its points lie, above zero.
     * @param ys Their values; those that are not above zero or not finite are left out.
     * @param color Its colour.
     * @return This panel.
     */
    public Panel points(double[] xs, double[] ys, Color color) {
        return with(Series.of(xs, ys, color, Look.POINTS));
    }

    /**
     * Adds a line alone.
     *
     * @param xs Where its points lie, above zero.
     * @param ys Their values; those that are not above zero or not finite are left out.
     * @param color Its colour.
     * @return This panel.
     */
    public Panel line(double[] xs, double[] ys, Color color) {
        return with(Series.of(xs, ys, color, Look.LINE));
    }

    /**
     * Adds a hair-line, for what is noisy.
     *
     * @param xs Where its points lie, above zero.
     * @param ys Their values; those that are not above zero or not finite are left out.
     * @param color Its colour.
     * @return This panel.
     */
    public Panel thin(double[] xs, double[] ys, Color color) {
        return with(Series.of(xs, ys, color, Look.THIN));
    }

    /**
     * Adds a dashed line.
     *
     * @param xs Where its points lie, above zero.
     * @param ys Their values; those that are not above zero or not finite are left out.
     * @param color Its colour.
     * @return This panel.
     */
    public Panel dashed(double[] xs, double[] ys, Color color) {
        return with(Series.of(xs, ys, color, Look.DASHED));
    }

    /**
     * Adds hollow markers without a line.
     *
     * @param xs Where they lie, above zero.
     * @param ys Their values; those that are not above zero or not finite are left out.
     * @param color Their colour.
     * @return This panel.
     */
    public Panel rings(double[] xs, double[] ys, Color color) {
        return with(Series.of(xs, ys, color, Look.RINGS));
    }

    private Panel with(Series one) {
        if (one.xs.length > 0) {
            series.add(one);
        }
        return this;
    }

    /**
     * Gives panels the same vertical axis, so that they can be compared.
     *
     * @param panels At least one, with all their lines.
     */
    public static void alignHeights(List<Panel> panels) {
        LogAxis all = panels.stream()
                .map(panel -> LogAxis.of(values(panel.series, Series::ys)))
                .reduce(LogAxis::and)
                .orElseThrow();
        panels.forEach(panel -> panel.fixed = all);
    }

    /**
     * The panel as it is now.
     *
     * @return The picture.
     */
    public Picture picture() {
        List<Series> now = List.copyOf(series);
        LogAxis vertical = fixed;
        return Picture.of(() -> chart(now, vertical), WIDTH, HEIGHT);
    }

    /** The plot as it is now. */
    XYChart chart() {
        return chart(List.copyOf(series), fixed);
    }

    private XYChart chart(List<Series> drawn, LogAxis given) {
        LogAxis horizontal = LogAxis.of(values(drawn, Series::xs));
        LogAxis vertical = given == null ? LogAxis.of(values(drawn, Series::ys)) : given;
        // A range so narrow that no number of a logarithmic axis lies in it is read on a linear one.
        boolean logX = !linearX && horizontal.gridLines().length > 0;
        boolean logY = linearY <= 0 && vertical.gridLines().length > 0;
        XYChart chart = PlotStyle.chart(logX ? PlotStyle.logarithmic(x) : x, logY ? PlotStyle.logarithmic(y) : y);
        chart.setTitle(title);
        chart.getStyler().setChartTitleVisible(true).setLegendVisible(false);
        if (linearX) {
            chart.getStyler()
                    .setXAxisMin(linearFrom)
                    .setXAxisMax(horizontal.to())
                    .setXAxisTickMarkSpacingHint(TICKS);
        } else if (logX) {
            horizontal.styleX(chart.getStyler());
        }
        if (linearY > 0) {
            chart.getStyler().setYAxisMin(0.0).setYAxisMax(linearY);
        } else if (logY) {
            vertical.styleY(chart.getStyler());
            if (given != null) {
                given.fixY(chart.getStyler());
            }
            for (double height : vertical.gridLines()) {
                PlotStyle.gridLine(chart, horizontal.from(), horizontal.to(), height);
            }
        }
        drawn.forEach(one -> draw(chart, one));
        return chart;
    }

    private static double[] values(List<Series> drawn, Function<Series, double[]> axis) {
        return drawn.stream()
                .flatMapToDouble(one -> Arrays.stream(axis.apply(one)))
                .toArray();
    }

    private static void draw(XYChart chart, Series one) {
        XYSeries added = chart.addSeries("series " + chart.getSeriesCollection().size(), one.xs, one.ys);
        added.setLineColor(one.color);
        added.setMarkerColor(one.color);
        added.setMarker(
                switch (one.look) {
                    case POINTS -> SeriesMarkers.CIRCLE;
                    case LINE, THIN, DASHED -> SeriesMarkers.NONE;
                    case RINGS -> PlotStyle.RING;
                });
        added.setLineStyle(
                switch (one.look) {
                    case DASHED -> PlotStyle.DASHED;
                    case THIN -> PlotStyle.THIN;
                    default -> PlotStyle.SOLID;
                });
        if (one.look == Look.RINGS) {
            added.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        }
    }
}
