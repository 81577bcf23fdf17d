package org.idem4j.tribuo.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * The report of a training run, one HTML file.
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
        Page page = Page.of("idem4j: a repair step that may run twice", "A repair step that may run twice")
                .lead(lead());
        page.section("Does it drift?", driftText()).picture(plot(() -> Plots.drift(data.model(), data.baseline())));
        page.section("How much does another pass change?", GAP_TEXT)
                .picture(plot(() -> Plots.gap(data.model(), data.baseline())));
        if (!data.history().isEmpty()) {
            page.section("How training went", TRAINING_TEXT).picture(plot(() -> Plots.training(data.history())));
        }
        if (!data.samples().isEmpty()) {
            page.section("Rows before and after", ROWS_TEXT);
            data.samples().forEach(row -> page.picture(plot(() -> Plots.sample(row))));
        }
        return page.table(metrics())
                .facts("The run", data.facts())
                .details("Provenance: all that is needed to build this model again", data.provenance());
    }

    private static Picture plot(Supplier<Chart<?, ?>> chart) {
        return Picture.of(chart, PlotStyle.WIDTH, PlotStyle.HEIGHT);
    }

    private static final String GAP_TEXT =
            "Each point is the change that one more pass makes to the result of the passes before. Lower is better; "
                    + "zero would be a step that may run any number of times.";
    private static final String TRAINING_TEXT =
            "The error against the clean rows, and the gap between one pass and two, after each epoch. Dashed lines are "
                    + "rows that were not trained on; a dashed line that turns upwards has begun to learn by heart.";
    private static final String ROWS_TEXT =
            "The black line is the clean row, the crosses what the model was given. Where the diamonds sit on the "
                    + "circles, ten passes changed nothing that one pass had left.";

    private String driftText() {
        return data.baseline() == null
                ? "The error of the repaired rows against the clean ones, after one pass and after more. A flat line is a "
                        + "step that a pipeline may repeat."
                : "The error of the repaired rows against the clean ones, after one pass and after more. The flatter line "
                        + "is the step that a pipeline may repeat; the other drifts on its own output.";
    }

    private String lead() {
        SelfMapMetrics model = data.model();
        int last = model.standardisedDrift().length;
        StringBuilder lead = new StringBuilder(String.format(
                Locale.ROOT,
                "On %,d test rows the error falls from %s to *%s* after one pass, and is *%s* after %d passes",
                model.rows(),
                number(model.standardisedInputRmse()),
                number(model.standardisedDrift()[0]),
                number(model.standardisedDrift()[last - 1]),
                last));
        if (data.baseline() != null) {
            lead.append(String.format(
                    Locale.ROOT,
                    "; the same network trained without idempotence has %s after one and %s after %d",
                    number(data.baseline().standardisedDrift()[0]),
                    number(data.baseline().standardisedDrift()[last - 1]),
                    last));
        }
        return lead.append(". Errors are root mean squares in units of each column's standard deviation.")
                .toString();
    }

    private Table metrics() {
        List<String> columns = data.baseline() == null
                ? List.of("raw units", "idempotent")
                : List.of("raw units", "idempotent", "without idempotence");
        return new Table(
                "metrics",
                "The numbers",
                "",
                columns,
                List.of(
                        metric("error after one pass (RMSE)", SelfMapMetrics::rmse),
                        metric("R² (1 is perfect)", SelfMapMetrics::r2),
                        metric("change by a second pass (gap)", metrics -> metrics.gap()[0]),
                        metric("gap / output deviation", SelfMapMetrics::relativeGap),
                        metric("output deviation (0 = constant)", SelfMapMetrics::outputStd),
                        metric("effective rank of the output", SelfMapMetrics::effectiveRank),
                        metric("distance from doing nothing", SelfMapMetrics::distanceFromIdentity)));
    }

    private List<Object> metric(String name, ToDoubleFunction<SelfMapMetrics> figure) {
        String model = number(figure.applyAsDouble(data.model()));
        return data.baseline() == null
                ? List.of(name, model)
                : List.of(name, model, number(figure.applyAsDouble(data.baseline())));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "not finite";
    }
}
