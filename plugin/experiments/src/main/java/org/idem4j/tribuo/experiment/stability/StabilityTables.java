package org.idem4j.tribuo.experiment.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.experiment.dynamics.Basin;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.report.Table;

/** The tables of {@link Stability}. */
final class StabilityTables {

    private static final String FIXED_POINTS_TEXT =
            "Every λ with p(λ) = λ. multiplier: p′(λ) and its size; attracts_below: with a step γ the multiplier is"
                    + " 1 + γ(p′(λ) − 1), so that λ attracts for γ below this; 0: it attracts for none. At γ = 0 nothing moves.";
    private static final String JORDAN_TEXT =
            "What p(J) = J asks of a Jordan block at λ: eq6: |p(λ) − λ| = 0; of size 2 or more, eq7: |p′(λ) − 1| = 0; of 3 or"
                    + " more, eq8: |p″(λ)/2| = 0; of 4 or more, eq9: |p‴(λ)/6| = 0. largest_block: the largest block that is a"
                    + " fixed point, 0 for none. Where 1 stands, every fixed point can be diagonalised. What the draft calls"
                    + " the algebraic multiplicity is the size of a block: the identity has λ = 1 as often as it has rows.";
    private static final String BASINS_TEXT =
            "The ends of the immediate basins on the real line, for steps of γ (damping).";
    private static final String MATRICES_TEXT =
            "K = P + D; norm: ‖D‖₂; guaranteed: how many had ‖K² − K‖₂ below the guarantee, ¼ for order m; broken: how many of"
                    + " these did not become idempotent; rank_kept: how many became idempotent with the rank of P; iterations:"
                    + " of those that became idempotent.";

    private StabilityTables() {}

    static Table fixedPoints(List<Recurrence> correctors) {
        List<List<Object>> rows = new ArrayList<>();
        for (Recurrence corrector : correctors) {
            for (FixedPoint fixed :
                    CorrectorProperties.of(corrector.corrector()).fixedPoints()) {
                rows.add(List.of(
                        corrector.title(),
                        fixed.point().getReal(),
                        fixed.point().getImaginary(),
                        fixed.multiplier().getReal(),
                        fixed.multiplier().getImaginary() + 0.0, // no −0
                        fixed.multiplier().abs(),
                        fixed.kind().name().toLowerCase(Locale.ROOT),
                        new DampedPoint(fixed).attractsBelow()));
            }
        }
        return new Table(
                "stability",
                "Fixed points",
                FIXED_POINTS_TEXT,
                List.of(
                        "corrector",
                        "real",
                        "imaginary",
                        "multiplier_real",
                        "multiplier_imaginary",
                        "multiplier",
                        "kind",
                        "attracts_below"),
                rows);
    }

    static Table jordan(List<Recurrence> correctors) {
        List<List<Object>> rows = new ArrayList<>();
        for (Recurrence corrector : correctors) {
            for (BlockEquations equations : BlockEquations.of(corrector.corrector())) {
                List<Object> row = new ArrayList<>(List.of(
                        corrector.title(),
                        equations.lambda().getReal(),
                        equations.lambda().getImaginary()));
                row.addAll(equations.defects());
                row.add(equations.largestBlock());
                rows.add(row);
            }
        }
        return new Table(
                "stability-jordan",
                "Jordan blocks",
                JORDAN_TEXT,
                List.of("corrector", "real", "imaginary", "eq6", "eq7", "eq8", "eq9", "largest_block"),
                rows);
    }

    static Table basins(List<RealBasins> basins) {
        List<List<Object>> rows = new ArrayList<>();
        for (RealBasins both : basins) {
            add(rows, both.recurrence(), 0, both.zero());
            add(rows, both.recurrence(), 1, both.one());
        }
        return new Table(
                "stability-basins",
                "Basins",
                BASINS_TEXT,
                List.of("recurrence", "damping", "goes_to", "lower", "upper"),
                rows);
    }

    private static void add(List<List<Object>> rows, Recurrence recurrence, int to, Basin basin) {
        if (basin != null) {
            rows.add(List.of(recurrence.title(), recurrence.damping(), to, basin.lower(), basin.upper()));
        }
    }

    static Table matrices(Map<Stability.Group, TrialResult> groups) {
        List<List<Object>> rows = new ArrayList<>();
        groups.forEach((group, result) -> {
            for (TrialCell cell : result.cells()) {
                rows.add(List.of(
                        group.size(),
                        group.shape().word(),
                        cell.recurrence(),
                        cell.norm(),
                        cell.trials(),
                        cell.guaranteed(),
                        cell.converged(),
                        cell.broken(),
                        cell.rankKept(),
                        cell.escaped(),
                        cell.medianIterations(),
                        cell.mostIterations()));
            }
        });
        return new Table(
                "stability-matrices",
                "Random matrices",
                MATRICES_TEXT,
                List.of(
                        "size",
                        "shape",
                        "recurrence",
                        "norm",
                        "trials",
                        "guaranteed",
                        "converged",
                        "broken",
                        "rank_kept",
                        "escaped",
                        "median_iterations",
                        "most_iterations"),
                rows);
    }
}
