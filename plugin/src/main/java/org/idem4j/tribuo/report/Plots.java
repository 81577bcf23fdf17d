package org.idem4j.tribuo.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.progress.EpochRecord;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plots of a report, in the colours of Okabe &amp; Ito, which everyone can tell apart. */
public final class Plots {

    private static final Color BLUE = new Color(0x0072B2);
    private static final Color VERMILION = new Color(0xD55E00);
    private static final Color GREEN = new Color(0x009E73);
    private static final Color GREY = new Color(0x8C8C8C);
    private static final Color INK = new Color(0x222222);

    private static final int WIDTH = 720;
    private static final int HEIGHT = 380;
    /** More columns than this are drawn without their names. */
    private static final int NAMED_COLUMNS = 40;
    /** From this ratio of the largest to the smallest value on, an axis is logarithmic. */
    private static final double WIDE = 50;

    private Plots() {}

    /**
     * The error against the number of passes: flat for a step that may safely run twice.
     *
     * @param model The model's measurements.
     * @param baseline Those of the network without idempotence, or null.
     * @return The plot.
     */
    public static XYChart drift(SelfMapMetrics model, SelfMapMetrics baseline) {
        XYChart chart = chart("passes", "error (column deviations)");
        double[] passes = passes(model.standardisedDrift().length);
        double[] nothing = new double[passes.length];
        Arrays.fill(nothing, model.standardisedInputRmse());
        line(chart, "no repair", passes, nothing, GREY, SeriesMarkers.NONE);
        if (baseline != null) {
            line(chart, "without idempotence", passes, baseline.standardisedDrift(), VERMILION, SeriesMarkers.SQUARE);
        }
        line(chart, "idempotent", passes, model.standardisedDrift(), BLUE, SeriesMarkers.CIRCLE);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /**
     * How much each further pass changes its input.
     *
     * @param model The model's measurements.
     * @param baseline Those of the network without idempotence, or null.
     * @return The plot, its vertical axis logarithmic if the values range widely.
     */
    public static XYChart gap(SelfMapMetrics model, SelfMapMetrics baseline) {
        XYChart chart = chart("pass", "change by the pass (column deviations)");
        double[] passes = Arrays.stream(passes(model.standardisedGap().length))
                .map(pass -> pass + 1)
                .toArray();
        if (baseline != null) {
            line(chart, "without idempotence", passes, baseline.standardisedGap(), VERMILION, SeriesMarkers.SQUARE);
        }
        line(chart, "idempotent", passes, model.standardisedGap(), BLUE, SeriesMarkers.CIRCLE);
        return logarithmicIfWide(chart);
    }

    /**
     * Error and gap over the epochs of training.
     *
     * @param history At least one epoch.
     * @return The plot, its vertical axis logarithmic if the values range widely.
     */
    public static XYChart training(List<EpochRecord> history) {
        XYChart chart = chart("epoch", "root mean square (column deviations)");
        epochs(chart, "error, training", history, EpochRecord::reconstruction, BLUE, false);
        epochs(chart, "error, validation", history, EpochRecord::validationReconstruction, BLUE, true);
        epochs(chart, "gap, training", history, EpochRecord::gap, GREEN, false);
        epochs(chart, "gap, validation", history, EpochRecord::validationGap, GREEN, true);
        chart.getStyler().setXAxisTickMarkSpacingHint(90);
        return logarithmicIfWide(chart);
    }

    /**
     * One row before and after.
     *
     * @param row The row.
     * @return The plot, a column of the table at each place of the horizontal axis.
     */
    public static CategoryChart sample(ReportData.SampleRow row) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(row.title())
                .yAxisTitle("value (column deviations)")
                .build();
        style(chart.getStyler());
        chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
        chart.getStyler().setChartTitleVisible(true);
        boolean named = row.names().size() <= NAMED_COLUMNS;
        chart.getStyler().setOverlapped(true);
        chart.getStyler().setXAxisLabelRotation(60).setXAxisTicksVisible(named);
        chart.getStyler().setXAxisMaxLabelCount(NAMED_COLUMNS);
        List<String> names = row.names();
        category(chart, "clean", names, row.target(), INK, SeriesMarkers.NONE, 2f);
        category(chart, "damaged", names, row.input(), VERMILION, SeriesMarkers.CROSS, 0f);
        category(chart, "after 1 pass", names, row.once(), BLUE, SeriesMarkers.CIRCLE, 1f);
        category(chart, "after 10 passes", names, row.tenTimes(), GREEN, SeriesMarkers.DIAMOND, 0f);
        return chart;
    }

    private static void category(
            CategoryChart chart,
            String name,
            List<String> names,
            double[] values,
            Color color,
            Marker marker,
            float width) {
        var series = chart.addSeries(name, names, Arrays.stream(values).boxed().toList());
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(marker);
        series.setLineStyle(
                width > 0 ? new BasicStroke(width) : new BasicStroke(0f, 0, 0, 1, new float[] {0.01f, 1000f}, 0));
    }

    /** A logarithmic axis names only powers of ten, so a narrow range is better read on a plain one from zero. */
    private static XYChart logarithmicIfWide(XYChart chart) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (XYSeries series : chart.getSeriesCollection()) {
            low = Math.min(low, series.getYMin());
            high = Math.max(high, series.getYMax());
        }
        if (high > WIDE * low) {
            chart.getStyler().setYAxisLogarithmic(true);
        } else {
            chart.getStyler().setYAxisMin(0.0);
        }
        return chart;
    }

    private static double[] passes(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    private static XYChart chart(String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        return chart;
    }

    private static void style(org.knowm.xchart.style.AxesChartStyler styler) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        styler.setAxisTitleFont(font).setAxisTickLabelsFont(font);
        styler.setPlotGridLinesColor(new Color(0xE4E4E4)).setPlotGridVerticalLinesVisible(false);
        styler.setAxisTickMarksColor(GREY);
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleVisible(false)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(font)
                .setChartTitleFont(font.deriveFont(Font.BOLD))
                .setChartTitleBoxVisible(false)
                .setMarkerSize(7);
        styler.setChartFontColor(INK);
    }

    private static void line(XYChart chart, String name, double[] x, double[] y, Color color, Marker marker) {
        // What ran off to infinity is left out, and so is zero, which a logarithmic axis can't show.
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
            series.setLineStyle(new BasicStroke(2f));
        }
    }

    private static void epochs(
            XYChart chart,
            String name,
            List<EpochRecord> history,
            ToDoubleFunction<EpochRecord> figure,
            Color color,
            boolean dashed) {
        double[] x = history.stream().mapToDouble(EpochRecord::epoch).toArray();
        line(chart, name, x, history.stream().mapToDouble(figure).toArray(), color, SeriesMarkers.NONE);
        XYSeries series = chart.getSeries(name);
        if (series != null && dashed) {
            series.setLineStyle(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, 0, 1, new float[] {4, 4}, 0));
        }
    }
}
