package org.idem4j.tribuo.experiment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.experiment.noise.Subject;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The plots of a sweep over learning rates, a picture for each network. */
final class SweepPlots {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 400;

    private SweepPlots() {}

    /** Error against learning rate, with what was published. */
    static Picture errors(Subject subject, List<SweepCell> cells) {
        return Picture.of(() -> errorChart(subject, cells), WIDTH, HEIGHT);
    }

    /** Error over epochs, at the best rate of each method. */
    static Picture curves(Subject subject, List<SweepCell> cells) {
        return Picture.of(() -> curveChart(subject, cells), WIDTH, HEIGHT);
    }

    private static XYChart chart(Subject subject, String x) {
        XYChart chart = PlotStyle.chart(x, "mean |f(f(x)) − f(x)|");
        chart.setTitle(subject.name());
        chart.getStyler().setChartTitleVisible(true);
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        return chart;
    }

    private static XYChart errorChart(Subject subject, List<SweepCell> cells) {
        XYChart chart = chart(subject, "learning rate");
        double[] rates = cells.stream()
                .filter(cell -> cell.subject() == subject)
                .mapToDouble(SweepCell::rate)
                .sorted()
                .distinct()
                .toArray();
        double[] start = new double[rates.length];
        Arrays.fill(
                start,
                cells.stream()
                        .filter(cell -> cell.subject() == subject)
                        .mapToDouble(cell -> cell.start(Measurement::error))
                        .average()
                        .orElseThrow());
        PlotStyle.line(chart, "untrained", rates, start, PlotStyle.GREY, SeriesMarkers.NONE);
        PlotStyle.dash(chart, "untrained");
        for (GradientRule gradient : GradientRule.values()) {
            String method = gradient.name().toLowerCase(Locale.ROOT);
            List<SweepCell> line = SweepCell.of(cells, subject, method).stream()
                    .sorted(Comparator.comparingDouble(SweepCell::rate))
                    .toList();
            PlotStyle.line(
                    chart,
                    method,
                    line.stream().mapToDouble(SweepCell::rate).toArray(),
                    line.stream()
                            .mapToDouble(cell -> cell.end(Measurement::error))
                            .toArray(),
                    color(gradient),
                    SeriesMarkers.CIRCLE);
            published(chart, Published.of(subject.name(), gradient), gradient);
        }
        return chart;
    }

    private static void published(XYChart chart, List<Published> values, GradientRule gradient) {
        if (!values.isEmpty()) {
            String name = gradient.name().toLowerCase(Locale.ROOT) + ", " + Published.SOURCE;
            PlotStyle.line(
                    chart,
                    name,
                    values.stream().mapToDouble(Published::rate).toArray(),
                    values.stream().mapToDouble(Published::error).toArray(),
                    color(gradient),
                    new Ring());
            chart.getSeries(name).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        }
    }

    private static XYChart curveChart(Subject subject, List<SweepCell> cells) {
        XYChart chart = chart(subject, "epoch");
        for (GradientRule gradient : GradientRule.values()) {
            String method = gradient.name().toLowerCase(Locale.ROOT);
            SweepCell.of(cells, subject, method).stream()
                    .filter(cell -> !cell.kept().isEmpty())
                    .min(Comparator.comparingDouble(cell -> cell.end(Measurement::error)))
                    .ifPresent(cell -> curve(chart, cell, gradient));
        }
        return chart;
    }

    private static void curve(XYChart chart, SweepCell cell, GradientRule gradient) {
        List<RunResult.CurvePoint> first = cell.kept().get(0).curve();
        double[] epochs =
                first.stream().skip(1).mapToDouble(RunResult.CurvePoint::epoch).toArray();
        double[] errors = new double[epochs.length];
        for (RunResult run : cell.kept()) {
            Arrays.setAll(
                    errors,
                    i -> errors[i]
                            + run.curve().get(i + 1).error() / cell.kept().size());
        }
        PlotStyle.line(
                chart,
                cell.method() + ", rate " + RateSweep.text(cell.rate()),
                epochs,
                errors,
                color(gradient),
                SeriesMarkers.NONE);
    }

    private static Color color(GradientRule gradient) {
        return gradient == GradientRule.MODIFIED ? PlotStyle.BLUE : PlotStyle.VERMILION;
    }

    /** A hollow circle. */
    private static final class Ring extends Marker {
        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            graphics.setStroke(new BasicStroke(1.6f));
            double diameter = size * 1.6;
            graphics.draw(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
        }
    }
}
