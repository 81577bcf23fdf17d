package org.idem4j.tribuo.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.progress.EpochRecord;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plots of a training run's report, but those of its {@linkplain RowPlot rows}. */
final class Plots {

    /** Pixels from one number of an epoch to the next. */
    private static final int EPOCH_ROOM = 70;
    /** By this the first epoch is moved: of values at equal distances XChart names as many as touch each other. */
    private static final double UNEVEN = 0.02;
    /** From this ratio of the largest to the smallest value on, an axis is logarithmic. */
    private static final double WIDE = 50;

    private static final List<Color> OTHERS = List.of(PlotStyle.VERMILION, PlotStyle.GREEN, PlotStyle.PURPLE);

    private Plots() {}

    /**
     * The error against the number of passes: flat for a step that may safely run twice.
     *
     * @param model The model's measurements.
     * @param others The models to compare with.
     * @return The plot.
     */
    public static XYChart drift(SelfMapMetrics model, List<ComparedModel> others) {
        XYChart chart = PlotStyle.chart("passes", "error (" + deviations(model) + ")");
        double[] passes = passes(model.standardisedDrift().length);
        double[] nothing = new double[passes.length];
        Arrays.fill(nothing, model.standardisedInputRmse());
        PlotStyle.line(chart, "no repair", passes, nothing, PlotStyle.GREY, SeriesMarkers.NONE);
        others(chart, others, passes, SelfMapMetrics::standardisedDrift);
        PlotStyle.line(chart, "this model", passes, model.standardisedDrift(), PlotStyle.BLUE, SeriesMarkers.CIRCLE);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    /**
     * How much each further pass changes its input.
     *
     * @param model The model's measurements.
     * @param others The models to compare with.
     * @return The plot, its vertical axis logarithmic if the values range widely.
     */
    public static XYChart gap(SelfMapMetrics model, List<ComparedModel> others) {
        XYChart chart = PlotStyle.chart("pass", "change (" + deviations(model) + ")");
        double[] passes = Arrays.stream(passes(model.standardisedGap().length))
                .map(pass -> pass + 1)
                .toArray();
        others(chart, others, passes, SelfMapMetrics::standardisedGap);
        PlotStyle.line(chart, "this model", passes, model.standardisedGap(), PlotStyle.BLUE, SeriesMarkers.CIRCLE);
        return logarithmicIfWide(chart);
    }

    private static String deviations(SelfMapMetrics model) {
        return model.oneUnit() ? "pixel deviations" : "column deviations";
    }

    private static void others(
            XYChart chart, List<ComparedModel> others, double[] passes, Function<SelfMapMetrics, double[]> figure) {
        for (int i = 0; i < others.size(); i++) {
            ComparedModel other = others.get(i);
            PlotStyle.line(
                    chart,
                    other.name(),
                    passes,
                    figure.apply(other.metrics()),
                    OTHERS.get(i % OTHERS.size()),
                    SeriesMarkers.SQUARE);
        }
    }

    /**
     * Error and gap over the epochs of training.
     *
     * @param history At least one epoch.
     * @param images Whether rows are images, which are trained on in levels or in deviations.
     * @return The plot, its vertical axis logarithmic if the values range widely.
     */
    public static XYChart training(List<EpochRecord> history, boolean images) {
        XYChart chart =
                PlotStyle.chart("epoch", images ? "error, gap (units of training)" : "error, gap (column deviations)");
        epochs(chart, "error, training", history, EpochRecord::reconstruction, PlotStyle.BLUE, false);
        epochs(chart, "error, validation", history, EpochRecord::validationReconstruction, PlotStyle.BLUE, true);
        epochs(chart, "gap, training", history, EpochRecord::gap, PlotStyle.GREEN, false);
        epochs(chart, "gap, validation", history, EpochRecord::validationGap, PlotStyle.GREEN, true);
        epochAxis(chart);
        return logarithmicIfWide(chart);
    }

    /** From nought, whatever the first epoch. */
    static void epochAxis(XYChart chart) {
        chart.getStyler().setXAxisMin(0.0).setXAxisTickMarkSpacingHint(EPOCH_ROOM);
    }

    /** Where epochs stand on that axis. */
    static double[] epochPlaces(IntStream epochs) {
        double[] places = epochs.asDoubleStream().toArray();
        places[0] += UNEVEN;
        return places;
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
            chart.setYAxisTitle(PlotStyle.logarithmic(chart.getYAxisTitle()));
        } else {
            chart.getStyler().setYAxisMin(0.0);
        }
        return chart;
    }

    private static double[] passes(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    private static void epochs(
            XYChart chart,
            String name,
            List<EpochRecord> history,
            ToDoubleFunction<EpochRecord> figure,
            Color color,
            boolean dashed) {
        double[] x = epochPlaces(history.stream().mapToInt(EpochRecord::epoch));
        PlotStyle.line(chart, name, x, history.stream().mapToDouble(figure).toArray(), color, SeriesMarkers.NONE);
        if (dashed) {
            PlotStyle.dash(chart, name);
        }
    }
}
