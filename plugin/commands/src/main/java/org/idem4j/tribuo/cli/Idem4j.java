package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.logging.LogManager;
import org.idem4j.tribuo.engine.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command tree. */
@Command(
        name = "idem4j",
        usageHelpWidth = 100,
        description = {
            "Repairs rows of a table by a network f that may safely run twice: f(f(x)) = f(x).",
            "",
            "Begin with: train --config-file config/quickstart.xml --output out --baseline Then look at "
                    + "out/report.html. Every command has --help.",
            ""
        },
        footer = {"", "Exit codes: 0 done; 1 the job failed; 2 bad usage, configuration or data."},
        mixinStandardHelpOptions = true,
        versionProvider = Idem4j.Version.class)
public final class Idem4j implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print stack traces and the libraries' log messages.")
    private boolean verbose;

    private Idem4j() {}

    /** All commands in full, which {@link #run} makes only as they are asked for. */
    static CommandLine commandLine() {
        return CommandTree.whole(new Idem4j());
    }

    /**
     * Runs a command and ends the JVM with its exit code; returns only if that is 0.
     *
     * @param arguments The command and its options.
     */
    public static void main(String[] arguments) {
        StopNotice.install();
        int code = run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs a command.
     *
     * @param arguments The command and its options.
     * @return The exit code: 0 done, 1 the job failed, 2 bad usage, configuration or data.
     */
    public static int run(String... arguments) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
    }

    /**
     * Runs a command that writes to the given places.
     *
     * @param out What it has to tell.
     * @param err Errors and progress.
     * @param arguments The command and its options.
     * @return The exit code: 0 done, 1 the job failed, 2 bad usage, configuration or data.
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return failingInWords(
                        CommandTree.of(new Idem4j(), arguments).setOut(out).setErr(err))
                .execute(arguments);
    }

    /** A tree of commands whose every failure is a message and an exit code. */
    static CommandLine failingInWords(CommandLine tree) {
        return tree.setParameterExceptionHandler(Failures::onParameter)
                .setExecutionExceptionHandler(Failures::onExecution)
                .setExecutionStrategy(Idem4j::execute);
    }

    /** Help needs no logging, which looks through every jar of the class path as it begins. */
    private static int execute(CommandLine.ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        DistinctFiles.require(parsed);
        quieten(parsed.originalArgs().contains("--verbose"));
        StopNotice.begin();
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            return Failures.onError(e, parsed.commandSpec().commandLine(), parsed);
        } finally {
            StopNotice.end();
        }
    }

    private static void quieten(boolean verbose) {
        try (InputStream settings =
                Idem4j.class.getResourceAsStream(verbose ? "logging-verbose.properties" : "logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new IllegalStateException("The logging settings of this jar can't be read", e);
        }
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    /** The version of this jar, and what networks are trained with here. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Idem4j.class.getPackage().getImplementationVersion();
            return new String[] {"idem4j " + (version == null ? "(built from source)" : version), Engine.blas()};
        }
    }
}
