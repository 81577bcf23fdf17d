package org.idem4j.tribuo.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.evaluation.RepairVerdict;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.progress.EpochRecord;
import org.knowm.xchart.XYChart;

/**
 * The report of a training run, one HTML file. What it says of the model follows from the numbers.
 *
 * @param data What it shows.
 */
public record HtmlReport(ReportData data) {

    /**
     * Writes the file's content.
     *
     * @param stream Where to; left open.
     * @throws IOException If it can't be written.
     */
    public void writeTo(OutputStream stream) throws IOException {
        page().writeTo(stream);
    }

    private Page page() {
        Page page = Page.of("idem4j: a repair step", "A repair step, once and again")
                .lead(lead());
        data.verdict().warnings().forEach(page::warning);
        NoiseCourse noise = NoiseCourse.of(data.history());
        noise.warning().ifPresent(page::warning);
        plot(page.section("Does it drift?", driftText()), () -> Plots.drift(data.model(), data.others()));
        plot(
                page.section("How much does another pass change?", GAP_TEXT),
                () -> Plots.gap(data.model(), data.others()));
        if (!data.history().isEmpty()) {
            plot(
                    page.section("How training went", trainingText()),
                    () -> Plots.training(data.history(), data.model().oneUnit()));
        }
        if (!noise.isEmpty()) {
            plot(page.section("What becomes of noise", noise.text()), noise::chart);
        }
        data.images()
                .ifPresent(images -> page.section("Images before and after", IMAGES_TEXT)
                        .picture(images.picture(PlotStyle.WIDTH), images.picture(PlotStyle.NARROW)));
        if (!data.samples().isEmpty()) {
            page.section("Rows before and after", ROWS_TEXT);
            data.samples()
                    .forEach(row -> page.picture(
                            new RowPlot(row, PlotStyle.WIDTH).picture(), new RowPlot(row, PlotStyle.NARROW).picture()));
        }
        return page.table(metrics())
                .facts("The run", data.facts())
                .details("Provenance: all that is needed to build this model again", data.provenance());
    }

    private static void plot(Page page, Supplier<XYChart> chart) {
        page.picture(
                Picture.of(chart, PlotStyle.WIDTH, PlotStyle.HEIGHT),
                Picture.of(() -> PlotStyle.narrow(chart.get()), PlotStyle.NARROW, PlotStyle.NARROW_HEIGHT));
    }

    private static final String GAP_TEXT =
            "Each point is the change that one more pass makes to the result of the passes before. Lower is better; "
                    + "zero would be a step that may run any number of times.";
    private static final String IMAGES_TEXT =
            "From the top: test images as the model was given them, after one pass, after ten, and the clean ones.";
    private static final String ROWS_TEXT =
            "A line for each column: the bar is the clean cell, the cross what the model was given. Where the diamond sits "
                    + "on the circle, ten passes changed nothing that one pass had left.";

    /** Speaks of the lines that are there alone. */
    private String trainingText() {
        String gap = drawn(EpochRecord::gap) || drawn(EpochRecord::validationGap)
                ? ", and the gap between one pass and two,"
                : "";
        return "The error against the clean rows" + gap + " after each epoch."
                + (drawn(EpochRecord::validationReconstruction)
                        ? " Dashed lines are rows that were not trained on; where a dashed line turns upwards, training has begun"
                                + " to learn by heart."
                        : "");
    }

    private boolean drawn(ToDoubleFunction<EpochRecord> figure) {
        return data.history().stream().mapToDouble(figure).anyMatch(value -> value > 0 && Double.isFinite(value));
    }

    private String driftText() {
        String text = data.verdict().hasDamage()
                ? "The error of the repaired rows against the clean ones, after one pass and after more. "
                : "How far the rows, which came clean, have been moved after one pass and after more. ";
        text += "From the first to the last pass the line of this model " + rise(data.model());
        for (ComparedModel other : data.others()) {
            text += "; that of " + other.description() + " " + rise(other.metrics());
        }
        return text + ".";
    }

    private static String rise(SelfMapMetrics metrics) {
        double[] drift = metrics.standardisedDrift();
        double rise = drift[drift.length - 1] - drift[0];
        if (!Double.isFinite(rise)) {
            return "runs off to infinity";
        }
        if (Math.abs(rise) < RepairVerdict.EQUAL * Math.max(drift[0], RepairVerdict.EQUAL)) {
            return "stays level";
        }
        return (rise > 0 ? "rises by " : "falls by ") + Numbers.brief(Math.abs(rise));
    }

    private String lead() {
        StringBuilder lead = new StringBuilder(data.verdict().outcome());
        for (ComparedModel other : data.others()) {
            double[] drift = other.metrics().standardisedDrift();
            lead.append(String.format(
                    Locale.ROOT,
                    "; %s has %s after one and %s after %d",
                    other.description(),
                    number(drift[0]),
                    number(drift[drift.length - 1]),
                    drift.length));
        }
        return lead.append(". Errors are root mean squares in units of ")
                .append(data.verdict().judged().units())
                .append('.')
                .toString();
    }

    private Table metrics() {
        List<String> columns = new ArrayList<>(List.of("raw units", "this model"));
        data.others().forEach(other -> columns.add(other.name()));
        return new Table(
                "metrics",
                "The numbers",
                "Over " + data.verdict().judgedRows() + ".",
                columns,
                List.of(
                        metric("error after one pass (RMSE)", SelfMapMetrics::rmse),
                        metric("R² (1 is perfect, 0 as good as the columns' means)", SelfMapMetrics::r2),
                        metric("change by a second pass (gap)", metrics -> metrics.gap()[0]),
                        metric("gap / output deviation", SelfMapMetrics::relativeGap),
                        metric("output deviation (0 = constant)", SelfMapMetrics::outputStd),
                        metric("effective rank of the output", SelfMapMetrics::effectiveRank),
                        metric("distance from doing nothing", SelfMapMetrics::distanceFromIdentity)));
    }

    private List<Object> metric(String name, ToDoubleFunction<SelfMapMetrics> figure) {
        List<Object> cells = new ArrayList<>(List.of(name, number(figure.applyAsDouble(data.model()))));
        data.others().forEach(other -> cells.add(number(figure.applyAsDouble(other.metrics()))));
        return cells;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "not finite";
    }
}
