package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ArgumentException;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.config.io.ConfigLoaderException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.idem4j.onnx.io.PartlyWrittenException;
import picocli.CommandLine;

/** One message and an exit code for every failure. */
final class Failures {

    /** The job failed. */
    static final int FAILED = 1;
    /** Bad usage, configuration or data. */
    static final int BAD_INPUT = 2;
    /** Interrupted, as a shell has it of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private Failures() {}

    static int onParameter(CommandLine.ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        if (e instanceof CommandLine.MissingParameterException) {
            printUnknownOptions(command, arguments, err);
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return BAD_INPUT;
    }

    /** An option that is missing is often there, but mistyped. */
    private static void printUnknownOptions(CommandLine command, String[] arguments, PrintWriter err) {
        for (String argument : arguments) {
            String name = argument.replaceFirst("=.*", "");
            boolean option = name.startsWith("--") && !name.startsWith(ConfigurationManager.CONFIGURABLE_OVERRIDE);
            if (option && !command.getCommandSpec().optionsMap().containsKey(name)) {
                var unknown = new CommandLine.UnmatchedArgumentException(command, List.of(name));
                err.println(unknown.getMessage() + ".");
                CommandLine.UnmatchedArgumentException.printSuggestions(unknown, err);
            }
        }
    }

    static int onExecution(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        Throwable cause = rootOf(e);
        tell(cause instanceof Error error ? FatalErrors.message(error, parsed) : message(cause), e, command, parsed);
        return code(cause);
    }

    /** picocli hands on exceptions alone. */
    static int onError(Error e, CommandLine command, CommandLine.ParseResult parsed) {
        tell(FatalErrors.message(e, parsed), e, command, parsed);
        return FAILED;
    }

    private static void tell(String message, Throwable e, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("error: " + message);
        if (parsed.originalArgs().contains("--verbose")) {
            e.printStackTrace(command.getErr());
        }
    }

    /** OLCUT and lambdas wrap what really happened. */
    private static Throwable rootOf(Throwable e) {
        boolean wrapper = e instanceof UncheckedIOException
                || e instanceof InvocationTargetException
                || e instanceof ExecutionException
                || e instanceof CompletionException
                || e.getCause() instanceof Error
                || (e instanceof PropertyException && e.getCause() instanceof PropertyException);
        return wrapper && e.getCause() != null ? rootOf(e.getCause()) : e;
    }

    private static int code(Throwable e) {
        if (e instanceof FailedException) {
            return FAILED;
        }
        if (e instanceof CancellationException) {
            return INTERRUPTED;
        }
        boolean input = e instanceof IllegalArgumentException
                || e instanceof PropertyException
                || e instanceof ConfigLoaderException
                || e instanceof ArgumentException
                || e instanceof NoSuchFileException
                || e instanceof FileNotFoundException
                || e instanceof FileAlreadyExistsException
                || e instanceof AccessDeniedException;
        return input ? BAD_INPUT : FAILED;
    }

    private static String message(Throwable e) {
        if (e instanceof PropertyException property) {
            boolean named =
                    property.getProperty() != null && !property.getProperty().isEmpty();
            return "in the configuration, "
                    + (named ? property.getProperty() + ": " + property.getMsg() : property.getMessage());
        }
        if (e instanceof PartlyWrittenException partly && partly.getCause() instanceof IOException cause) {
            return told(cause) + ". Written before that: " + FewNames.ofFiles(partly.written())
                    + "; all other files are as they were.";
        }
        if (e instanceof IOException file) {
            boolean reading = file instanceof NoSuchFileException
                    || file instanceof AccessDeniedException
                    || file instanceof FileAlreadyExistsException;
            return told(file) + (reading ? "." : ". Nothing that was there before has been touched.");
        }
        if (e instanceof ArithmeticException) {
            return e.getMessage() + " Numbers are too large or too far apart to be computed with: look for such columns"
                    + " by describe, and divide them.";
        }
        boolean expected = e instanceof IllegalArgumentException
                || e instanceof ConfigLoaderException
                || e instanceof ArgumentException
                || e instanceof FailedException
                || e instanceof IllegalStateException;
        return expected ? e.getMessage() : e + " (unexpected; --verbose shows where)";
    }

    /** The file and what is wrong with it, without a full stop. */
    private static String told(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": " + reason(missing, "there is no such file or folder");
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": access is denied; " + reason(denied, "check its permissions");
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is a file, so it can't be a folder; name another folder, or move the file away";
        }
        if (e instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file, "can't be made or written there");
        }
        return e.getMessage();
    }

    private static String reason(FileSystemException e, String otherwise) {
        return e.getReason() == null ? otherwise : e.getReason();
    }
}
