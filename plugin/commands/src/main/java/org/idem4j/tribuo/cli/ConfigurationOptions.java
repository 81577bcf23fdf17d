package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * The options that every command with a configuration has: the file, and overrides of single values in it. An override is
 * what the command does not match itself; picocli finds no {@code @Unmatched} in a mixin, so it is asked for the rest.
 */
@Command // picocli takes no mixin without an annotation of its own
final class ConfigurationOptions {

    private static final String COMPONENTS = "An OLCUT configuration with the components 'trainer', 'train' and 'test'";

    private static final String OVERRIDES =
            "Any value in it can be overridden: --@COMPONENT.PROPERTY VALUE, as in --@trainer.epochs 20.";

    private final OptionSpec file;
    private final boolean takesTable;
    private CommandSpec command;

    /** The option {@code --config-file} of what is trained and tested. */
    ConfigurationOptions() {
        this(COMPONENTS + ".", OVERRIDES);
    }

    /**
     * The option {@code --config-file}.
     *
     * @param description What the file holds and may be overridden, line by line.
     */
    ConfigurationOptions(String... description) {
        this(false, false, description);
    }

    private ConfigurationOptions(boolean needed, boolean takesTable, String... description) {
        this.takesTable = takesTable;
        this.file = OptionSpec.builder("-c", "--config-file")
                .required(needed)
                .paramLabel("FILE")
                .type(Path.class)
                .description(description)
                .build();
    }

    /** The option of a command that can't do without. */
    static ConfigurationOptions needed() {
        return new ConfigurationOptions(true, false, COMPONENTS + ".", OVERRIDES);
    }

    /** The option of a command that takes a table in place of a configuration, too. */
    static ConfigurationOptions orTable() {
        return new ConfigurationOptions(false, true, COMPONENTS + ", in place of a table.", OVERRIDES);
    }

    @Spec(Spec.Target.MIXEE)
    void addTo(CommandSpec mixee) {
        command = mixee;
        command.addOption(file).parser().unmatchedArgumentsAllowed(true);
    }

    /** The file; null where it was not given. */
    Path file() {
        return file.getValue();
    }

    boolean given() {
        return file() != null;
    }

    /** Refuses overrides where there is nothing to override, and options that do not exist. */
    void requireNoneLeft() {
        if (!given() && !overrides().list().isEmpty()) {
            throw usage("Overrides such as '" + left().get(0) + "' need a --config-file.");
        }
    }

    /** What the command line overrides; anything else that it has left is bad usage. */
    Overrides overrides() {
        return Overrides.of(left(), command.commandLine());
    }

    private List<String> left() {
        List<String> unmatched = command.commandLine().getUnmatchedArguments();
        return takesTable ? withoutTable(unmatched) : unmatched;
    }

    /** What is left of a command's unmatched arguments beside a table. */
    static List<String> withoutTable(List<String> unmatched) {
        List<String> left = new ArrayList<>(unmatched);
        int table = tableAmong(left);
        if (table >= 0) {
            left.remove(table);
        }
        return left;
    }

    /**
     * The table that was named in place of a configuration, an argument that is neither an override nor its value; picocli
     * would take an override's value for it.
     *
     * @return Empty if none was.
     */
    Optional<Path> table() {
        List<String> unmatched = command.commandLine().getUnmatchedArguments();
        int table = tableAmong(unmatched);
        if (table >= 0 && given()) {
            throw usage("Give a table, '" + unmatched.get(table) + "', or a --config-file, not both.");
        }
        return table < 0 ? Optional.empty() : Optional.of(Path.of(unmatched.get(table)));
    }

    private static int tableAmong(List<String> unmatched) {
        for (int i = 0; i < unmatched.size(); i++) {
            String argument = unmatched.get(i);
            if (!argument.startsWith("-")) {
                return i;
            }
            i += argument.contains("=") ? 0 : 1;
        }
        return -1;
    }

    /**
     * Loads the configuration with its overrides.
     *
     * @param more Overrides of this program's own.
     */
    LoadedConfiguration load(Overrides.Override... more) throws NoSuchFileException {
        return load(new FormatOptions(), more);
    }

    /**
     * The same with options that say how its tables are read; an override of such a property goes before them.
     *
     * @param format The options.
     * @param more Overrides of this program's own.
     */
    LoadedConfiguration load(FormatOptions format, Overrides.Override... more) throws NoSuchFileException {
        if (!given()) {
            throw usage("Missing required option: '--config-file=FILE'");
        }
        ConfigurationManager manager = ConfigurationFile.load(file());
        Overrides overrides = overrides().and(more);
        new Overrides(format.overrides(manager)).applyTo(manager);
        overrides.applyTo(manager);
        return new LoadedConfiguration(manager, file());
    }

    /**
     * Loads a configuration of this program's own, with the overrides given.
     *
     * @param written Where it stands.
     * @param shown What it is called in messages.
     * @param more Overrides of this program's own.
     */
    LoadedConfiguration load(Path written, Path shown, Overrides.Override... more) {
        ConfigurationManager manager = new ConfigurationManager(written.toString());
        overrides().and(more).applyTo(manager);
        return new LoadedConfiguration(manager, shown);
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(command.commandLine(), message);
    }
}
