package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.tribuo.network.Projector;

/** A script beside the benchmark that trains the same in another framework; it answers each line with a line. */
final class PythonContender implements Contender {

    private final LineProcess process;

    private PythonContender(LineProcess process) {
        this.process = process;
    }

    /** Starts a script; says why where it can't be. */
    static Optional<PythonContender> start(String python, Path script, String mode, int threads) {
        try {
            return Optional.of(new PythonContender(LineProcess.start(
                    List.of(python, script.toString(), mode, Integer.toString(threads)),
                    ProcessBuilder.Redirect.DISCARD)));
        } catch (IOException e) {
            System.out.println("Skipped: " + script.getFileName() + " " + mode + ", since " + python
                    + " can't run it here (not installed?).");
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public double[] run(Workload workload, boolean ordinary, int steps) {
        Map<String, Object> request = request(workload, ordinary);
        request.put("steps", steps);
        double[] milliseconds = process.ask(request, double[].class, workload.name());
        process.settle();
        return milliseconds;
    }

    /**
     * The gradient of the first parameters by the reconstruction error of given rows.
     *
     * @return In the parameters' order.
     */
    float[] gradient(Workload workload, float[] x, float[] target) {
        Map<String, Object> request = request(workload, false);
        request.put("x", x);
        request.put("target", target);
        return process.ask(request, float[].class, workload.name());
    }

    /** The milliseconds of some products of square matrices on all cores. */
    double[] products(int size, int count) {
        return process.ask(Map.of("product", size, "steps", count), double[].class, "a product");
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

    @Override
    public void close() {
        process.close();
    }
}
