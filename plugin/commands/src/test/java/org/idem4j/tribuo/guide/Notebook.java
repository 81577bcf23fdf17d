package org.idem4j.tribuo.guide;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.idem4j.tribuo.cli.Idem4j;

/** Runs a page's code, block by block in one session, in this JVM. */
final class Notebook implements AutoCloseable {

    private static final String IMPORT = "import ";

    private static final String COMMAND = "java @plugin/target/idem4j.args ";

    private final JShell shell = JShell.builder().executionEngine("local").build();

    /**
     * Opens a session for a page.
     *
     * @param blocks The page's. Their imports all come first: a later one would have JShell forget the values of variables.
     */
    Notebook(List<Block> blocks) {
        shell.addToClasspath(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        blocks.stream()
                .filter(block -> block.language().equals("java"))
                .flatMap(block -> block.text().lines())
                .filter(line -> line.startsWith(IMPORT))
                .forEach(this::java);
    }

    /** Runs statements of Java and returns what they print. */
    String java(String source) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            String rest = source;
            while (!rest.isBlank()) {
                CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                if (!next.completeness().isComplete()) {
                    throw new AssertionError("This is no whole statement:\n" + rest);
                }
                shell.eval(next.source()).forEach(this::require);
                rest = next.remaining();
            }
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void require(SnippetEvent event) {
        if (event.status() == Snippet.Status.REJECTED) {
            throw new AssertionError(
                    "This does not compile:\n" + event.snippet().source()
                            + shell.diagnostics(event.snippet())
                                    .map(diagnostic -> diagnostic.getMessage(null))
                                    .collect(Collectors.joining("\n", "\n", "")));
        }
        if (event.exception() != null) {
            String thrown = event.exception() instanceof EvalException exception
                    ? exception.getExceptionClassName() + ": " + exception.getMessage()
                    : event.exception().toString();
            throw new AssertionError("This failed:\n" + event.snippet().source() + "\n" + thrown, event.exception());
        }
    }

    /** Runs commands of a shell and returns what they print. */
    static String commands(List<String> lines) {
        StringWriter out = new StringWriter();
        for (String line : lines) {
            if (!line.startsWith(COMMAND)) {
                throw new AssertionError("A page's commands begin with '" + COMMAND + "', but this does not: " + line);
            }
            StringWriter errors = new StringWriter();
            int code = Idem4j.run(
                    new PrintWriter(out, true), new PrintWriter(errors, true), words(line.substring(COMMAND.length())));
            if (code != 0) {
                throw new AssertionError(line + "\nended with " + code + ": " + errors);
            }
        }
        return out.toString();
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.replaceAll("\\s#.*", "").strip().split("\\s+")) {
            words.add(word);
        }
        return words.toArray(String[]::new);
    }

    @Override
    public void close() {
        shell.close();
    }
}
