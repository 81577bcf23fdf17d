package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The table that a command streams through a model, and the one that it writes. */
@Command // picocli takes no mixin without an annotation of its own
final class TableOptions {

    private final OptionSpec input;
    private final OptionSpec output;

    /**
     * The options {@code --input} and {@code --output}.
     *
     * @param columns What may be said of the columns read.
     * @param written What is written.
     */
    TableOptions(String columns, String written) {
        this.input = csv("-i", "--input", "The rows; may be gzipped. " + columns);
        this.output = csv("-o", "--output", written + " Gzipped if its name ends in .gz.");
    }

    private static OptionSpec csv(String name, String longName, String description) {
        return OptionSpec.builder(name, longName)
                .required(true)
                .paramLabel("CSV")
                .type(Path.class)
                .description(description)
                .build();
    }

    @Spec(Spec.Target.MIXEE)
    void addTo(CommandSpec command) {
        command.addOption(input).addOption(output);
    }

    Path input() {
        return input.getValue();
    }

    Path output() {
        return output.getValue();
    }
}
