package org.idem4j.tribuo.cli;

import java.util.Locale;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;

/** The few numbers that a person wants to see at the end, in standardised units. */
final class Summary {

    /** Below, four decimals tell nothing. */
    private static final double SMALL = 1e-3;

    private Summary() {}

    /**
     * A small table.
     *
     * @param baseline The same network without idempotence, or null.
     */
    static String of(SelfMapMetrics model, SelfMapMetrics baseline) {
        StringBuilder text = new StringBuilder();
        int last = model.standardisedDrift().length - 1;
        line(text, "", "this model", baseline == null ? null : "without idempotence");
        line(
                text,
                "error before repair",
                number(model.standardisedInputRmse()),
                text(baseline, m -> m.standardisedInputRmse()));
        line(
                text,
                "error after 1 pass (repair RMSE)",
                number(model.standardisedDrift()[0]),
                text(baseline, m -> m.standardisedDrift()[0]));
        line(
                text,
                "error after " + (last + 1) + " passes",
                number(model.standardisedDrift()[last]),
                text(baseline, m -> m.standardisedDrift()[last]));
        line(
                text,
                "change by a 2nd pass (gap)",
                number(model.standardisedGap()[0]),
                text(baseline, m -> m.standardisedGap()[0]));
        line(
                text,
                "effective rank of the output",
                number(model.effectiveRank()),
                text(baseline, m -> m.effectiveRank()));
        text.append("(root mean squares over ")
                .append(model.rows())
                .append(" rows, in units of each column's standard deviation)");
        return text.toString();
    }

    private interface Figure {
        double of(SelfMapMetrics metrics);
    }

    private static String text(SelfMapMetrics metrics, Figure figure) {
        return metrics == null ? null : number(figure.of(metrics));
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "not finite";
        }
        return String.format(Locale.ROOT, 0 < value && value < SMALL ? "%.1e" : "%.4f", value);
    }

    private static void line(StringBuilder text, String name, String value, String other) {
        text.append(String.format(Locale.ROOT, "  %-34s %12s", name, value));
        text.append(other == null ? "" : String.format(Locale.ROOT, " %20s", other))
                .append('\n');
    }
}
