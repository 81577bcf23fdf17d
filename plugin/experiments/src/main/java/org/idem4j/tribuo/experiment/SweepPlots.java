package org.idem4j.tribuo.experiment;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.Picture;
import org.idem4j.tribuo.report.PlotStyle;

/** The plots of sweeps over learning rates, in panels that share a legend. */
final class SweepPlots {

    /** Zero, which single precision reaches, is drawn here: a logarithmic axis has none. */
    private static final double FLOOR = 1e-11;

    private static final int COLUMNS = 2;

    private SweepPlots() {}

    /**
     * A panel of something against the learning rate, a line for each gradient.
     *
     * @param title The panel's title.
     * @param axis What is shown.
     * @param cells The settings of one network, its methods told apart by their gradient.
     * @param start What it is before training.
     * @param end What it is afterwards.
     */
    static Panel byRate(
            String title,
            String axis,
            List<SweepCell> cells,
            ToDoubleFunction<SweepCell> start,
            ToDoubleFunction<SweepCell> end) {
        Panel panel = new Panel(title, "learning rate", axis);
        double before = cells.stream().mapToDouble(start).average().orElseThrow();
        double[] ends = {
            cells.stream().mapToDouble(SweepCell::rate).min().orElseThrow(),
            cells.stream().mapToDouble(SweepCell::rate).max().orElseThrow()
        };
        panel.dashed(ends, new double[] {before, before}, PlotStyle.GREY);
        for (GradientRule gradient : GradientRule.values()) {
            List<SweepCell> line = cells.stream()
                    .filter(cell -> cell.method().gradient() == gradient)
                    .toList();
            panel.points(rates(line), values(line, end), color(gradient));
        }
        return panel;
    }

    private static double[] rates(List<SweepCell> cells) {
        return cells.stream().mapToDouble(SweepCell::rate).toArray();
    }

    private static double[] values(List<SweepCell> cells, ToDoubleFunction<SweepCell> figure) {
        return cells.stream()
                .mapToDouble(figure)
                .map(value -> value == 0 ? FLOOR : value)
                .toArray();
    }

    /** Adds the mean over the kept runs of the error on the way. */
    static void addCurve(Panel panel, SweepCell cell) {
        List<RunResult> runs = cell.kept();
        List<RunResult.CurvePoint> moments = runs.get(0).curve();
        double[] epochs = new double[moments.size() - 1];
        double[] errors = new double[epochs.length];
        for (int i = 0; i < epochs.length; i++) {
            int moment = i + 1; // there is no place for epoch 0
            epochs[i] = moments.get(moment).epoch();
            errors[i] = Math.max(
                    FLOOR,
                    runs.stream()
                            .mapToDouble(run -> run.curve().get(moment).error())
                            .average()
                            .orElseThrow());
        }
        panel.line(epochs, errors, color(cell.method().gradient()));
    }

    /** Adds what was published. */
    static void addPublished(Panel panel, String network) {
        for (GradientRule gradient : GradientRule.values()) {
            List<Published> values = Published.of(network, gradient);
            panel.rings(
                    values.stream().mapToDouble(Published::rate).toArray(),
                    values.stream().mapToDouble(Published::error).toArray(),
                    color(gradient));
        }
    }

    /** Panels in two columns above what their lines mean. */
    static Picture grid(List<Panel> panels, Legend.Entry... more) {
        List<Legend.Entry> entries = new ArrayList<>();
        entries.add(Legend.Entry.line("modified gradient", color(GradientRule.MODIFIED)));
        entries.add(Legend.Entry.line("ordinary gradient", color(GradientRule.ORDINARY)));
        entries.addAll(Arrays.asList(more));
        Picture grid = Picture.grid(panels.stream().map(Panel::picture).toList(), COLUMNS);
        return grid.above(new Legend(entries).picture(grid.width()));
    }

    private static Color color(GradientRule gradient) {
        return gradient == GradientRule.MODIFIED ? PlotStyle.BLUE : PlotStyle.VERMILION;
    }
}
