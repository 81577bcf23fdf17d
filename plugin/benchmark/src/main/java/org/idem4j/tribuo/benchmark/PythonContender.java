package org.idem4j.tribuo.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.tribuo.network.Projector;

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
    static Optional<PythonContender> start(String python, Path script, String mode, int threads) {
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
        Map<String, Object> request = request(workload, ordinary);
        request.put("steps", steps);
        double[] milliseconds = ask(request, workload.name());
        try {
            Thread.sleep(SETTLING_MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(name + " on " + workload.name(), e);
        }
        return milliseconds;
    }

    /**
     * The gradient of the first parameters by the reconstruction error of given rows.
     *
     * @return In the parameters' order.
     */
    double[] gradient(Workload workload, float[] x, float[] target) {
        Map<String, Object> request = request(workload, false);
        request.put("x", x);
        request.put("target", target);
        return ask(request, workload.name());
    }

    /** The milliseconds of some products of square matrices on all cores. */
    double[] products(int size, int count) {
        return ask(Map.of("product", size, "steps", count), "a product");
    }

    private static Map<String, Object> request(Workload workload, boolean ordinary) {
        Map<String, Object> request = new HashMap<>();
        request.put("name", workload.name());
        request.put("sizes", workload.sizes());
        request.put("batch", workload.batch());
        request.put("denoising", workload.denoising());
        request.put("ordinary", ordinary);
        request.put("rate", Workload.RATE);
        if (workload.architecture() instanceof Projector projector) {
            request.put(
                    "couplings",
                    projector.couplings().stream()
                            .map(coupling -> List.of(coupling.read(), coupling.shifted()))
                            .toList());
            request.put("hidden", projector.layers().get(0).outputs());
            request.put("parameters", workload.parameters());
        }
        return request;
    }

    private double[] ask(Map<String, Object> request, String what) {
        try {
            requests.println(JSON.writeValueAsString(request));
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " gave up on " + what);
            }
            return JSON.readValue(line, double[].class);
        } catch (IOException e) {
            throw new IllegalStateException(name + " on " + what, e);
        }
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
