package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.data.MissingMarkers;
import org.idem4j.tribuo.data.TableDataSource;
import org.idem4j.tribuo.data.TableFormat;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the tables that a command reads are written; the same in every command. What is not given is found by a look. */
final class FormatOptions {

    private static final char OVERRIDDEN = '.';

    @Option(
            names = "--missing",
            paramLabel = "LIST",
            description = {
                "What marks a missing cell, beside an empty one, NA, N/A, NaN, null, none, nil and ?, with commas between: "
                        + "-999,lost. One of these that is a word like others is taken back by an exclamation mark: !none.",
                "A number counts however it is written."
            })
    private String missing;

    @Option(
            names = "--separator",
            paramLabel = "C",
            description = "What stands between cells, one character or tab; otherwise found by a look at the file.")
    private String separator;

    @Option(
            names = "--decimal",
            paramLabel = "C",
            description = "The decimal mark, a point or a comma; otherwise found by a look at the file.")
    private String decimal;

    @Option(
            names = "--header",
            paramLabel = "true|false",
            description =
                    "Whether the first line names the columns; otherwise it does unless numbers stand above numbers.")
    private String header;

    @Option(
            names = "--columns",
            paramLabel = "LIST",
            description =
                    "The columns to take, by name, by position from 1 or by a range such as 1-26; all by default.")
    private String columns;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The format that was asked for; what was not is to be found. */
    TableFormat format() {
        try {
            return TableFormat.ANY
                    .withMissing(MissingMarkers.of(missing == null ? "" : missing))
                    .withSeparator(TableFormat.separator(separator == null ? TableFormat.AUTO : separator))
                    .withDecimal(TableFormat.decimal(decimal == null ? TableFormat.AUTO : decimal))
                    .withHeader(TableFormat.header(header == null ? TableFormat.AUTO : header))
                    .withColumns(columns == null ? "" : columns);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /**
     * What was asked for, for each table that a configuration reads.
     *
     * @throws CommandLine.ParameterException If something was asked for and the configuration reads no table.
     */
    List<Overrides.Override> overrides(ConfigurationManager manager) {
        format();
        List<Overrides.Override> overrides = new ArrayList<>();
        boolean tables = false;
        for (String name : manager.getComponentNames()) {
            if (TableDataSource.class
                    .getName()
                    .equals(manager.getConfigurationData(name).orElseThrow().getClassName())) {
                tables = true;
                add(overrides, name + OVERRIDDEN + "missing", missing);
                add(overrides, name + OVERRIDDEN + "separator", separator);
                add(overrides, name + OVERRIDDEN + "decimal", decimal);
                add(overrides, name + OVERRIDDEN + "header", header);
                add(overrides, name + OVERRIDDEN + "columns", columns);
            }
        }
        if (!tables && isGiven()) {
            throw new CommandLine.ParameterException(
                    command.commandLine(),
                    "--missing, --separator, --decimal, --header and --columns say how a TableDataSource reads its file, but"
                            + " the configuration has none; set the properties of the source that it has.");
        }
        return overrides;
    }

    private static void add(List<Overrides.Override> overrides, String property, String value) {
        if (value != null) {
            overrides.add(new Overrides.Override(ConfigurationManager.CONFIGURABLE_OVERRIDE + property, value));
        }
    }

    /** Refuses, for images, what says how a table is written. */
    void requireNotGiven(Path input) {
        if (isGiven()) {
            throw new CommandLine.ParameterException(
                    command.commandLine(),
                    "--missing, --separator, --decimal, --header and --columns say how a table is written, but " + input
                            + " holds images; leave them out.");
        }
    }

    /** Whether anything was asked for. */
    boolean isGiven() {
        return missing != null || separator != null || decimal != null || header != null || columns != null;
    }
}
