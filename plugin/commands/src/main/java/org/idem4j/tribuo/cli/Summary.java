package org.idem4j.tribuo.cli;

import java.util.Locale;
import org.idem4j.tribuo.evaluation.RepairVerdict;
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
        return of(RepairVerdict.of(model), baseline);
    }

    /**
     * A small table, and below it what is worse than no model.
     *
     * @param verdict On the model.
     * @param baseline The same network without idempotence, on the same rows, or null.
     */
    static String of(RepairVerdict verdict, SelfMapMetrics baseline) {
        SelfMapMetrics model = verdict.judged();
        boolean damage = verdict.hasDamage();
        StringBuilder text = new StringBuilder();
        int last = model.standardisedDrift().length - 1;
        line(text, "", "this model", baseline == null ? null : "without idempotence");
        if (damage) {
            line(
                    text,
                    "error before repair",
                    number(model.standardisedInputRmse()),
                    text(baseline, m -> m.standardisedInputRmse()));
        }
        line(
                text,
                damage ? "error after 1 pass (repair RMSE)" : "change by 1 pass of undamaged rows",
                number(model.standardisedDrift()[0]),
                text(baseline, m -> m.standardisedDrift()[0]));
        line(
                text,
                (damage ? "error after " : "change by ") + (last + 1) + " passes",
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
                .append(verdict.judgedRows())
                .append(", in units of each column's standard deviation)");
        verdict.warnings().forEach(warning -> text.append('\n').append(warning));
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
