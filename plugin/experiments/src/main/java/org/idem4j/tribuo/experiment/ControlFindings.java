package org.idem4j.tribuo.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.Subject;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Numbers;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.PlotStyle;

/**
 * What {@link Control} found.
 *
 * @param cells The settings that have been run.
 */
record ControlFindings(List<SweepCell> cells) {

    private static final List<GradientScale> SCALES = List.of(GradientScale.PAPER, GradientScale.MEAN);

    private static final String ERROR_TEXT =
            "The mean of |f(f(x)) − f(x)|. On the left both gradients are divided by the rows, on the right by rows and "
                    + "outputs as a mean square is. The paper's figure compares the blue line of the left with the "
                    + "vermilion line of the right. An error of exactly zero is drawn at 10⁻¹¹.";
    private static final String RELATIVE_TEXT =
            "The root mean square of f(f(x)) − f(x) in units of that of f(x). A network that only shrinks its outputs towards "
                    + "a constant lowers the error but not this.";
    private static final String ENERGY_TEXT =
            "The mean of f(x)². A falling line means that the output shrinks towards zero, which is perfectly idempotent and "
                    + "of no use.";

    Findings findings() {
        List<Subject> networks =
                cells.stream().map(SweepCell::subject).distinct().toList();
        return new Findings(
                networks.stream().map(this::sentence).toList(),
                List.of(
                        figure("control", "Error", ERROR_TEXT, "mean |f(f(x)) − f(x)|", networks, Measurement::error),
                        figure(
                                "control-relative",
                                "Relative error",
                                RELATIVE_TEXT,
                                "rms f(f(x)) − f(x) over rms f(x)",
                                networks,
                                Measurement::relativeError),
                        figure(
                                "control-energy",
                                "Output energy",
                                ENERGY_TEXT,
                                "mean f(x)²",
                                networks,
                                Measurement::outputEnergy)),
                List.of(SweepTable.of("control", cells)));
    }

    private Figure figure(
            String name,
            String title,
            String text,
            String axis,
            List<Subject> networks,
            ToDoubleFunction<Measurement> figure) {
        List<Panel> panels = new ArrayList<>();
        for (Subject network : networks) {
            List<Panel> pair = new ArrayList<>();
            for (GradientScale scale : SCALES) {
                List<SweepCell> shown = of(network).stream()
                        .filter(cell -> cell.method().scale() == scale)
                        .toList();
                if (!shown.isEmpty()) {
                    pair.add(SweepPlots.byRate(
                            network.name() + ", both at the " + words(scale),
                            axis,
                            shown,
                            cell -> cell.start(figure),
                            cell -> cell.end(figure)));
                }
            }
            Panel.alignHeights(pair);
            panels.addAll(pair);
        }
        return new Figure(name, title, text, SweepPlots.grid(panels, Legend.Entry.dashed("untrained", PlotStyle.GREY)));
    }

    private static String words(GradientScale scale) {
        return scale == GradientScale.PAPER ? "scale 1/rows" : "scale 2/(n · rows)";
    }

    private List<SweepCell> of(Subject network) {
        return cells.stream().filter(cell -> cell.subject() == network).toList();
    }

    private String sentence(Subject network) {
        return network.name() + ", the best over the learning rates: " + errors(network, GradientScale.PAPER)
                + " at the paper's scale 1/rows, " + errors(network, GradientScale.MEAN)
                + " at a mean's, 2/(n · rows).";
    }

    private String errors(Subject network, GradientScale scale) {
        return Arrays.stream(GradientRule.values())
                .map(gradient -> gradient.name().toLowerCase(Locale.ROOT) + " " + error(network, gradient, scale))
                .collect(Collectors.joining(", "));
    }

    private String error(Subject network, GradientRule gradient, GradientScale scale) {
        return SweepCell.best(of(network).stream()
                        .filter(cell -> cell.method().gradient() == gradient
                                && cell.method().scale() == scale)
                        .toList())
                .map(cell -> "*" + Numbers.brief(cell.error()) + "*")
                .orElse("no run that counts");
    }
}
