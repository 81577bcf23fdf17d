package org.idem4j.tribuo.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that begins with a line of JSON that says its {@code name}, and answers each line with a line. */
final class LineProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** OpenMP's workers spin on for this long after a step. */
    private static final int SETTLING_MILLISECONDS = 300;

    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;
    private final String name;

    private LineProcess(Process process) throws IOException {
        this.process = process;
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("no answer");
        }
        this.name = JSON.readTree(line).get("name").textValue();
    }

    /**
     * Starts a process and waits for its first line.
     *
     * @param command Its words.
     * @param errors Where what it says on the way of errors goes.
     * @throws IOException If it can't be started, or ends before it answers.
     */
    static LineProcess start(List<String> command, ProcessBuilder.Redirect errors) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        try {
            return new LineProcess(process);
        } catch (IOException e) {
            process.destroy();
            throw e;
        }
    }

    /** What it calls itself. */
    String name() {
        return name;
    }

    /** The number by which the system knows it. */
    long id() {
        return process.pid();
    }

    /**
     * Asks.
     *
     * @param request What is asked, written as JSON.
     * @param kind What the answer is.
     * @param what What it is about, for the message of a failure.
     * @param <T> What the answer is.
     * @return The answer.
     * @throws IllegalStateException If none comes.
     */
    <T> T ask(Object request, Class<T> kind, String what) {
        try {
            requests.println(JSON.writeValueAsString(request));
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " gave up on " + what);
            }
            return JSON.readValue(line, kind);
        } catch (IOException e) {
            throw new IllegalStateException(name + " on " + what, e);
        }
    }

    /** Waits until the threads of a step have come to rest. */
    void settle() {
        try {
            Thread.sleep(SETTLING_MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The benchmark was interrupted.", e);
        }
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
