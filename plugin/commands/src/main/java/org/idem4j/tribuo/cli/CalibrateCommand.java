package org.idem4j.tribuo.cli;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.Recalibration;
import org.idem4j.tribuo.anomaly.QuantileThreshold;
import org.idem4j.tribuo.anomaly.RowDetector;
import org.idem4j.tribuo.anomaly.ScoreMetadata;
import org.idem4j.tribuo.data.TableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code calibrate}. */
@Command(
        name = "calibrate",
        header = "Measures anew how far an ONNX file moves clean rows, for one that was changed.",
        usageHelpWidth = 100,
        description = "Measures how far an ONNX file moves clean rows, column by column, and writes it into the "
                + "file's metadata: what 'predict --mask' and '--repeatable' take for a change. For a file that "
                + "was quantised or otherwise changed after its export, or that others made. Of a detector of "
                + "anomalies the threshold is taken anew, too.",
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

    private static final double QUANTILE = 0.99;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "CSV",
            description = "Rows that need no repair, best some that the model was not trained on; may be gzipped.")
    private Path data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The ONNX file to write; by default that of --model is replaced.")
    private Path output;

    @Option(
            names = "--quantile",
            paramLabel = "Q",
            description =
                    "Of a detector: the share of these rows that are to stay below the threshold (default: 0.99).")
    private Double quantile;

    @Mixin
    private FormatOptions format;

    @Override
    public Integer call() throws IOException {
        QuantileThreshold share = share();
        try (RowBatches table = RowBatches.open(data, format.format());
                OpenModel open = model.open(table::chosenNames)) {
            if (!(open.model() instanceof OnnxRegressor served)) {
                throw usage(model.model() + " is no ONNX file; a model of another format keeps the calibration of its"
                        + " training. Calibrate the file that 'export' makes of it.");
            }
            Optional<RowDetector> detector = ScoreCalibration.detector(open);
            if (quantile != null && detector.isEmpty()) {
                throw usage("--quantile is one of a detector's scores, and " + model.model() + " is no detector.");
            }
            float[] clean = clean(table, open, served);
            RepairFacts facts = Recalibration.measure(served, clean);
            ModelProto stored = stored();
            ModelProto changed = Recalibration.with(stored, served, facts, clean);
            if (detector.isPresent()) {
                changed = ScoreMetadata.withThreshold(
                        changed, share.of(detector.get().scores(clean)));
            }
            AtomicFile.write(target(), changed::writeTo);
            tell(served.repairFacts().calibration(), facts.calibration(), detector.isPresent());
            if (facts.fillsItself() && served.calibrationMisfit().isPresent()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "warning: How far its fills may be off (predict --spread) is what the file that it was made from says;"
                                        + " that was not measured anew.");
            }
        }
        return 0;
    }

    private QuantileThreshold share() {
        try {
            return new QuantileThreshold(quantile == null ? QUANTILE : quantile);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--quantile: " + e.getMessage(), e);
        }
    }

    private float[] clean(RowBatches table, OpenModel open, OnnxRegressor served) throws IOException {
        try (RowBar bar = RowBar.of("reading " + data)) {
            NamedRows unknown = new NamedRows();
            var rows = new EvaluatedRows(model.model()).of(data, table, null, null, open, unknown, bar);
            if (unknown.count() > 0) {
                spec.commandLine().getOut().println(unknown.toldAsUnknown(data));
            }
            float[] clean =
                    CalibrationRows.of(rows, served.selfMap(), served.absent()).clean(served);
            if (clean.length == 0) {
                throw new TableException("Every row of " + data + " has a blank cell, and " + model.model()
                        + " can't fill it, so there is no row to calibrate on; give rows without.");
            }
            return clean;
        }
    }

    private Path target() {
        return output == null ? model.model() : output;
    }

    /** The file as it is, which may only move to another folder with all that it needs. */
    private ModelProto stored() throws IOException {
        ModelProto stored = ModelProto.parseFrom(Files.readAllBytes(model.model()));
        boolean beside = stored.getGraph().getInitializerList().stream()
                .anyMatch(tensor -> tensor.getDataLocation() == DataLocation.EXTERNAL);
        Path from = model.model().toAbsolutePath().normalize().getParent();
        if (beside && !from.equals(target().toAbsolutePath().normalize().getParent())) {
            throw usage("The weights of " + model.model() + " lie beside it, so " + output
                    + " must be in the same folder.");
        }
        return stored;
    }

    private void tell(Calibration before, Calibration now, boolean detector) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Calibrated on %,d rows: of them %.0f %% are moved by at most %s deviations%s, column by column.%s Wrote %s.%n",
                now.rows(),
                100 * now.level(),
                range(now),
                before == null ? "" : " (" + range(before) + " before)",
                detector ? " The threshold was taken anew." : "",
                target());
        out.flush();
    }

    /** The smallest and the largest tolerance, in deviations. */
    private static String range(Calibration calibration) {
        double[] tolerances = new double[calibration.tolerances().length];
        for (int c = 0; c < tolerances.length; c++) {
            tolerances[c] = calibration.tolerances()[c] / calibration.deviations()[c];
        }
        Arrays.sort(tolerances);
        return String.format(Locale.ROOT, "%.3g to %.3g", tolerances[0], tolerances[tolerances.length - 1]);
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
