package org.idem4j.tribuo.experiment.stability;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Figure;

/**
 * The figures and tables of {@link Stability}.
 *
 * @param recurrences The recurrences.
 * @param correctors Their correctors without damping, each once.
 * @param dampings The steps for which basins are given.
 * @param groups The matrices that have been purified.
 */
record StabilityFindings(
        List<Recurrence> recurrences,
        List<Recurrence> correctors,
        double[] dampings,
        Map<Stability.Group, TrialResult> groups) {

    private static final String MULTIPLIERS_TEXT =
            "By how much a small distance from a fixed point is multiplied in a step of γ, at all fixed points of each corrector."
                    + " Below the dashed line at 1 a fixed point attracts, above it repels. The draft says so of ½ for 0 ≤ γ < 1; at γ = 0"
                    + " nothing moves, so that it is neutral there.";
    private static final String BASINS_TEXT =
            "What goes to 0 (black, white on a dark screen) and to 1 (orange) on the real line. A smaller step draws in more, more slowly; only ends that are"
                    + " fixed points themselves, as those of order 3, are moved by no step.";
    private static final String MATRICES_TEXT =
            "Random matrices K = P + D, P a projector of half the full rank. Symmetric: P orthogonal and D symmetric; then"
                    + " ‖D‖₂ below (√2 − 1)/2 = .207 gives ‖K² − K‖₂ < ¼ and so the guarantee, and below the end of the basin, .366 for"
                    + " order 2, no eigenvalue can leave it (dashed). General: P oblique and D any matrix.";
    private static final String RESIDUALS_TEXT =
            "The decimal logarithm of ‖K² − K‖, in the Frobenius norm, for the first symmetric matrix of the largest size: the number of digits is doubled,"
                    + " tripled, quadrupled by a step of order 2, 3, 4; damping adds the same number of digits in every step.";

    Findings findings() {
        List<RealBasins> basins = RealBasins.of(correctors, dampings);
        return new Findings(
                        summary(),
                        List.of(
                                new Figure(
                                        "stability-multipliers",
                                        "Multipliers under damping",
                                        MULTIPLIERS_TEXT,
                                        MultiplierDrawing.of(correctors)),
                                new Figure("stability-basins", "Real basins", BASINS_TEXT, BasinDrawing.of(basins)),
                                new Figure(
                                        "stability-matrices",
                                        "How many matrices become idempotent",
                                        MATRICES_TEXT,
                                        new TrialDrawing(recurrences, groups).picture()),
                                new Figure(
                                        "stability-residuals",
                                        "How fast",
                                        RESIDUALS_TEXT,
                                        new ResidualPlot(recurrences, groups).picture())),
                        List.of(
                                StabilityTables.fixedPoints(correctors),
                                StabilityTables.jordan(correctors),
                                StabilityTables.basins(basins)))
                .withData(List.of(StabilityTables.matrices(groups)));
    }

    private List<String> summary() {
        int guaranteed = count(TrialCell::guaranteed);
        int sure = guaranteed - count(TrialCell::broken);
        return List.of(
                repelling(),
                blocks(),
                String.format(
                        Locale.ROOT,
                        "Of %d purifications *%d had the guarantee, and %d of these failed*; of the others %d of %d became"
                                + " idempotent.",
                        count(TrialCell::trials),
                        guaranteed,
                        count(TrialCell::broken),
                        count(TrialCell::converged) - sure,
                        count(TrialCell::trials) - guaranteed));
    }

    private int count(ToIntFunction<TrialCell> figure) {
        return groups.values().stream()
                .flatMap(result -> result.cells().stream())
                .mapToInt(figure)
                .sum();
    }

    private String repelling() {
        boolean all = correctors.stream()
                .flatMap(corrector -> CorrectorProperties.of(corrector.corrector()).fixedPoints().stream())
                .map(DampedPoint::new)
                .filter(point -> !point.idempotent())
                .allMatch(point -> point.attractsBelow() == 0);
        return all
                ? "Every fixed point but 0 and 1 repels *for every γ above 0*."
                : "A fixed point other than 0 and 1 *attracts for some γ*.";
    }

    private String blocks() {
        boolean none = correctors.stream()
                .flatMap(corrector -> BlockEquations.of(corrector.corrector()).stream())
                .allMatch(equations -> equations.largestBlock() <= 1);
        return none
                ? "No Jordan block larger than 1 is a fixed point."
                : "Some Jordan block larger than 1 *is* a fixed point.";
    }
}
