package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyTrainer;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.anomaly.Event;
import org.tribuo.regression.Regressor;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that every command with a configuration has: the file, and overrides of single values in it. */
final class ConfigurationOptions {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-c", "--config-file"},
            paramLabel = "FILE",
            description = {
                "An OLCUT configuration with the components 'trainer', 'train' and 'test'.",
                "Any value in it can be overridden: --@COMPONENT.PROPERTY VALUE, as in --@trainer.epochs 20."
            })
    private Path file;

    private List<String> rest = List.of();

    /** Hands over what the command did not match itself; picocli finds no {@code @Unmatched} inside a mixin. */
    ConfigurationOptions with(List<String> unmatched) {
        rest = unmatched;
        return this;
    }

    boolean given() {
        return file != null;
    }

    /** Refuses overrides where there is nothing to override, and options that do not exist. */
    void requireNoneLeft() {
        if (!given()) {
            if (!Overrides.of(rest, spec.commandLine()).list().isEmpty()) {
                throw usage("Overrides such as '" + rest.get(0) + "' need a --config-file.");
            }
        }
    }

    /**
     * Loads the configuration with its overrides.
     *
     * @param more Overrides of this program's own.
     */
    ConfigurationManager load(Overrides.Override... more) throws NoSuchFileException {
        if (!given()) {
            throw usage("Missing required option: '--config-file=FILE'");
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "there is no such configuration file (" + file.toAbsolutePath() + ")");
        }
        Overrides overrides = Overrides.of(rest, spec.commandLine()).and(more);
        ConfigurationManager manager = new ConfigurationManager(file.toString());
        overrides.applyTo(manager);
        return manager;
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    SelfMapTrainer trainer(ConfigurationManager configuration) {
        return component(configuration, "trainer", SelfMapTrainer.class);
    }

    /** The component 'trainer', if it trains detectors of anomalies. */
    Optional<IdempotentAnomalyTrainer> anomalyTrainer(ConfigurationManager configuration) {
        return component(configuration, "trainer", Trainer.class) instanceof IdempotentAnomalyTrainer anomalies
                ? Optional.of(anomalies)
                : Optional.empty();
    }

    /** A component's data, read whole. */
    Dataset<Regressor> dataset(ConfigurationManager configuration, String name) {
        return new MutableDataset<>(source(configuration, name));
    }

    /** A component that gives regressors. */
    ConfigurableDataSource<Regressor> source(ConfigurationManager configuration, String name) {
        return source(
                configuration,
                name,
                Regressor.class,
                "gives no regressors; wrap it in an org.idem4j.tribuo.data.SelfMapDataSource");
    }

    /** A component's events, read whole. */
    Dataset<Event> events(ConfigurationManager configuration, String name) {
        return new MutableDataset<>(source(
                configuration,
                name,
                Event.class,
                "gives no events; wrap it in an org.idem4j.tribuo.data.EventDataSource"));
    }

    private <T extends Output<T>> ConfigurableDataSource<T> source(
            ConfigurationManager configuration, String name, Class<T> output, String remedy) {
        ConfigurableDataSource<?> source = component(configuration, name, ConfigurableDataSource.class);
        if (!output.equals(source.getOutputFactory().getUnknownOutput().getClass())) {
            throw new IllegalArgumentException("The component '" + name + "' in " + file + " " + remedy + ".");
        }
        @SuppressWarnings("unchecked") // guarded by the check above
        ConfigurableDataSource<T> typed = (ConfigurableDataSource<T>) source;
        return typed;
    }

    boolean has(ConfigurationManager configuration, String name) {
        return configuration.getComponentNames().contains(name);
    }

    <C> C component(ConfigurationManager configuration, String name, Class<C> type) {
        if (!has(configuration, name)) {
            throw new IllegalArgumentException(file + " has no component named '" + name + "'; its components are "
                    + configuration.getComponentNames() + ".");
        }
        Configurable component = configuration.lookup(name);
        if (!type.isInstance(component)) {
            throw new IllegalArgumentException("The component '" + name + "' in " + file + " is a "
                    + component.getClass().getName() + ", needed is a " + type.getName() + ".");
        }
        return type.cast(component);
    }
}
