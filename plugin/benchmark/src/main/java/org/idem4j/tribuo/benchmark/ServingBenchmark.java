package org.idem4j.tribuo.benchmark;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Microseconds per row of ways to serve an ONNX file on the CPU, in turns, so that a busy machine hits them alike. */
final class ServingBenchmark {

    private static final int[][] NETWORKS = {{26, 128, 128, 26}, {784, 512, 512, 784}};
    private static final int[] BATCHES = {1, 32, 1024, 16384};
    private static final int[] PROJECTOR_BATCHES = {1, 500};
    private static final double WARM_UP_SECONDS = 0.4;
    private static final double TURN_SECONDS = 0.08;
    private static final int REST_MILLISECONDS = 50;

    private final int rounds;
    private final int threads = Runtime.getRuntime().availableProcessors();

    ServingBenchmark(int rounds) {
        this.rounds = rounds;
    }

    Map<String, Object> run() throws IOException {
        System.out.printf(
                "%nServing: ONNX Runtime %s on CPUExecutionProvider, %d intra-op threads, %d rounds%n",
                OrtEnvironment.getEnvironment().getVersion(), threads, rounds);
        System.out.println(
                "Microseconds per row: median (10th to 90th percentile). In brackets: over ONNX Runtime's own"
                        + " from a direct buffer, from arrays for arrays.");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int[] sizes : NETWORKS) {
            lines.addAll(lines(Arrays.toString(sizes), sizes[0], ServedNetworks.perceptron(sizes), BATCHES));
        }
        lines.addAll(lines(ServedProjector.NAME, ServedProjector.N, ServedProjector.model(), PROJECTOR_BATCHES));
        return Map.of("provider", "CPUExecutionProvider", "threads", threads, "rounds", rounds, "serving", lines);
    }

    private List<Map<String, Object>> lines(String network, int n, ModelProto model, int[] batches) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        Path file = Files.createTempFile("idem4j-serving", ".onnx");
        try {
            Files.write(file, model.toByteArray());
            try (ServingCase served = new ServingCase(file, n, threads)) {
                for (int batch : batches) {
                    lines.add(line(network, batch, measured(served.contenders(batch), batch)));
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.delete(file);
        }
        return lines;
    }

    private Map<String, Figures> measured(Map<String, Runnable> contenders, int rows) {
        Map<String, double[]> samples = new LinkedHashMap<>();
        contenders.forEach((name, call) -> {
            turn(call, rows, WARM_UP_SECONDS);
            samples.put(name, new double[rounds]);
        });
        List<String> order = new ArrayList<>(contenders.keySet());
        for (int round = 0; round < rounds; round++) {
            Collections.rotate(order, 3);
            for (String name : order) {
                rest();
                turn(contenders.get(name), rows, 0);
                samples.get(name)[round] = turn(contenders.get(name), rows, TURN_SECONDS);
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        samples.forEach((name, values) -> figures.put(name, Figures.of(values)));
        return figures;
    }

    /** ONNX Runtime's threads spin for a while after a run, and would take a core from whoever comes next. */
    private static void rest() {
        try {
            Thread.sleep(REST_MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The benchmark was interrupted.", e);
        }
    }

    /** Calls until the time is over, at least once; microseconds per row. */
    private static double turn(Runnable call, int rows, double seconds) {
        long start = System.nanoTime();
        long calls = 0;
        long elapsed;
        do {
            call.run();
            calls++;
            elapsed = System.nanoTime() - start;
        } while (elapsed < seconds * 1e9);
        return elapsed * 1e-3 / (calls * (double) rows);
    }

    private static Map<String, Object> line(String network, int batch, Map<String, Figures> figures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("network", network);
        line.put("batch", batch);
        System.out.printf("%n%s, batch %d%n", network, batch);
        figures.forEach((name, times) -> {
            String floor = name.contains("[][]") ? ServingCase.RAW_ARRAYS : ServingCase.RAW_BUFFER;
            double ratio = times.median() / figures.get(floor).median();
            System.out.printf(
                    Locale.ROOT,
                    "  %-44s %9.3f (%.3f to %.3f) [%.2f]%n",
                    name,
                    times.median(),
                    times.low(),
                    times.high(),
                    ratio);
            line.put(name, Map.of("microseconds_per_row", times, "ratio", ratio));
        });
        return line;
    }
}
