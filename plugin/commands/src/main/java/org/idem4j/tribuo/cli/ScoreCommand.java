package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.anomaly.ScoreMetadata;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code score}. */
@Command(
        name = "score",
        header = "Scores the rows of a CSV by how far a model moves them, and flags anomalies.",
        usageHelpWidth = 100,
        description = {
            "Writes for each row of a CSV its score and whether it is an anomaly: the columns 'score' and",
            "'anomalous' (1 or 0), and after them the columns that the model does not know, ids say. The score is a root mean square over the columns, in units of their",
            "deviations. A detector, in either format, brings units and threshold; any other model needs",
            "a --reference of expected rows. The table is streamed, so it may be larger than memory."
        },
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Mixin
    private final TableOptions files =
            new TableOptions("Columns that the model lacks are carried along.", "The scores.");

    @Mixin
    private FormatOptions format;

    @Option(
            names = "--by",
            defaultValue = "distance",
            paramLabel = "distance|gap",
            description = {
                "distance: how far f moves the row, f(x) - x (the default);",
                "gap: how far it moves its own output again, f(f(x)) - f(x)."
            })
    private String by;

    @Option(
            names = "--reference",
            paramLabel = "CSV",
            description = {
                "Expected rows that the model was not trained on; units and threshold are taken from them.",
                "Held in memory."
            })
    private Path reference;

    @Option(
            names = "--quantile",
            paramLabel = "Q",
            description = "The share of rows like the reference that are to stay below the threshold (default: 0.99).")
    private Double quantile;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "The score that an anomaly exceeds, in place of a quantile or of the detector's own.")
    private Double threshold;

    @Override
    public Integer call() throws IOException {
        RowScore.By measured = measured();
        requireSense();
        ScoredTable scored = new ScoredTable(files.input(), format.format(), model.model());
        try (RowBatches rows = RowBatches.open(files.input(), format.format());
                OpenModel open = model.open(rows::chosenNames);
                AtomicFile file = new AtomicFile(files.output())) {
            ScoreCalibration calibration = calibration(open, measured);
            ModelColumns columns = rows.columns(open, model.model());
            ScoreTable table = new ScoreTable(rows.reader(), columns.carried(), file.stream(), calibration);
            scored.forEach(rows, columns, columns.carried(), open, table::add);
            table.requireNumbers(model.model(), files.input());
            table.flush();
            file.commit();
            tell(rows, columns, table, calibration, open.provider());
        }
        return 0;
    }

    private void tell(
            RowBatches rows, ModelColumns columns, ScoreTable table, ScoreCalibration calibration, String provider) {
        PrintWriter out = spec.commandLine().getOut();
        String found = rows.told(columns, model.model());
        if (!found.isEmpty()) {
            out.println(found);
        }
        out.printf(
                Locale.ROOT,
                "Scored %,d rows: %,d above the threshold of %.4g (%.1f %%). Wrote %s (%s).%n",
                rows.rows(),
                table.anomalies(),
                calibration.threshold(),
                100.0 * table.anomalies() / rows.rows(),
                files.output(),
                provider);
        out.flush();
    }

    private RowScore.By measured() {
        return switch (by) {
            case "distance" -> RowScore.By.DISTANCE;
            case "gap" -> RowScore.By.GAP;
            default -> throw usage("There is no score '" + by + "'; choose distance or gap.");
        };
    }

    private void requireSense() {
        if (quantile != null && threshold != null) {
            throw usage("Give --quantile or --threshold, not both.");
        }
        if (quantile != null && reference == null) {
            throw usage("--quantile is one of the scores of expected rows; give these by --reference.");
        }
        if (threshold != null && !(threshold >= 0 && Double.isFinite(threshold))) {
            throw usage("--threshold must be finite and not negative, not " + threshold + ".");
        }
    }

    private ScoreCalibration calibration(OpenModel open, RowScore.By measured) throws IOException {
        DenseSelfMap f = open.selfMap();
        if (reference != null) {
            return ScoreCalibration.by(
                    new ScoredTable(reference, format.format(), model.model()),
                    open,
                    measured,
                    quantile == null ? 0.99 : quantile,
                    threshold);
        }
        ScoreMetadata own = ScoreCalibration.own(open)
                .orElseThrow(() -> new IllegalArgumentException(model.model()
                        + " is no detector of anomalies, so it has neither units nor a threshold; give expected rows by"
                        + " --reference, or train a detector."));
        if (measured == RowScore.By.GAP && threshold == null) {
            throw usage("The threshold of " + model.model()
                    + " is one of distances; for gaps give --threshold or expected rows by --reference.");
        }
        return new ScoreCalibration(
                new RowScore(f, own.scale(), measured),
                Optional.ofNullable(threshold).orElse(own.threshold()));
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
