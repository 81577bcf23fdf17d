package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Sees to it that no file that a command writes takes the place of one that it reads or also writes. */
final class DistinctFiles {

    private static final Set<String> WRITTEN = Set.of("--output", "--changes", "--mask", "--spread", "--contributions");

    /**
     * A file of the command line.
     *
     * @param name Its option, or its label.
     * @param written Whether the command writes it.
     */
    private record Named(String name, Path path, boolean written) {

        /** Folders count where files of the one become files of the same names in the other. */
        boolean isSameAs(Named other) {
            try {
                return Files.exists(path) && Files.exists(other.path)
                        ? (Files.isRegularFile(path) || Files.isDirectory(path) && isResultOf(other))
                                && Files.isSameFile(path, other.path)
                        : path.toAbsolutePath()
                                .normalize()
                                .equals(other.path.toAbsolutePath().normalize());
            } catch (IOException e) {
                return false; // which of them can't be had is told where it is needed
            }
        }

        boolean isResultOf(Named other) {
            return name.equals("--output") && other.name.equals("--input");
        }

        String kind() {
            return Files.isDirectory(path) ? "folder" : "file";
        }
    }

    private DistinctFiles() {}

    /**
     * Looks at the command that is about to run.
     *
     * @param parsed The command line.
     * @throws CommandLine.ParameterException If a file would be lost; the message names both options.
     */
    static void require(CommandLine.ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            require(parsed.subcommand());
            return;
        }
        String command = parsed.commandSpec().name();
        boolean inPlace = parsed.hasMatchedOption(InPlaceOption.NAME);
        List<Named> files = new ArrayList<>();
        for (ArgSpec argument : parsed.matchedArgs()) {
            if (argument.getValue() instanceof Path path) {
                files.add(new Named(name(argument), path, isWritten(command, argument)));
            }
        }
        for (Named written : files) {
            for (Named other : files) {
                if (other != written
                        && written.written()
                        && !(inPlace && written.isResultOf(other))
                        && written.isSameAs(other)) {
                    boolean may =
                            parsed.commandSpec().findOption(InPlaceOption.NAME) != null && written.isResultOf(other);
                    throw new CommandLine.ParameterException(
                            parsed.commandSpec().commandLine(),
                            written.name() + " and " + other.name() + " are the same " + written.kind() + ", "
                                    + written.path() + ", and what is read there would be replaced: name another "
                                    + written.kind()
                                    + (may ? ", or say " + InPlaceOption.NAME + "." : "."));
                }
            }
        }
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** The configuration is what {@code describe} writes, and what others read. */
    private static boolean isWritten(String command, ArgSpec argument) {
        String name = name(argument);
        return WRITTEN.contains(name) || command.equals("describe") && name.equals("--config-file");
    }
}
