package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.anomaly.AnomalyScore;
import org.idem4j.tribuo.anomaly.ColumnScale;
import org.idem4j.tribuo.anomaly.RowDetector;
import org.idem4j.tribuo.anomaly.ScoreMetadata;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.image.ImageInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code score}. */
@Command(
        name = "score",
        header = "Scores the rows of a CSV, or images, by how unlike expected rows they are, and flags anomalies.",
        usageHelpWidth = 100,
        description = "Writes for each row of a CSV its score and whether it is an anomaly: the columns 'score' and "
                + "'anomalous' (1 or 0), and after them the columns that the model does not know, ids say. A "
                + "detector, in either format, brings its own score and threshold; any other model scores a row "
                + "by how far it moves it, a root mean square over the columns in units of their deviations, "
                + "and needs a --reference of expected rows. A row of which no cell is known has both blank. "
                + "The table is streamed, so it may be larger than memory. A folder of PNG or JPEG files, or an "
                + "IDX file, in place of the table, and of the reference, gives the columns 'score', "
                + "'anomalous' and 'image', the file's name or its number.",
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
            paramLabel = "distance|gap",
            description = {
                "distance: how far f moves the row, f(x) - x (the default of other models);",
                "gap: how far it moves its own output again, f(f(x)) - f(x).",
                "By default a detector's own score."
            })
    private String by;

    @Option(
            names = "--reference",
            paramLabel = "CSV",
            description = {
                "Expected rows that the model was not trained on; the threshold, and the units of distance or "
                        + "gap, are taken from them.",
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

    @Option(
            names = "--contributions",
            paramLabel = "CSV",
            description = {
                "Writes for each anomaly its row, its score, and for each column by how much the score would "
                        + "fall if this one cell were as expected rows have it.",
                "For a detector's own score."
            })
    private Path contributions;

    @Override
    public Integer call() throws IOException {
        requireSense();
        if (ImageInput.isOfImages(files.input())) {
            return scoreImages();
        }
        ScoredTable scored = new ScoredTable(files.input(), format.format(), model.model());
        try (RowBatches rows = RowBatches.open(files.input(), format.format());
                OpenModel open = model.open(rows::chosenNames);
                AtomicFile file = AtomicFile.ofText(files.output());
                ContributionTable cells = contributions(open)) {
            ScoreCalibration calibration = calibration(open);
            ModelColumns columns = rows.columns(open, model.model());
            ScoreTable table = new ScoreTable(rows.reader(), columns.carried(), file.stream(), calibration, cells);
            scored.forEach(rows, columns, columns.carried(), open, table::add);
            if (table.unknown().count() == rows.rows()) {
                throw new TableException(files.input() + " has no known cell in any of its rows.");
            }
            table.unfit()
                    .requireSome(
                            model.model(),
                            files.input(),
                            rows.rows() - table.unknown().count(),
                            List.of());
            table.flush();
            if (cells != null) {
                cells.commit();
            }
            file.commit();
            tell(rows, columns, table, calibration, open.provider());
            requireNone(table.unfit(), rows.rows());
        }
        return 0;
    }

    private int scoreImages() throws IOException {
        format.requireNotGiven(files.input());
        if (contributions != null) {
            throw usage("--contributions are those of a table's columns, but " + files.input()
                    + " holds images; leave them out.");
        }
        try (OpenModel open = model.open(null);
                ImageRows images = ImageRows.open(files.input(), open);
                AtomicFile file = AtomicFile.ofText(files.output())) {
            ScoreCalibration calibration = calibration(open);
            ImageScores scores = new ImageScores(calibration, file.stream());
            scores.add(images);
            scores.unfit().requireSome(model.model(), files.input(), scores.images(), List.of());
            file.commit();
            if (!images.input().lost().isEmpty()) {
                spec.commandLine().getOut().println(images.input().lost());
            }
            tell("images", scores.images(), scores.anomalies(), calibration, open.provider());
            requireNone(scores.unfit(), scores.images());
        }
        return 0;
    }

    private void requireNone(UnfitRows unfit, long rows) {
        unfit.requireNone(
                model.model(), files.input(), rows, List.of(), "In " + files.output() + " their scores are blank.");
    }

    private void tell(String what, long count, long anomalies, ScoreCalibration calibration, String provider) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Scored %,d %s: %,d above the threshold of %.4g (%.1f %%). Wrote %s (%s).%n",
                count,
                what,
                anomalies,
                calibration.threshold(),
                100.0 * anomalies / count,
                files.output(),
                provider);
        out.flush();
    }

    private void tell(
            RowBatches rows, ModelColumns columns, ScoreTable table, ScoreCalibration calibration, String provider) {
        PrintWriter out = spec.commandLine().getOut();
        String found = rows.told(columns, model.model());
        if (!found.isEmpty()) {
            out.println(found);
        }
        tell("rows", rows.rows() - table.unknown().count(), table.anomalies(), calibration, provider);
        if (table.unknown().count() > 0) {
            out.println("Rows without a known cell, so that there is nothing to score: "
                    + table.unknown().count() + ", " + table.unknown().told(List.of()) + ". Their scores are blank.");
            out.flush();
        }
    }

    private RowScore.By measured(boolean detector) {
        if (by == null) {
            return detector ? RowScore.By.OWN : RowScore.By.DISTANCE;
        }
        return switch (by) {
            case "distance" -> RowScore.By.DISTANCE;
            case "gap" -> RowScore.By.GAP;
            default -> throw usage("There is no score '" + by + "'; choose distance or gap.");
        };
    }

    /** Null where none is asked for. */
    private ContributionTable contributions(OpenModel open) throws IOException {
        if (contributions == null) {
            return null;
        }
        RowDetector detector = ScoreCalibration.detector(open)
                .orElseThrow(() -> usage("--contributions are those to a detector's own score, and " + model.model()
                        + " is no detector."));
        if (detector.metadata().typical().values().length == 0) {
            throw usage(
                    model.model() + " was written by an earlier version, which did not keep what --contributions take;"
                            + " train it again.");
        }
        return ContributionTable.open(detector, open.coding(), contributions);
    }

    private void requireSense() {
        if (by != null) {
            measured(false); // refuses what there is not
        }
        if (by != null && contributions != null) {
            throw usage("--contributions are those to a detector's own score; leave out --by.");
        }
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

    private ScoreCalibration calibration(OpenModel open) throws IOException {
        DenseSelfMap f = open.selfMap();
        Optional<RowDetector> detector = ScoreCalibration.detector(open);
        RowScore.By measured = measured(detector.isPresent());
        if (reference != null) {
            float[] rows = reference(open);
            RowScore score = measured == RowScore.By.OWN
                    ? detector.orElseThrow()::scores
                    : RowScore.moved(f, ColumnScale.of(rows, f.selfMap().dimension()), measured);
            try {
                return ScoreCalibration.by(rows, score, quantile == null ? 0.99 : quantile, threshold);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The expected rows of " + reference + ": " + e.getMessage(), e);
            }
        }
        RowDetector own = detector.orElseThrow(() -> new IllegalArgumentException(model.model()
                + " is no detector of anomalies, so it has neither units nor a threshold; give expected rows by"
                + " --reference, or train a detector."));
        return calibration(f, own, measured);
    }

    private float[] reference(OpenModel open) throws IOException {
        if (!ImageInput.isOfImages(reference)) {
            return new ScoredTable(reference, format.format(), model.model()).read(open);
        }
        try (ImageRows images = ImageRows.open(reference, open)) {
            return images.all();
        }
    }

    private ScoreCalibration calibration(DenseSelfMap f, RowDetector own, RowScore.By measured) {
        ScoreMetadata told = own.metadata();
        boolean sameScore = measured == RowScore.By.OWN
                || measured == RowScore.By.DISTANCE && told.score() == AnomalyScore.DISTANCE;
        if (!sameScore && threshold == null) {
            throw usage("The threshold of " + model.model() + " is one of "
                    + (told.score() == AnomalyScore.DISTANCE ? "distances" : "densities") + "; for the " + by
                    + " give --threshold or expected rows by --reference.");
        }
        return new ScoreCalibration(
                sameScore ? own::scores : RowScore.moved(f, told.scale(), measured),
                Optional.ofNullable(threshold).orElse(told.threshold()));
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
