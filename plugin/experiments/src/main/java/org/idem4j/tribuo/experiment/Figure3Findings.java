package org.idem4j.tribuo.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.Subject;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Numbers;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.PlotStyle;

/**
 * What {@link Figure3} found.
 *
 * @param cells The settings that have been run.
 */
record Figure3Findings(List<SweepCell> cells) {

    private static final String AXIS = "mean |f(f(x)) − f(x)|";

    private static final String RATES_TEXT =
            "The mean over runs of the mean of |f(f(x)) − f(x)| after the last epoch. Runs that ended no better than they "
                    + "began, or ceased to be finite, are left out; where a point is missing no run is left. An error of "
                    + "exactly zero, which single precision reaches on B1, is drawn at 10⁻¹¹.";
    private static final String CURVES_TEXT =
            "The error on the same rows over the epochs, at the learning rate at which the method ends best.";

    Findings findings() {
        List<Subject> networks =
                cells.stream().map(SweepCell::subject).distinct().toList();
        return new Findings(
                networks.stream().map(this::sentence).toList(),
                List.of(rates(networks), curves(networks)),
                List.of(SweepTable.of("figure3", cells)));
    }

    private List<SweepCell> of(Subject network) {
        return cells.stream().filter(cell -> cell.subject() == network).toList();
    }

    private Optional<SweepCell> best(Subject network, GradientRule gradient) {
        return SweepCell.best(of(network).stream()
                .filter(cell -> cell.method().gradient() == gradient)
                .toList());
    }

    private String sentence(Subject network) {
        List<String> parts = new ArrayList<>();
        for (GradientRule gradient : GradientRule.values()) {
            best(network, gradient)
                    .ifPresent(cell -> parts.add("the " + cell.method().gradientName() + " gradient reaches *"
                            + Numbers.brief(cell.error()) + "* (learning rate " + RateSweep.text(cell.rate()) + ")"));
        }
        String found = parts.isEmpty() ? "no run improved" : String.join(", ", parts);
        return network.name() + ": " + found + ".";
    }

    private Figure rates(List<Subject> networks) {
        List<Panel> panels = new ArrayList<>();
        for (Subject network : networks) {
            Panel panel = SweepPlots.byRate(
                    network.name() + ", " + network.epochs() + " epochs",
                    AXIS,
                    of(network),
                    cell -> cell.start(Measurement::error),
                    SweepCell::error);
            SweepPlots.addPublished(panel, network.name());
            panels.add(panel);
        }
        Legend.Entry untrained = Legend.Entry.dashed("untrained", PlotStyle.GREY);
        Legend.Entry published = Legend.Entry.ring(Published.SOURCE, PlotStyle.GREY);
        return new Figure(
                "figure3",
                "Error against the learning rate",
                RATES_TEXT,
                SweepPlots.grid(panels, untrained, published));
    }

    private Figure curves(List<Subject> networks) {
        List<Panel> panels = new ArrayList<>();
        for (Subject network : networks) {
            List<SweepCell> best = Arrays.stream(GradientRule.values())
                    .map(gradient -> best(network, gradient).orElse(null))
                    .filter(Objects::nonNull)
                    .toList();
            String rates = best.stream()
                    .map(cell -> cell.method().gradientName() + " at " + RateSweep.text(cell.rate()))
                    .collect(Collectors.joining(", "));
            Panel panel = new Panel(network.name() + ": " + rates, "epoch", AXIS);
            best.forEach(cell -> SweepPlots.addCurve(panel, cell));
            panels.add(panel);
        }
        return new Figure("figure3-curves", "The way there", CURVES_TEXT, SweepPlots.grid(panels));
    }
}
