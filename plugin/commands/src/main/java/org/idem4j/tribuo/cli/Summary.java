package org.idem4j.tribuo.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.idem4j.tribuo.evaluation.RepairVerdict;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.report.ComparedModel;

/** The few numbers that a person wants to see at the end, in standardised units. */
final class Summary {

    /** Below, four decimals tell nothing. */
    private static final double SMALL = 1e-3;

    private Summary() {}

    /**
     * A small table.
     *
     * @param others The models to compare with.
     */
    static String of(SelfMapMetrics model, List<ComparedModel> others) {
        return of(RepairVerdict.of(model), others);
    }

    /**
     * A small table, and below it what is worse than no model.
     *
     * @param verdict On the model.
     * @param others The models to compare with, on the same rows.
     */
    static String of(RepairVerdict verdict, List<ComparedModel> others) {
        SelfMapMetrics model = verdict.judged();
        boolean damage = verdict.hasDamage();
        StringBuilder text = new StringBuilder();
        int last = model.standardisedDrift().length - 1;
        row(text, "", "this model", others.stream().map(ComparedModel::name));
        if (damage) {
            figures(text, "error before repair", model, others, SelfMapMetrics::standardisedInputRmse);
        }
        figures(
                text,
                damage ? "error after 1 pass (repair RMSE)" : "change by 1 pass of undamaged rows",
                model,
                others,
                m -> m.standardisedDrift()[0]);
        figures(
                text,
                (damage ? "error after " : "change by ") + (last + 1) + " passes",
                model,
                others,
                m -> m.standardisedDrift()[last]);
        figures(text, "change by a 2nd pass (gap)", model, others, m -> m.standardisedGap()[0]);
        figures(text, "effective rank of the output", model, others, SelfMapMetrics::effectiveRank);
        text.append("(root mean squares over ")
                .append(verdict.judgedRows())
                .append(", in units of ")
                .append(model.units())
                .append(')');
        verdict.warnings().forEach(warning -> text.append('\n').append(warning));
        return text.toString();
    }

    private static void figures(
            StringBuilder text,
            String name,
            SelfMapMetrics model,
            List<ComparedModel> others,
            ToDoubleFunction<SelfMapMetrics> figure) {
        row(
                text,
                name,
                number(figure.applyAsDouble(model)),
                others.stream().map(other -> number(figure.applyAsDouble(other.metrics()))));
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "not finite";
        }
        return String.format(Locale.ROOT, 0 < value && value < SMALL ? "%.1e" : "%.4f", value);
    }

    private static void row(StringBuilder text, String name, String value, Stream<String> others) {
        text.append(String.format(Locale.ROOT, "  %-34s %12s", name, value));
        others.forEach(other -> text.append(String.format(Locale.ROOT, " %20s", other)));
        text.append('\n');
    }
}
