package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.idem4j.tribuo.SelfMapTrainer;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
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
            overrides();
            if (!rest.isEmpty()) {
                throw usage("Overrides such as '" + rest.get(0) + "' need a --config-file.");
            }
        }
    }

    /**
     * Loads the configuration with its overrides.
     *
     * @param more Overrides of this program's own.
     */
    ConfigurationManager load(String... more) throws NoSuchFileException {
        if (!given()) {
            throw usage("Missing required option: '--config-file=FILE'");
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "there is no such configuration file (" + file.toAbsolutePath() + ")");
        }
        List<String> arguments = new ArrayList<>(List.of("-c", file.toString()));
        List<String> overrides = overrides();
        overrides.addAll(List.of(more));
        arguments.addAll(overrides);
        ConfigurationManager manager = new ConfigurationManager(arguments.toArray(String[]::new));
        for (int i = 0; i < overrides.size(); i += 2) {
            fitToField(manager, overrides.get(i), overrides.get(i + 1));
        }
        return manager;
    }

    /**
     * OLCUT goes by the commas: an override with one is a list to it, one without is not. What counts is the field, which
     * may be a list of one number or a text with commas in it.
     */
    private static void fitToField(ConfigurationManager manager, String override, String value) {
        String[] name = override.substring(ConfigurationManager.CONFIGURABLE_OVERRIDE.length())
                .split("\\.");
        boolean list = name.length == 2 && isList(manager, name[0], name[1]);
        if (name.length == 2 && list != value.contains(",")) {
            manager.overrideConfigurableProperty(
                    name[0],
                    name[1],
                    list ? ListProperty.createFromStringList(List.of(value)) : new SimpleProperty(value));
        }
    }

    private static boolean isList(ConfigurationManager manager, String component, String property) {
        String className = manager.getConfigurationData(component).orElseThrow().getClassName();
        try {
            for (Class<?> type = Class.forName(className); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals(property)) {
                        return field.getType().isArray() || Collection.class.isAssignableFrom(field.getType());
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            return false; // OLCUT says so itself when the component is looked up
        }
        return false;
    }

    private List<String> overrides() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            String argument = rest.get(i);
            int equals = argument.indexOf('=');
            if (!argument.startsWith(ConfigurationManager.CONFIGURABLE_OVERRIDE)) {
                throw usage("Unknown option or argument: '" + argument + "'");
            } else if (equals > 0) {
                pairs.addAll(List.of(argument.substring(0, equals), argument.substring(equals + 1)));
            } else if (i + 1 < rest.size()) {
                pairs.addAll(List.of(argument, rest.get(++i)));
            } else {
                throw usage("The override '" + argument + "' needs a value.");
            }
        }
        return pairs;
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    SelfMapTrainer trainer(ConfigurationManager configuration) {
        return component(configuration, "trainer", SelfMapTrainer.class);
    }

    /** A component's data, read whole. */
    Dataset<Regressor> dataset(ConfigurationManager configuration, String name) {
        ConfigurableDataSource<?> source = component(configuration, name, ConfigurableDataSource.class);
        if (!Regressor.class.equals(source.getOutputFactory().getUnknownOutput().getClass())) {
            throw new IllegalArgumentException("The component '" + name + "' in " + file
                    + " gives no regressors; wrap it in an org.idem4j.tribuo.data.SelfMapDataSource.");
        }
        @SuppressWarnings("unchecked") // guarded by the check above
        ConfigurableDataSource<Regressor> regressors = (ConfigurableDataSource<Regressor>) source;
        return new MutableDataset<>(regressors);
    }

    boolean has(ConfigurationManager configuration, String name) {
        return configuration.getComponentNames().contains(name);
    }

    private <C> C component(ConfigurationManager configuration, String name, Class<C> type) {
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
