package org.idem4j.tribuo.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A script beside the benchmark that trains the same in another framework; it answers each line with a line. */
final class PythonContender implements Contender {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** OpenMP's workers spin on for this long after a step. */
    private static final int SETTLING_MILLISECONDS = 300;

    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;
    private final String name;

    private PythonContender(Process process) throws IOException {
        this.process = process;
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("no answer");
        }
        this.name = JSON.readTree(line).get("name").textValue();
    }

    /** Starts a script; says why where it can't be. */
    static Optional<Contender> start(String python, Path script, String mode, int threads) {
        try {
            Process process = new ProcessBuilder(python, script.toString(), mode, Integer.toString(threads))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return Optional.of(new PythonContender(process));
            } catch (IOException e) {
                process.destroy();
                throw e;
            }
        } catch (IOException e) {
            System.out.println("Skipped: " + script.getFileName() + " " + mode + ", since " + python
                    + " can't run it here (not installed?).");
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] run(Workload workload, boolean ordinary, int steps) {
        try {
            requests.println(JSON.writeValueAsString(Map.of(
                    "sizes",
                    workload.sizes(),
                    "batch",
                    workload.batch(),
                    "denoising",
                    workload.denoising(),
                    "ordinary",
                    ordinary,
                    "rate",
                    Workload.RATE,
                    "steps",
                    steps)));
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " gave up on " + workload.name());
            }
            double[] milliseconds = JSON.readValue(line, double[].class);
            Thread.sleep(SETTLING_MILLISECONDS);
            return milliseconds;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(name + " on " + workload.name(), e);
        }
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
