package org.idem4j.tribuo.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.corrector.matrix.Eigenvalue;
import org.idem4j.tribuo.corrector.matrix.EigenvalueFate;
import org.idem4j.tribuo.corrector.matrix.FixedPointAnalysis;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.Residual;
import org.tribuo.math.la.DenseMatrix;

/** Tells on the terminal how a purification went and why. */
final class PurifyReport {

    /** Eigenvalues that are told one by one. */
    private static final int SINGLE = 10;

    private final PrintWriter out;
    private final DenseMatrix given;

    PurifyReport(PrintWriter out, Path input, DenseMatrix given) {
        this.out = out;
        this.given = given;
        int n = given.getDimension1Size();
        line("%s: %d x %d, %ssymmetric", input, n, n, given.isSymmetric() ? "" : "not ");
    }

    private void line(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }

    void purification(Purification result) {
        guarantee(result);
        line("");
        line("  step    |K^2 - K|   order");
        List<Residual> residuals = result.residuals();
        for (int i = 0; i < residuals.size(); i++) {
            double now = residuals.get(i).frobenius();
            line(
                    "%6d  %10.2e%s",
                    i, now, i == 0 ? "" : order(residuals.get(i - 1).frobenius(), now));
        }
        line("");
        if (result.converged()) {
            line(
                    "Idempotent after %d step%s and %d matrix products: a projector of rank %d, its trace off by %.0e.",
                    result.iterations(),
                    result.iterations() == 1 ? "" : "s",
                    result.products(),
                    result.rank(),
                    Math.abs(result.rankDefect()));
            if (!Double.isNaN(result.observedOrder())) {
                line(
                        "Observed order of convergence: %.1f. Moved by |P - K| = %.3g.",
                        result.observedOrder(), moved(result));
            }
        }
    }

    /** By how many times the digits grow, once the residual is small enough for that to mean something. */
    private static String order(double before, double now) {
        return 4 * before < 1 && now > 0
                ? String.format(Locale.ROOT, "  %6.1f", Math.log(4 * now) / Math.log(4 * before))
                : "";
    }

    private void guarantee(Purification result) {
        Residual first = result.residuals().get(0);
        if (result.guarantee() == 0) {
            line(
                    "|K^2 - K| = %.3g (%s); steps that keep the trace come with no guarantee.",
                    first.smallest(), first.nameOfSmallest());
        } else if (first.smallest() < result.guarantee()) {
            line("|K^2 - K| = %.3g (%s), below 1/4: convergence is certain.", first.smallest(), first.nameOfSmallest());
        } else {
            line(
                    "|K^2 - K| = %.3g (%s), not below 1/4, where convergence would be certain%s.",
                    first.smallest(),
                    first.nameOfSmallest(),
                    result.guaranteedFrom().isPresent()
                            ? "; it is from step " + result.guaranteedFrom().getAsInt() + " on"
                            : "");
        }
    }

    private double moved(Purification result) {
        double squares = 0;
        for (int i = 0; i < given.getDimension1Size(); i++) {
            for (int j = 0; j < given.getDimension1Size(); j++) {
                double difference = result.matrix().get(i, j) - given.get(i, j);
                squares += difference * difference;
            }
        }
        return Math.sqrt(squares);
    }

    void analysis(FixedPointAnalysis analysis) {
        line("Eigenvalues of K by where they go: %s.", counts(analysis));
        List<FixedPointAnalysis.Part> notable = analysis.parts().stream()
                .filter(part ->
                        part.eigenvalue().defective() || notable(part.fate().end()))
                .toList();
        notable.stream().limit(SINGLE).forEach(this::part);
        if (notable.size() > SINGLE) {
            line("  ... and %d more that are defective or do not go to 0 or 1", notable.size() - SINGLE);
        }
        line("%s%s", verdict(analysis), fixedPoint(analysis));
    }

    private static String counts(FixedPointAnalysis analysis) {
        return Arrays.stream(EigenvalueFate.End.values())
                .filter(end -> analysis.count(end) > 0)
                .map(end -> analysis.count(end) + " " + describe(end))
                .collect(Collectors.joining(", "));
    }

    private static String describe(EigenvalueFate.End end) {
        return switch (end) {
            case ZERO -> "to 0";
            case ONE -> "to 1";
            case OTHER_FIXED_POINT -> "to another fixed point";
            case INFINITY -> "beyond all bounds";
            case UNDECIDED -> "undecided by rounding";
        };
    }

    private static boolean notable(EigenvalueFate.End end) {
        return end != EigenvalueFate.End.ONE && end != EigenvalueFate.End.ZERO;
    }

    private void part(FixedPointAnalysis.Part part) {
        Eigenvalue eigenvalue = part.eigenvalue();
        line(
                "  %s%s: %s",
                number(eigenvalue.value()),
                eigenvalue.defective()
                        ? ", defective (Jordan blocks of sizes " + eigenvalue.blocks() + ")"
                        : eigenvalue.multiplicity() > 1 ? ", " + eigenvalue.multiplicity() + " times" : "",
                fate(part.fate()));
    }

    /** In single precision, which is plenty to recognise it. */
    private static String number(Complex value) {
        float real = (float) value.getReal();
        float imaginary = (float) value.getImaginary();
        return imaginary == 0 ? "" + real : real + (imaginary < 0 ? " - " : " + ") + Math.abs(imaginary) + "i";
    }

    private static String fate(EigenvalueFate fate) {
        return switch (fate.end()) {
            case ZERO, ONE, INFINITY -> "goes " + describe(fate.end()) + " in " + fate.steps() + " steps";
            case UNDECIDED -> "rounding would decide where it goes";
            case OTHER_FIXED_POINT -> {
                FixedPoint fixed = fate.fixedPoint().orElseThrow();
                yield String.format(
                        Locale.ROOT,
                        "%s the %s fixed point %s (multiplier %s)",
                        fate.steps() == 0 ? "is at" : "goes to",
                        fixed.kind().name().toLowerCase(Locale.ROOT),
                        number(fixed.point()),
                        number(fixed.multiplier()));
            }
        };
    }

    private static String verdict(FixedPointAnalysis analysis) {
        return switch (analysis.verdict()) {
            case PROJECTOR -> "So K goes to a projector of rank " + analysis.count(EigenvalueFate.End.ONE) + ".";
            case OTHER_FIXED_POINT -> "So K goes to a fixed point that is no projector, as far as rounding lets it.";
            case DIVERGES -> "So K grows beyond all bounds.";
            case UNDECIDED -> "So rounding would decide where K goes.";
        };
    }

    private static String fixedPoint(FixedPointAnalysis analysis) {
        return analysis.fixedPoint()
                ? " It is a fixed point already, " + analysis.kind().name().toLowerCase(Locale.ROOT) + "."
                : "";
    }
}
