package org.idem4j.tribuo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The folder that a command writes to, looked at before the work begins: long work must not end at a place that takes no files. */
@Command // picocli takes no mixin without an annotation of its own
final class OutputFolder {

    private final OptionSpec option;

    /**
     * The option {@code --output}.
     *
     * @param required Whether the command can do nothing without it.
     */
    OutputFolder(boolean required) {
        this.option = OptionSpec.builder("-o", "--output")
                .required(required)
                .paramLabel("DIR")
                .type(Path.class)
                .converters(OutputFolder::writable)
                .description("The folder to write to; made when missing.")
                .build();
    }

    @Spec(Spec.Target.MIXEE)
    void addTo(CommandSpec command) {
        command.addOption(option);
    }

    /** The folder; null where it was not given. */
    Path path() {
        return option.getValue();
    }

    private static Path writable(String value) {
        Path folder = Path.of(value);
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw new TypeConversionException(there + " is a file; name a folder, which is made when missing.");
        }
        if (there != null && !Files.isWritable(there)) {
            throw new TypeConversionException(
                    there + " takes no files; check its permissions, or name another folder.");
        }
        return folder;
    }
}
