package org.idem4j.tribuo.report;

import java.awt.AWTError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * One HTML file with all plots inside as SVG.
 *
 * @param data What it shows.
 */
public record HtmlReport(ReportData data) {

    private static final String NO_PLOT =
            "<p class=\"note\">This plot could not be drawn: this Java has no fonts. Install fontconfig and a font.</p>";

    /**
     * Writes the file's content.
     *
     * @param stream Where to; left open.
     * @throws IOException If it can't be written.
     */
    public void writeTo(OutputStream stream) throws IOException {
        stream.write(html().getBytes(StandardCharsets.UTF_8));
    }

    private String html() {
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>idem4j: a repair step that may run twice</title>\n<style>\n")
                .append(resource("report.css"))
                .append("</style></head><body><main>\n<h1>A repair step that may run twice</h1>\n");
        lead(html);
        figure(html, "Does it drift?", driftText(), () -> Plots.drift(data.model(), data.baseline()));
        figure(html, "How much does another pass change?", GAP_TEXT, () -> Plots.gap(data.model(), data.baseline()));
        if (!data.history().isEmpty()) {
            figure(html, "How training went", TRAINING_TEXT, () -> Plots.training(data.history()));
        }
        if (!data.samples().isEmpty()) {
            html.append("<h2>Rows before and after</h2>\n<p>").append(ROWS_TEXT).append("</p>\n");
            data.samples().forEach(row -> html.append(card(() -> Plots.sample(row))));
        }
        metrics(html);
        facts(html);
        html.append("<details><summary>Provenance: all that is needed to build this model again</summary><pre>")
                .append(escaped(data.provenance()))
                .append("</pre></details>\n</main></body></html>\n");
        return html.toString();
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

    private void lead(StringBuilder html) {
        SelfMapMetrics model = data.model();
        int last = model.standardisedDrift().length;
        html.append(String.format(
                Locale.ROOT,
                "<p class=\"lead\">On %,d test rows the error falls from %s to <b>%s</b> after one pass, and is <b>%s</b> "
                        + "after %d passes",
                model.rows(),
                number(model.standardisedInputRmse()),
                number(model.standardisedDrift()[0]),
                number(model.standardisedDrift()[last - 1]),
                last));
        if (data.baseline() != null) {
            html.append(String.format(
                    Locale.ROOT,
                    "; the same network trained without idempotence has %s after one and %s after %d",
                    number(data.baseline().standardisedDrift()[0]),
                    number(data.baseline().standardisedDrift()[last - 1]),
                    last));
        }
        html.append(". Errors are root mean squares in units of each column's standard deviation.</p>\n");
    }

    private static void figure(StringBuilder html, String title, String text, Supplier<Chart<?, ?>> plot) {
        html.append("<h2>")
                .append(title)
                .append("</h2>\n<p>")
                .append(text)
                .append("</p>\n")
                .append(card(plot));
    }

    private static String card(Supplier<Chart<?, ?>> plot) {
        return "<div class=\"card\">" + svg(plot) + "</div>\n";
    }

    /** The plot, or a sentence where this Java can't draw text. */
    private static String svg(Supplier<Chart<?, ?>> plot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ChartEncoder.saveChart(plot.get(), bytes, "svg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LinkageError
                | InternalError
                | AWTError
                | RuntimeException e) { // what AWT throws without fonts differs from Java to Java
            return NO_PLOT;
        }
        String document = bytes.toString(StandardCharsets.UTF_8);
        return document.substring(document.indexOf("<svg"));
    }

    private void metrics(StringBuilder html) {
        SelfMapMetrics model = data.model();
        SelfMapMetrics baseline = data.baseline();
        html.append("<h2>The numbers</h2>\n<div class=\"card\"><table><tr><th>raw units</th><th>idempotent</th>")
                .append(baseline == null ? "" : "<th>without idempotence</th>")
                .append("</tr>\n");
        metric(html, "error after one pass (RMSE)", model.rmse(), baseline == null ? null : baseline.rmse());
        metric(html, "R² (1 is perfect)", model.r2(), baseline == null ? null : baseline.r2());
        metric(html, "change by a second pass (gap)", model.gap()[0], baseline == null ? null : baseline.gap()[0]);
        metric(html, "gap / output deviation", model.relativeGap(), baseline == null ? null : baseline.relativeGap());
        metric(
                html,
                "output deviation (0 = constant)",
                model.outputStd(),
                baseline == null ? null : baseline.outputStd());
        metric(
                html,
                "effective rank of the output",
                model.effectiveRank(),
                baseline == null ? null : baseline.effectiveRank());
        metric(
                html,
                "distance from doing nothing",
                model.distanceFromIdentity(),
                baseline == null ? null : baseline.distanceFromIdentity());
        html.append("</table></div>\n");
    }

    private static void metric(StringBuilder html, String name, double value, Double other) {
        html.append("<tr><td>")
                .append(name)
                .append("</td><td>")
                .append(number(value))
                .append("</td>");
        html.append(other == null ? "" : "<td>" + number(other) + "</td>").append("</tr>\n");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "not finite";
    }

    private void facts(StringBuilder html) {
        html.append("<h2>The run</h2>\n<div class=\"card\"><table>\n");
        for (Map.Entry<String, String> fact : data.facts().entrySet()) {
            html.append("<tr><td>")
                    .append(escaped(fact.getKey()))
                    .append("</td><td>")
                    .append(escaped(fact.getValue()))
                    .append("</td></tr>\n");
        }
        html.append("</table></div>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (var stream = HtmlReport.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
