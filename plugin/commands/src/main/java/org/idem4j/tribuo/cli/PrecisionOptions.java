package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.data.Corruption;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** In what numbers a model is exported, and on which rows that is tried. */
final class PrecisionOptions {

    private static final double MOST_WORSE = 5;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--precision",
            paramLabel = "fp16|int8-static|int8-dynamic|bf16",
            description = "For a trained model: the numbers of its inner products; single precision by default. fp16, "
                    + "bf16: weights of 16 bits, computed with in 32; int8-static: integers, scaled by rows of the "
                    + "training data; int8-dynamic: scaled by each batch, on which a row then depends. A projection "
                    + "and the units stay in single precision. The error is measured, and the tolerances anew.")
    private String precision;

    @Option(
            names = "--data",
            paramLabel = "CSV",
            description =
                    "With --precision: clean rows to measure on; the training data that the model's provenance names by default.")
    private Path data;

    @Option(
            names = "--worse",
            paramLabel = "PERCENT",
            description =
                    "With --precision: by how much the repair error may be larger, else nothing is written (default: 5).")
    private Double worse;

    @Mixin
    private FormatOptions format;

    /** Whether another precision than the model's is asked for. */
    boolean given() {
        return precision != null;
    }

    /** Refuses what has no sense, before anything long begins. */
    void requireSense() {
        if (given()) {
            Precision.parse(precision);
        } else if (data != null || worse != null) {
            throw usage("--data and --worse say how a --precision is tried; give that, or leave them out.");
        }
        if (worse != null && !(worse >= 0 && Double.isFinite(worse))) {
            throw usage("--worse must be finite and not negative, not " + worse + ".");
        }
        if (format.isGiven() && data == null) {
            throw usage("How a table is read is said for --data; the training data are read as they were.");
        }
    }

    /** Refuses it for what there is no other precision of. */
    void requireNotGiven(String why) {
        if (given()) {
            throw usage("--precision " + why);
        }
    }

    /** Rewrites, measures and writes. */
    void export(Path model, OpenModel open, IdempotentModel exported, int opset, Path output) throws IOException {
        Reproduction then = Reproduction.of(open, new TrustedComponents(model, false));
        CalibrationRows rows = CalibrationRows.of(rows(model, open, then), exported.selfMap(), exported.absent());
        Optional<Corruption> damage = then.damage();
        ReducedExport reduced;
        try {
            reduced = ReducedExport.of(
                    exported.exportONNXModel(ExportCommand.DOMAIN, 0, opset), Precision.parse(precision), rows, damage);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    model + " in " + precision + ", by " + (data == null ? "the rows it was trained on" : data) + ": "
                            + e.getMessage(),
                    e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(reduced.told());
        out.flush();
        reduced.requireGood(worse == null ? MOST_WORSE : worse);
        AtomicFile.write(output, reduced.model()::writeTo);
    }

    private Dataset<Regressor> rows(Path model, OpenModel open, Reproduction then) throws IOException {
        if (data == null) {
            return then.dataset();
        }
        try (RowBatches table = RowBatches.open(data, format.format());
                RowBar bar = RowBar.of("reading " + data)) {
            NamedRows unknown = new NamedRows();
            Dataset<Regressor> rows = new EvaluatedRows(model).of(data, table, null, null, open, unknown, bar);
            if (unknown.count() > 0) {
                spec.commandLine().getOut().println(unknown.toldAsUnknown(data));
            }
            return rows;
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
