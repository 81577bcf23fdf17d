package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.data.image.ImageInput;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluation;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.MetricsJson;
import org.idem4j.tribuo.evaluation.PolishMeasurement;
import org.idem4j.tribuo.polish.Polish;
import org.idem4j.tribuo.polish.PolishedSelfMap;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}. */
@Command(
        name = "evaluate",
        header = "Measures how well a model repairs and how little it drifts.",
        usageHelpWidth = 100,
        description = {
            "Measures how well a model repairs and how little it changes its own output.",
            "The rows come from the component 'test' of a configuration, from a CSV, or, with neither, "
                    + "from the training data that the model's provenance names."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Mixin
    private final ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private FormatOptions format;

    @Option(
            names = "--data",
            paramLabel = "CSV",
            description = "A table instead of a configuration; or a folder of PNG or JPEG files, or an IDX file.")
    private Path data;

    @Option(
            names = "--targets",
            paramLabel = "CSV",
            description = "With --data: the clean versions of the same rows; the rows themselves by default.")
    private Path targets;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the numbers as JSON, metrics.json say.")
    private Path output;

    @Option(
            names = "--polish",
            paramLabel = "K",
            description = {
                "Measure too what the corrector, applied to the model as a function K times, 0 to 3, would gain and cost: "
                        + "h = 3f(f(x)) - 2f(f(f(x))). A model that is polished already is compared with its bare network."
            })
    private Integer polish;

    @Option(
            names = "--allow-url",
            description =
                    "With neither: the training data may come from an address or a database. Only for a model you trust.")
    private boolean allowUrl;

    @Override
    public Integer call() throws IOException {
        requireSense();
        return model.allowed().during(this::evaluate);
    }

    private Integer evaluate() throws IOException {
        EvaluatedRows rows = new EvaluatedRows(model.model());
        Dataset<Regressor> configured =
                configuration.given() ? configuration.load(format).dataset("test") : null;
        boolean images = data != null && ImageInput.isOfImages(data);
        if (images) {
            format.requireNotGiven(data);
        }
        try (RowBatches table = data == null || images ? null : RowBatches.open(data, format.format());
                RowBatches clean = targets == null || images ? null : RowBatches.open(targets, format.format());
                OpenModel open = model.open(table != null ? table::chosenNames : names(configured))) {
            NamedRows unknown = new NamedRows();
            Dataset<Regressor> evaluated = images
                    ? rows.ofImages(data, targets, open)
                    : table != null
                            ? ofTable(rows, table, clean, open, unknown)
                            : configured != null
                                    ? rows.known(configured, open)
                                    : Reproduction.of(open, new TrustedComponents(model.model(), allowUrl))
                                            .dataset();
            IdempotenceEvaluation evaluation = judged(open, evaluated);
            rows.requireFinite(evaluation.metrics(), data, evaluated, unknown, open.selfMap());
            List<PolishMeasurement> polished = polished(open, evaluated);
            MetricsJson metrics = new MetricsJson(evaluation.metrics(), open.trainSeconds(), open.provider(), polished);
            if (output != null) {
                AtomicFile.write(output, metrics::writeTo);
            }
            String found = table == null
                    ? EvaluatedRows.told(configured, open.trainedProvenance())
                    : table.told(table.columns(open, model.model()), model.model());
            String leftOut = unknown.toldAsUnknown(data);
            tell(
                    leftOut.isEmpty() || found.isEmpty() ? leftOut + found : found + System.lineSeparator() + leftOut,
                    evaluation,
                    polished,
                    open.provider());
        }
        return 0;
    }

    private Dataset<Regressor> ofTable(
            EvaluatedRows rows, RowBatches table, RowBatches clean, OpenModel open, NamedRows unknown)
            throws IOException {
        try (RowBar bar = RowBar.of("reading " + data)) {
            return rows.of(data, table, targets, clean, open, unknown, bar);
        }
    }

    private static IdempotenceEvaluation judged(OpenModel open, Dataset<Regressor> rows) {
        try (RowBar bar = RowBar.of("judging")) {
            return new IdempotenceEvaluator(bar).evaluate(open.model(), rows);
        }
    }

    private void requireSense() {
        configuration.requireNoneLeft();
        if (polish != null) {
            new Polish(polish); // refused before anything long begins
        }
        if (targets != null && data == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--targets are the clean rows of --data; give both.");
        }
        if (configuration.given() && data != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Give --config-file or --data, not both.");
        }
        if (format.isGiven() && data == null && !configuration.given()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "How a table is read is said for --data or --config-file; the training data are read as they were.");
        }
    }

    private void tell(
            String found, IdempotenceEvaluation evaluation, List<PolishMeasurement> polished, String provider) {
        PrintWriter out = spec.commandLine().getOut();
        if (!found.isEmpty()) {
            out.println(found);
        }
        out.println(Summary.of(evaluation.metrics(), List.of()));
        if (!polished.isEmpty()) {
            out.println();
            out.println(PolishTable.of(polished));
        }
        out.println("Computed by " + provider + (output == null ? "." : "; written to " + output + "."));
        out.flush();
    }

    private List<PolishMeasurement> polished(OpenModel open, Dataset<Regressor> rows) {
        if (open.model() instanceof IdempotentModel trained
                && (polish != null || trained.run().polish() > 0)) {
            int times = Math.max(trained.run().polish(), polish == null ? 0 : polish);
            return PolishMeasurement.upTo(times, trained::polished, rows);
        }
        if (polish == null) {
            return List.of();
        }
        DenseSelfMap f = open.selfMap();
        return PolishMeasurement.upTo(polish, times -> new PolishedSelfMap(f, new Polish(times)), rows);
    }

    private static Supplier<List<String>> names(Dataset<Regressor> rows) {
        return rows == null
                ? null
                : () -> rows.getFeatureMap().keySet().stream().sorted().toList();
    }
}
