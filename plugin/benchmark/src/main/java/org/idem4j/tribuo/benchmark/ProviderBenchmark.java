package org.idem4j.tribuo.benchmark;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ProviderUnavailableException;
import org.idem4j.onnx.serving.ServingOptions;

/**
 * Providers × networks × batch sizes: rows per second, the copies to the device and back included, and checks of itself.
 * Every provider must give what the CPU gives; the CPU must give what the formula gives (of the perceptrons) and each row
 * the same alone as among others; a GPU must run every operator. Without a GPU the CPU's part runs. Needs neither DL4J nor ND4J.
 */
public final class ProviderBenchmark {

    /** Relative to the largest value. */
    private static final double EXACT = 1e-5;

    private static final double TF32 = 1e-3;
    private static final String NO_GPU = "no NVIDIA driver";

    /** How a provider is asked for and how far it may be from the CPU. */
    private record Way(String name, ExecutionProvider provider, boolean tf32, double tolerance) {
        ServingOptions options() {
            return ServingOptions.defaults().withProvider(provider).withTf32(tf32);
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way("CPU", ExecutionProvider.CPU, false, EXACT),
            new Way("CUDA", ExecutionProvider.CUDA, false, EXACT),
            new Way("CUDA, TF32", ExecutionProvider.CUDA, true, TF32));

    private final int[] batches;
    private final double seconds;
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private String withoutGpu = "";

    ProviderBenchmark(int[] batches, double seconds) {
        this.batches = batches;
        this.seconds = seconds;
    }

    static ProviderBenchmark withDefaults() {
        return new ProviderBenchmark(new int[] {1, 32, 1024, 16384}, 1);
    }

    /**
     * Runs it; ends with 1 if a check fails.
     *
     * @param args The JSON file to write.
     * @throws IOException If the file can't be written.
     */
    public static void main(String[] args) throws IOException {
        ProviderBenchmark benchmark = withDefaults();
        Map<String, Object> results = benchmark.run();
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(args[0]).toFile(), results);
        System.exit(benchmark.failures.isEmpty() ? 0 : 1);
    }

    /** A model and what it must give for a row. */
    private record Network(String name, ModelProto model, int... sizes) {

        static Network perceptron(String name, int... sizes) {
            return new Network(name, ServedNetworks.perceptron(sizes), sizes);
        }

        float[] expected(OnnxRegressor served, float[] row) {
            float[] alone = served.apply(row);
            double[] oracle = sizes.length == 0 ? new double[0] : ServedNetworks.perceptron(row, sizes);
            for (int c = 0; c < oracle.length; c++) {
                alone[c] = (float) oracle[c];
            }
            return alone;
        }
    }

    private static List<Network> networks() {
        return List.of(
                Network.perceptron("B2", 100, 250, 250, 250, 250, 100),
                Network.perceptron("B3", 4096, 1024, 4096),
                Network.perceptron("B4", 784, 1024, 2048, 784),
                new Network("U-net", ServedNetworks.uNet()));
    }

    Map<String, Object> run() {
        System.out.printf("%n%-8s %-12s %8s %14s %12s%n", "network", "provider", "batch", "rows/s", "off the CPU");
        networks().forEach(this::measure);
        if (!withoutGpu.isEmpty()) {
            System.out.println("No GPU was measured: " + withoutGpu);
        }
        failures.forEach(failure -> System.out.println("FAILED: " + failure));
        System.out.println(failures.isEmpty() ? "All checks passed." : failures.size() + " checks failed.");
        return Map.of(
                "processors", Runtime.getRuntime().availableProcessors(),
                "without_gpu", withoutGpu,
                "failures", failures,
                "lines", lines);
    }

    private void measure(Network network) {
        byte[] content = network.model().toByteArray();
        Map<Integer, float[]> cpu = new LinkedHashMap<>();
        for (Way way : WAYS) {
            try (OnnxRegressor model = OnnxRegressor.open(content, network.name(), way.options())) {
                if (!model.placement().cpuNodes().isEmpty()) {
                    failures.add(network.name() + " on " + model.placement());
                }
                for (int batch : batches) {
                    cell(network, way, model, batch, cpu);
                }
            } catch (ProviderUnavailableException e) {
                withoutGpu = e.getMessage();
                if (!withoutGpu.contains(NO_GPU)) {
                    failures.add(network.name() + ": " + withoutGpu);
                }
            }
        }
    }

    private void cell(Network network, Way way, OnnxRegressor model, int batch, Map<Integer, float[]> cpu) {
        int n = model.selfMap().dimension();
        float[] x = random(batch * n);
        FloatBuffer in = direct(x.length).put(0, x);
        FloatBuffer out = direct(x.length);
        double rate = rate(model, in, out, batch);
        float[] y = new float[x.length];
        out.get(0, y);
        double apart = way.provider() == ExecutionProvider.CPU
                ? difference(network.expected(model, lastRow(x, n)), lastRow(y, n))
                : difference(cpu.get(batch), y);
        cpu.putIfAbsent(batch, y);
        if (!(apart <= way.tolerance())) {
            failures.add(network.name() + ", " + way.name() + ", batch " + batch + ": off by " + apart);
        }
        System.out.printf(
                Locale.ROOT, "%-8s %-12s %8d %14.0f %12.1e%n", network.name(), way.name(), batch, rate, apart);
        lines.add(Map.of(
                "network", network.name(),
                "provider", way.name(),
                "batch", batch,
                "rows_per_second", rate,
                "relative_difference", apart));
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private double rate(OnnxRegressor model, FloatBuffer in, FloatBuffer out, int batch) {
        model.apply(in, out.clear()); // warms up
        List<Double> rates = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            long start = System.nanoTime();
            model.apply(in, out.clear());
            rates.add(batch * 1e9 / (System.nanoTime() - start));
        } while (System.nanoTime() < end);
        return Figures.of(rates.stream().mapToDouble(Double::doubleValue).toArray())
                .median();
    }

    private static float[] lastRow(float[] rows, int n) {
        return Arrays.copyOfRange(rows, rows.length - n, rows.length);
    }

    /** The largest difference relative to the largest value; not a number if that is zero. */
    private static double difference(float[] expected, float[] found) {
        double largest = 0;
        double apart = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            apart = Math.max(apart, Math.abs((double) expected[i] - found[i]));
        }
        return apart / largest;
    }
}
