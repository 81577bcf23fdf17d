package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.tribuo.experiment.Experiments;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.experiment.frame.ExperimentConfiguration;
import org.idem4j.tribuo.experiment.frame.ExperimentRun;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.task.LocalTasks;
import org.idem4j.tribuo.task.TaskFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code experiment}. */
@Command(
        name = "experiment",
        header = "Runs one of the paper's experiments, draws its figures, writes a report.",
        usageHelpWidth = 100,
        description = {
            "Runs one of the paper's experiments and writes its figures, tables and report.html.",
            "Its points are kept one by one: begun again, it goes on where it was stopped."
        },
        mixinStandardHelpOptions = true)
final class ExperimentCommand implements Callable<Integer> {

    private static final String CONFIGURATION = "config.xml";

    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The experiment; without it, a list.")
    private String name;

    @Mixin
    private final OutputFolder output = new OutputFolder(false);

    @Option(
            names = "--scale",
            paramLabel = "quick|full",
            description = "quick (the default) shows the shape within minutes; full is the paper's protocol.")
    private String scale;

    @Mixin
    private final ConfigurationOptions configuration = new ConfigurationOptions(
            "An OLCUT configuration in place of a scale, such as the config.xml of an earlier run.",
            "Any value can be overridden, with and without a file: --@COMPONENT.PROPERTY VALUE,"
                    + " as in --@figure3.rates 0.07,0.22 --@figure3.networks B2 --@B2.runs 3.");

    @Option(names = "--point", paramLabel = "ID", description = "Run this point alone; it is named as its file is.")
    private String point;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the images, for those experiments that take some: --@NAME.data in short.")
    private Path data;

    @Mixin
    private SparkOption spark;

    @CommandLine.Spec
    void describe(CommandLine.Model.CommandSpec described) {
        spec = described;
        List<String> footer = new ArrayList<>(List.of("", "Experiments:"));
        footer.addAll(names());
        described.usageMessage().footer(footer.toArray(String[]::new));
    }

    private static List<String> names() {
        return Experiments.all(Scale.QUICK).stream()
                .map(experiment -> String.format("  %-10s %s", experiment.name(), experiment.shows()))
                .toList();
    }

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            names().forEach(spec.commandLine().getOut()::println);
            return 0;
        }
        if (output.path() == null) {
            throw usage("Missing required option: '--output=DIR'");
        }
        spark.requireClasses();
        run(experiment());
        return 0;
    }

    private <R> void run(Experiment<R> experiment) throws IOException {
        TaskFiles<R> files = new TaskFiles<>(output.path(), experiment.resultType());
        ExperimentRun<R> run = new ExperimentRun<>(
                experiment,
                point,
                files,
                spark.runner(
                        new LocalTasks<>(1),
                        new ExperimentRecipe<>(name),
                        () -> ExperimentConfiguration.of(experiment),
                        List.of(name)),
                new PointProgress(experiment.name(), System.err, System.console() != null));
        byte[] xml = ExperimentConfiguration.xml(experiment);
        requireOwnFolder();
        run.check(); // an error there leaves the folder as it was
        AtomicFile.write(output.path().resolve(CONFIGURATION), stream -> stream.write(xml));
        StopNotice.keeps("the points that were run are in " + output.path().resolve("points")
                + "; the same command goes on from there.");
        Map<String, R> results = run.run();
        String summary;
        try (OutputFiles written = new OutputFiles(output.path())) {
            summary = new ExperimentFiles<>(experiment, results).write(written);
            written.commit();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(summary);
        out.flush();
    }

    private void requireOwnFolder() throws NoSuchFileException {
        Path there = output.path().resolve(CONFIGURATION);
        if (Files.exists(there)
                && !ConfigurationFile.load(there).getComponentNames().contains(name)) {
            throw new IllegalArgumentException(
                    there + " is that of another experiment than " + name + ": choose another output folder.");
        }
    }

    private Experiment<?> experiment() throws NoSuchFileException {
        Experiment<?> defaults = Experiments.named(name, scale());
        ConfigurationManager manager = manager(defaults);
        Configurable component = manager.getComponentNames().contains(name) ? Components.lookup(manager, name) : null;
        if (!defaults.getClass().isInstance(component)) {
            throw new IllegalArgumentException(configuration.file() + " has no component '" + name + "' of type "
                    + defaults.getClass().getName() + "; its components are " + manager.getComponentNames() + ".");
        }
        return (Experiment<?>) component;
    }

    private ConfigurationManager manager(Experiment<?> defaults) throws NoSuchFileException {
        if (!configuration.given()) {
            ConfigurationManager manager = ExperimentConfiguration.of(defaults);
            configuration.overrides().and(given()).applyTo(manager);
            return manager;
        }
        if (scale != null) {
            throw usage("--scale chooses defaults, but " + configuration.file() + " says it all; give one of the two.");
        }
        ConfigurationManager manager = configuration.load().manager();
        new Overrides(List.of(given())).applyTo(manager);
        return manager;
    }

    /** The folder of the images as an override, where it is given. */
    private Overrides.Override[] given() {
        return data == null
                ? new Overrides.Override[0]
                : new Overrides.Override[] {new Overrides.Override("--@" + name + ".data", data.toString())};
    }

    private Scale scale() {
        return switch (scale == null ? "quick" : scale) {
            case "quick" -> Scale.QUICK;
            case "full" -> Scale.FULL;
            default -> throw usage("There is no scale '" + scale + "'; choose quick or full.");
        };
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
