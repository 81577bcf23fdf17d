package org.idem4j.tribuo.cli;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.precision.ReducedPrecision;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.Recalibration;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * A file in less precise numbers, and what they do to the repair, measured as both files are served.
 *
 * @param model The file, calibrated as it now is.
 * @param precision What its products are in.
 * @param exactBytes The size of the file of single precision.
 * @param rows How many rows its tolerances were taken from.
 * @param exact The measurements of the file of single precision.
 * @param reduced Those of the other, on the same rows.
 */
record ReducedExport(
        ModelProto model, Precision precision, int exactBytes, int rows, SelfMapMetrics exact, SelfMapMetrics reduced) {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    /** An error that is rounding, of a model that leaves clean rows alone say: no share of it can be asked for. */
    private static final double ROUNDING = 1e-4;

    /**
     * Rewrites and measures. Scales come from every second row, the measurements are of the others: no scale was made for them.
     *
     * @param exact The file of single precision.
     * @param precision The precision asked for.
     * @param rows Rows as the model is to repair.
     * @param damage What is done to those that came without damage.
     */
    static ReducedExport of(ModelProto exact, Precision precision, CalibrationRows rows, Optional<Corruption> damage) {
        byte[] content = exact.toByteArray();
        Dataset<Regressor> judged = rows.half(1).damaged(damage);
        try (OnnxRegressor served = OnnxRegressor.open(content, "the float file", CPU)) {
            float[] seen = seen(rows.half(0), damage, served);
            ModelProto rewritten = uncalibrated(ReducedPrecision.rewrite(exact, precision, seen));
            try (OnnxRegressor other = OnnxRegressor.open(rewritten.toByteArray(), "the reduced file", CPU)) {
                float[] clean = rows.clean(other);
                ReducedExport reduced = new ReducedExport(
                        Recalibration.with(rewritten, other, Recalibration.measure(other, clean), clean),
                        precision,
                        content.length,
                        clean.length / other.selfMap().dimension(),
                        measured(served, judged),
                        measured(other, judged));
                return reduced.withCard();
            }
        }
    }

    /** The same whose documentation text says that what it tells was measured of the float file, and what this one gives. */
    private ReducedExport withCard() {
        String card = model.getDocString()
                + String.format(
                        Locale.ROOT,
                        "%nThis file is in %s. Measured on %d rows, it leaves an error of %.4g deviations (in single precision %.4g) and a gap of"
                                + " %.2g (%.2g); what is said above of error and gap is of the file of single precision.",
                        precision,
                        exact.rows(),
                        error(reduced),
                        error(exact),
                        reduced.standardisedGap()[0],
                        exact.standardisedGap()[0]);
        return new ReducedExport(
                model.toBuilder().setDocString(card).build(), precision, exactBytes, rows, exact, reduced);
    }

    /** What the model will see: rows with damage and without. */
    private static float[] seen(CalibrationRows rows, Optional<Corruption> damage, OnnxRegressor served) {
        DatasetRows damaged = DatasetRows.of(rows.damaged(damage), served.selfMap(), served.absent());
        float[] inputs = damaged.inputs(0, damaged.rows());
        float[] clean = rows.clean(served);
        float[] both = Arrays.copyOf(inputs, inputs.length + clean.length);
        System.arraycopy(clean, 0, both, inputs.length, clean.length);
        return both;
    }

    /** Without what the float file gives, which this one is not to be held against. */
    private static ModelProto uncalibrated(ModelProto model) {
        ModelProto.Builder other = model.toBuilder().clearMetadataProps();
        model.getMetadataPropsList().stream()
                .filter(entry -> !entry.getKey().equals(MetadataKeys.CALIBRATED_FOR))
                .forEach(other::addMetadataProps);
        return other.build();
    }

    private static SelfMapMetrics measured(OnnxRegressor served, Dataset<Regressor> rows) {
        return new IdempotenceEvaluator().evaluate(served, rows).metrics();
    }

    /**
     * Refuses a file that repairs too much worse.
     *
     * @param percent By how much its error may be larger.
     */
    void requireGood(double percent) {
        double error = error(reduced);
        if (!(error <= error(exact) * (1 + percent / 100) + ROUNDING)) {
            throw new FailedException(String.format(
                    Locale.ROOT,
                    "In %s the model repairs worse by more than %s %%: its error is %.4g in place of %.4g, so no file was"
                            + " written. Take another precision (fp16 changes least), or allow more by --worse.",
                    precision,
                    percent,
                    error,
                    error(exact)));
        }
    }

    private static double error(SelfMapMetrics metrics) {
        return metrics.standardisedDrift()[0];
    }

    /** The measurements of both files, a table for people. */
    String told() {
        return String.format(
                Locale.ROOT,
                "%-34s %12s %12s%n%s%s%-34s %12d %12d%n(over %d rows; tolerances from %d)",
                "",
                Precision.FLOAT32,
                precision,
                row("  error after 1 pass (repair RMSE)", "%12.4f", error(exact), error(reduced)),
                row("  change by a 2nd pass (gap)", "%12.1e", exact.standardisedGap()[0], reduced.standardisedGap()[0]),
                "  bytes",
                exactBytes,
                model.getSerializedSize(),
                exact.rows(),
                rows);
    }

    private static String row(String name, String format, double one, double other) {
        return String.format(Locale.ROOT, "%-34s " + format + " " + format + "%n", name, one, other);
    }
}
