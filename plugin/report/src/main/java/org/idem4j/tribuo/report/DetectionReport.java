package org.idem4j.tribuo.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tribuo.anomaly.evaluation.AnomalyEvaluation;

/**
 * The report of a detector, one HTML file.
 *
 * @param counts Tribuo's counts at the threshold.
 * @param expected The scores of the expected test rows.
 * @param anomalous The scores of the anomalous ones.
 * @param areaUnderCurve The probability that an anomalous row scores higher than an expected one.
 * @param threshold The detector's threshold.
 * @param facts Name to value, of the run.
 * @param provenance All that is needed to build it again.
 */
public record DetectionReport(
        AnomalyEvaluation counts,
        double[] expected,
        double[] anomalous,
        double areaUnderCurve,
        double threshold,
        Map<String, String> facts,
        String provenance) {

    /**
     * Writes the file's content.
     *
     * @param stream Where to; left open.
     * @throws IOException If it can't be written.
     */
    public void writeTo(OutputStream stream) throws IOException {
        Page page = Page.of("idem4j: a detector of anomalies", "A detector of anomalies")
                .lead(lead());
        if (areaUnderCurve < LOTS) {
            page.warning(
                    "This detector is worse than drawing lots: an anomalous test row scores higher than an expected one"
                            + " with a probability of " + Numbers.brief(areaUnderCurve) + ".");
        }
        page.section("Where is the threshold?", TEXT)
                .picture(
                        Picture.of(this::shares, PlotStyle.WIDTH, PlotStyle.HEIGHT),
                        Picture.of(() -> PlotStyle.narrow(shares()), PlotStyle.NARROW, PlotStyle.NARROW_HEIGHT))
                .table(table())
                .facts("The run", facts)
                .details("Provenance: all that is needed to build this model again", provenance)
                .writeTo(stream);
    }

    /** The area under the curve of a detector that draws lots. */
    private static final double LOTS = 0.5;

    private static final String TEXT =
            "For each score the share of rows that have a higher one. A good detector's lines keep apart: that of expected "
                    + "rows has fallen to the share of false alarms at the threshold, where that of anomalies is still high.";

    private String lead() {
        String found = anomalous.length == 0
                ? "The test rows hold no known anomalies; "
                : String.format(
                        Locale.ROOT,
                        "Of %,d anomalous test rows *%,d* are found; ",
                        anomalous.length,
                        counts.getTruePositives());
        return String.format(
                Locale.ROOT,
                "%s*%,d* of %,d expected ones are called anomalous. A row's "
                        + "score is higher the less it is like the rows trained on; the threshold is %.4g.",
                found,
                counts.getFalsePositives(),
                expected.length,
                threshold);
    }

    private XYChart shares() {
        XYChart chart = PlotStyle.chart("score", "share of rows above it");
        share(chart, "expected", expected, PlotStyle.BLUE);
        share(chart, "anomalous", anomalous, PlotStyle.VERMILION);
        double[] place = {threshold, threshold};
        PlotStyle.line(chart, "threshold", place, new double[] {1e-9, 1}, PlotStyle.GREY, SeriesMarkers.NONE);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        return chart;
    }

    private static void share(XYChart chart, String name, double[] scores, java.awt.Color color) {
        double[] sorted =
                Arrays.stream(scores).filter(Double::isFinite).sorted().toArray();
        double[] above = new double[sorted.length];
        Arrays.setAll(above, i -> (scores.length - 1.0 - i) / scores.length);
        if (sorted.length > 0) {
            PlotStyle.line(chart, name, sorted, above, color, SeriesMarkers.NONE);
        }
    }

    private Table table() {
        return new Table(
                "counts",
                "The numbers",
                "",
                List.of("", "value"),
                List.of(
                        List.of("anomalies found", counts.getTruePositives()),
                        List.of("anomalies missed", counts.getFalseNegatives()),
                        List.of("false alarms", counts.getFalsePositives()),
                        List.of("expected rows left alone", counts.getTrueNegatives()),
                        List.of("precision", counts.getPrecision()),
                        List.of("recall", counts.getRecall()),
                        List.of("area under the curve", areaUnderCurve)));
    }
}
