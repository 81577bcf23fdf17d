package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FatalErrorsTest extends CommandTest {

    /** A command that ends by what the test wants. */
    @CommandLine.Command(name = "fail")
    private static final class Failing implements Callable<Integer> {

        private final Throwable failure;

        @CommandLine.Option(names = "--input")
        private Path input;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }

    private int fails(Throwable failure, String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine tree = Idem4j.commandLine().addSubcommand(new Failing(failure));
        tree.setErr(new PrintWriter(errors, true));
        int code = Idem4j.failingInWords(tree).execute(arguments);
        err = errors.toString();
        return code;
    }

    @Test
    void should_name_the_file_and_the_option_when_memory_ends() throws IOException {
        Path table = file("rows.csv", "a,b\n".repeat(1 << 18));
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");

        for (Throwable failure : List.of(
                error,
                new InvocationTargetException(error),
                new ExecutionException(error),
                new IllegalStateException("The part failed", error))) {
            int code = fails(failure, "fail", "--input", table.toString());

            assertFails(code, 1, "fail, with " + table + " of 1.0 MB,", "(Java heap space)", "-Xmx", "fewer rows");
            assertThat(err.lines()).hasSize(1);
        }
    }

    @Test
    void should_say_what_an_error_means() {
        assertFails(fails(new StackOverflowError(), "fail"), 1, "fail ", "nested too deeply", "-Xss");
        assertFails(
                fails(new NoClassDefFoundError("ai/onnxruntime/OrtEnvironment"), "fail"), 1, "OrtEnvironment", "jars");
        assertFails(fails(new UnsatisfiedLinkError("no jniopenblas"), "fail"), 1, "no jniopenblas", "platform");
        assertFails(
                fails(new ExceptionInInitializerError(new IllegalStateException("no folder for libraries")), "fail"),
                1,
                "no folder for libraries");
        assertFails(fails(new AssertionError("7 is 8"), "fail"), 1, "7 is 8", "--verbose shows where");
    }

    @Test
    void should_show_where_only_when_asked() {
        assertThat(fails(new OutOfMemoryError("Java heap space"), "fail", "--verbose"))
                .isEqualTo(1);
        assertThat(err).startsWith("error: fail").contains("\tat ");
    }
}
