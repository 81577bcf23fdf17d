package org.idem4j.tribuo.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.progress.EpochRecord;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What became of noise over the epochs of a training on images.
 *
 * @param looks The epochs at whose end that was looked at; may be none.
 */
record NoiseCourse(List<Look> looks) {

    /** One look. */
    record Look(int epoch, NoiseSpread noise) {}

    static NoiseCourse of(List<EpochRecord> history) {
        return new NoiseCourse(history.stream()
                .flatMap(epoch -> epoch.onNoise().map(noise -> new Look(epoch.epoch(), noise)).stream())
                .toList());
    }

    boolean isEmpty() {
        return looks.isEmpty();
    }

    private NoiseSpread last() {
        return looks.get(looks.size() - 1).noise();
    }

    /** The alarm, where the training ended collapsed. */
    Optional<String> warning() {
        return isEmpty() || !last().collapsed()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "The network makes nearly one image of all noise: the spread of its pixels is %.3f, that of true images"
                                + " %.3f. No images can be drawn from noise.",
                        last().spread(),
                        last().truth()));
    }

    /** Of at least one look. */
    String text() {
        List<String> changes = new ArrayList<>();
        boolean collapsed = false;
        for (Look look : looks) {
            if (look.noise().collapsed() != collapsed) {
                collapsed = !collapsed;
                changes.add((collapsed ? "collapsed" : "differed again") + " at epoch " + look.epoch());
            }
        }
        return "A pixel's deviation over the images that the network makes of noise, beside that over true ones; below the dashed"
                + " line, a third of that, it makes nearly one image of all noise. What it made of noise "
                + (changes.isEmpty() ? "did not collapse" : String.join(", ", changes)) + ".";
    }

    /** Of at least one look. */
    XYChart chart() {
        XYChart chart = PlotStyle.chart("epoch", "deviation of a pixel (units of training)");
        double[] epochs = Plots.epochPlaces(looks.stream().mapToInt(Look::epoch));
        double[] made =
                looks.stream().mapToDouble(look -> look.noise().spread()).toArray();
        PlotStyle.line(chart, "made of noise", epochs, made, PlotStyle.VERMILION, SeriesMarkers.NONE);
        level(chart, "true images", epochs, last().truth());
        String limit = "a third of theirs";
        level(chart, limit, epochs, last().limit());
        PlotStyle.dash(chart, limit);
        Plots.epochAxis(chart);
        chart.getStyler().setYAxisMin(0.0);
        return chart;
    }

    private static void level(XYChart chart, String name, double[] epochs, double height) {
        double[] heights = new double[epochs.length];
        Arrays.fill(heights, height);
        PlotStyle.line(chart, name, epochs, heights, PlotStyle.GREY, SeriesMarkers.NONE);
    }
}
