package org.idem4j.tribuo.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.idem4j.tribuo.data.FloatPrecision;
import org.idem4j.tribuo.data.description.TableDescriber;
import org.idem4j.tribuo.data.description.TableDescription;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.tribuo.Dataset;
import org.tribuo.anomaly.Event;
import org.tribuo.regression.Regressor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}. */
@Command(
        name = "train",
        header = "Trains a model, exports and evaluates it, writes a report.",
        usageHelpWidth = 100,
        description = {
            "Trains a model for a table, or by a configuration, exports it to ONNX, serves the export, "
                    + "evaluates it, and writes model.tribuo, model.onnx, provenance.json, metrics.json and "
                    + "report.html.",
            "For a table alone, train TABLE.csv -o DIR, settings go by its rows and columns; config.xml "
                    + "repeats the training.",
            "A configuration whose trainer is an IdempotentAnomalyTrainer gives a detector of anomalies."
        },
        footer = {
            "",
            "Your own table:",
            "  train my.csv -o out",
            "  train my.csv -o out --missing -999 --columns 2-9 --@trainer.epochs 50",
            "By a configuration:",
            "  train -c config/repair.xml -o out"
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private static final String CONFIGURATION = "config.xml";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private final ConfigurationOptions configuration = ConfigurationOptions.orTable();

    @Mixin
    private FormatOptions format;

    @Mixin
    private final OutputFolder output = new OutputFolder(true);

    @Option(
            names = "--detector",
            description =
                    "Of a table alone: train a detector of anomalies on its rows, which are taken for expected ones.")
    private boolean detector;

    @Mixin
    private ComparisonOptions comparison;

    @Option(
            names = "--allow-worse",
            description = {
                "Exit with 0 even if the model is worse than doing nothing, or than writing each column's mean; "
                        + "without it such a model is written too, but not over one that is there, and the exit code is 1."
            })
    private boolean allowWorse;

    @Mixin
    private CheckpointOptions checkpoints;

    @Override
    public Integer call() throws IOException {
        checkpoints.announce(output.path());
        Optional<Path> table = configuration.table();
        if (table.isPresent()) {
            return trainTable(table.get());
        }
        if (detector) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--detector is for a table alone; a configuration says by its trainer what is trained, as in"
                            + " config/anomaly.xml.");
        }
        return train(configuration.load(format), null);
    }

    /** Trains by what the table's description gives, and writes that as a configuration, too. */
    private int trainTable(Path table) throws IOException {
        comparison.requireNoNames();
        TableDescription description = TableDescriber.describe(table, format.format());
        WrittenConfiguration chosen =
                detector ? new DetectorConfiguration(table, description) : model(table, description);
        String xml = chosen.xml();
        PrintWriter out = spec.commandLine().getOut();
        out.println(chosen.told() + configuration.overrides().told());
        out.flush();
        Path written = Files.createTempFile("idem4j", ".xml");
        try {
            Files.writeString(written, xml);
            LoadedConfiguration loaded =
                    configuration.load(written, output.path().resolve(CONFIGURATION));
            boolean changed = !configuration.overrides().list().isEmpty();
            return train(loaded, changed ? saved(loaded) : xml.getBytes(StandardCharsets.UTF_8));
        } finally {
            Files.delete(written);
        }
    }

    /** What is trained on a table: what does best on some of its rows, unless settings were given. */
    private TableConfiguration model(Path table, TableDescription description) throws IOException {
        TableConfiguration first = new TableConfiguration(table, description);
        if (!ModelChoice.possible(description)
                || !configuration.overrides().list().isEmpty()) {
            return first;
        }
        spec.commandLine().getErr().println(ModelChoice.announced(description));
        return new ModelChoice(first, this::loaded).chosen();
    }

    private LoadedConfiguration loaded(TableConfiguration written, Overrides.Override... more) throws IOException {
        Path file = Files.createTempFile("idem4j", ".xml");
        try {
            Files.writeString(file, written.xml());
            return configuration.load(file, output.path().resolve(CONFIGURATION), more);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] saved(LoadedConfiguration loaded) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        loaded.manager().save(bytes, "xml", true);
        return bytes.toByteArray();
    }

    private int train(LoadedConfiguration loaded, byte[] written) throws IOException {
        Optional<IdempotentAnomalyTrainer> anomalyTrainer = loaded.anomalyTrainer();
        if (anomalyTrainer.isPresent()) {
            return trainDetector(anomalyTrainer.get(), loaded, written);
        }
        SelfMapTrainer trainer = loaded.trainer();
        checkpoints.prepare(trainer, output.path());
        ComparisonOptions.Comparison compared =
                comparison.comparison(trainer, loaded, other -> checkpoints.prepare(other, output.path()));
        Dataset<Regressor> train = loaded.dataset("train");
        warnOfPrecision(train);
        TestRows test = loaded.has("test")
                ? TestRows.heldOut(loaded.dataset("test"), trainer.damage())
                : TestRows.ofTraining(train, trainer.damage());

        IdempotentModel model = ComparisonOptions.train(trainer, train, "training");
        TrainedFiles trained = TrainedFiles.of(model, compared.on(train), train.size(), test);
        // A network of no epochs is the initial one, which was asked for.
        boolean untrained =
                trainer instanceof IdempotentTrainer && model.history().isEmpty();
        boolean refused = trained.verdict().worse() && !untrained;
        TrainedFiles kept = again(trained, trainer, loaded);
        return write(
                with(written, kept::write),
                kept.model(),
                refused ? trained.verdict().warnings().get(0) + remedy(trainer, train) : null);
    }

    /** Trains once more, on all rows, where the configuration has them; a model that diverges on them takes no good one's place. */
    private TrainedFiles again(TrainedFiles judged, SelfMapTrainer trainer, LoadedConfiguration loaded) {
        if (!loaded.has(LoadedConfiguration.WHOLE) || diverged(judged.model())) {
            return judged;
        }
        Dataset<Regressor> whole = loaded.dataset(LoadedConfiguration.WHOLE);
        IdempotentModel model = ComparisonOptions.train(trainer, whole, "training on all rows");
        if (diverged(model)) {
            spec.commandLine()
                    .getErr()
                    .println("warning: Training on all rows diverged, so the model that was judged is kept.");
            return judged;
        }
        return judged.then(model, whole.size());
    }

    private static boolean diverged(IdempotentModel model) {
        return model.run().outcome().orElseThrow() == TrainingOutcome.DIVERGED;
    }

    private static String remedy(SelfMapTrainer trainer, Dataset<Regressor> train) {
        return String.format(
                Locale.ROOT,
                " What may help: more rows than these %,d; a corruption that is more like the test rows' damage; %s.",
                train.size(),
                trainer instanceof IdempotentTrainer
                        ? "more epochs; or, for a small table, an IdempotentLinearTrainer, as in config/linear.xml"
                        : "or a network, as in config/projector.xml");
    }

    private int trainDetector(IdempotentAnomalyTrainer trainer, LoadedConfiguration loaded, byte[] written)
            throws IOException {
        comparison.requireNone();
        Dataset<Event> train = loaded.events("train");
        warnOfPrecision(train);
        Dataset<Event> test = loaded.has("test") ? loaded.events("test") : train;
        checkpoints.prepare(trainer, output.path());
        trainer.addListener(new EpochProgress("training", System.err, System.console() != null));
        IdempotentAnomalyModel model = trainer.train(train);
        DetectorFiles trained = DetectorFiles.of(model, train.size(), test);
        return write(
                with(written, trained::write),
                model.regressor(),
                trained.shortfall().orElse(null));
    }

    /** Files, and the configuration that they were made by where it was written by this program. */
    private static Written with(byte[] configuration, Written others) {
        return files -> {
            if (configuration != null) {
                files.add(CONFIGURATION, stream -> stream.write(configuration));
            }
            return others.to(files);
        };
    }

    private void warnOfPrecision(Dataset<?> rows) {
        FloatPrecision.lost(rows).forEach(lost -> spec.commandLine().getErr().println("warning: " + lost));
    }

    /** What a training run leaves on disk. */
    private interface Written {
        /** Writes it beside its place and returns what to tell. */
        String to(OutputFiles files) throws IOException;
    }

    /**
     * Writes all files.
     *
     * @param shortfall Why the model is worse than none, with a remedy; null where it isn't.
     */
    private int write(Written written, IdempotentModel model, String shortfall) throws IOException {
        boolean refused = shortfall != null && !allowWorse;
        boolean diverged = diverged(model);
        // A failed run must not take the place of a good one.
        Path folder = output.path();
        if ((diverged || refused) && Files.exists(folder.resolve(ModelFiles.MODEL))) {
            folder = folder.resolve(diverged ? "diverged" : "worse");
        }
        String summary;
        try (OutputFiles files = new OutputFiles(folder)) {
            summary = written.to(files);
            files.commit();
        }
        checkpoints.clear(output.path());
        PrintWriter out = spec.commandLine().getOut();
        out.println(summary);
        out.flush();
        if (diverged) {
            throw new FailedException("Training diverged and did not recover in "
                    + model.run().backOffEpochs().size() + " back-offs. The best network so far was kept, in " + folder
                    + ". Try a smaller learning rate or idempotenceWeight.");
        }
        if (refused) {
            throw new FailedException(
                    shortfall + " It was kept, in " + folder + "; --allow-worse takes it as it is, and exits with 0.");
        }
        return 0;
    }
}
