package org.idem4j.tribuo.cli;

import java.io.File;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What an {@link Error} of Java's means for whoever runs a command. */
final class FatalErrors {

    private static final long MEGABYTE = 1 << 20;

    private FatalErrors() {}

    /**
     * A message for people.
     *
     * @param error What ended the command.
     * @param parsed The command line.
     * @return What the command worked on, what it lacked, and the remedy.
     */
    static String message(Error error, CommandLine.ParseResult parsed) {
        String work = work(parsed);
        if (error instanceof OutOfMemoryError) {
            return work + " needs more memory than Java may take here, "
                    + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB (" + error.getMessage()
                    + "): give it more by an option of java, -Xmx" + more() + " say, or take fewer rows or columns.";
        }
        if (error instanceof StackOverflowError) {
            return work
                    + " came upon something that is nested too deeply: a file of it is damaged, or java needs -Xss16m.";
        }
        if (error instanceof LinkageError) {
            return work + " needs a class or a native library that can't be loaded here (" + linkage(error)
                    + "): start it by the build's own idem4j.args, and see that the jars of this platform are there.";
        }
        return work + " failed: " + error + " (unexpected; --verbose shows where)";
    }

    /** The command, and the files that it was given, with their sizes, which tell most about the memory. */
    private static String work(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        String files = parsed.originalArgs().stream()
                .map(word -> new File(word.replaceFirst("^-[^=]*=", "")))
                .filter(File::isFile)
                .map(file -> String.format(Locale.ROOT, "%s of %.1f MB", file, (double) file.length() / MEGABYTE))
                .collect(Collectors.joining(", "));
        return last.commandSpec().name() + (files.isEmpty() ? "" : ", with " + files + ",");
    }

    /** Twice as much, in whole gigabytes. */
    private static String more() {
        return Math.max(1, Math.round(Runtime.getRuntime().maxMemory() / 512.0 / MEGABYTE)) + "g";
    }

    private static String linkage(Error error) {
        Throwable cause =
                error instanceof ExceptionInInitializerError && error.getCause() != null ? error.getCause() : error;
        return cause.toString();
    }
}
