package org.idem4j.tribuo.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.MatrixProduct;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.engine.BlasProduct;
import org.idem4j.tribuo.engine.Engine;
import org.tribuo.math.la.DenseMatrix;

/**
 * Seconds of a purification at n = 2000, in turns with the floor: its number of products times one dgemm of OpenBLAS on all
 * cores, whose operands already lie in native memory.
 */
final class PurifyBenchmark {

    private static final int N = 2000;
    private static final int RANK = 700;
    /** Of the eigenvalues around 0 and 1. */
    private static final double SPREAD = 0.2;

    private static final int[] ORDERS = {2, 3, 5};

    private final int rounds;
    private final DenseMatrix projector = reflected(0);
    private final DenseMatrix matrix = reflected(SPREAD);

    PurifyBenchmark(int rounds) {
        this.rounds = rounds;
    }

    Map<String, Object> run() {
        System.out.printf("%nPurification of a symmetric %d × %d matrix of rank %d, %d rounds%n", N, N, RANK, rounds);
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        Map<String, Purification> last = new LinkedHashMap<>();
        List<Double> dgemm = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            dgemm.add(dgemm());
            for (int order : ORDERS) {
                turn("order " + order, () -> byBlas(Purifier.of(Corrector.order(order))), seconds, last);
            }
            turn("trace kept", () -> byBlas(Purifier.resettingTrace()), seconds, last);
            if (round < 0) {
                seconds.clear(); // that was to warm up
                dgemm.clear();
            }
        }
        turn("order 2, plain Java", () -> Purifier.of(Corrector.order(2)).purify(matrix), seconds, last);
        return report(figures(dgemm), seconds, last);
    }

    private static void turn(
            String name,
            Supplier<Purification> work,
            Map<String, List<Double>> seconds,
            Map<String, Purification> last) {
        long start = System.nanoTime();
        last.put(name, work.get());
        seconds.computeIfAbsent(name, key -> new ArrayList<>()).add((System.nanoTime() - start) * 1e-9);
    }

    private Purification byBlas(Purifier purifier) {
        try (BlasProduct blas = Engine.matrixProduct()) {
            return purifier.with(blas).purify(matrix);
        }
    }

    /** Seconds of one product of OpenBLAS's own threads. */
    private static double dgemm() {
        int before = openblas_nolapack.blas_get_num_threads();
        openblas_nolapack.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
        double[] values = new SplittableRandom(1).doubles((long) N * N).toArray();
        double[] seconds = new double[5];
        try (DoublePointer a = new DoublePointer(values);
                DoublePointer b = new DoublePointer(values);
                DoublePointer c = new DoublePointer(values)) {
            for (int i = 0; i < seconds.length; i++) {
                long start = System.nanoTime();
                openblas_nolapack.cblas_dgemm(
                        openblas_nolapack.CblasRowMajor,
                        openblas_nolapack.CblasNoTrans,
                        openblas_nolapack.CblasNoTrans,
                        N,
                        N,
                        N,
                        1,
                        a,
                        N,
                        b,
                        N,
                        0,
                        c,
                        N);
                seconds[i] = (System.nanoTime() - start) * 1e-9;
            }
        }
        openblas_nolapack.blas_set_num_threads(before);
        return Figures.of(seconds).median();
    }

    private Map<String, Object> report(
            Figures dgemm, Map<String, List<Double>> seconds, Map<String, Purification> last) {
        System.out.printf(
                Locale.ROOT,
                "one dgemm: %.3f s (%.3f to %.3f), %.0f GFLOP/s%n",
                dgemm.median(),
                dgemm.low(),
                dgemm.high(),
                2e-9 * N * N * N / dgemm.median());
        List<Map<String, Object>> lines = new ArrayList<>();
        seconds.forEach((name, values) -> lines.add(line(name, figures(values), last.get(name), dgemm)));
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("n", N);
        results.put("dgemm_seconds", dgemm);
        results.put("purifications", lines);
        results.put("memory", memory());
        return results;
    }

    private Map<String, Object> line(String name, Figures seconds, Purification result, Figures dgemm) {
        double floor = result.products() * dgemm.median();
        double error = distance(result.projector(), projector);
        System.out.printf(
                Locale.ROOT,
                "  %-20s %.2f s (%.2f to %.2f), %d steps, %d products, floor %.2f s [%.2f], ‖P − projector‖ %.1e%n",
                name,
                seconds.median(),
                seconds.low(),
                seconds.high(),
                result.iterations(),
                result.products(),
                floor,
                seconds.median() / floor,
                error);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("corrector", name);
        line.put("seconds", seconds);
        line.put("steps", result.iterations());
        line.put("products", result.products());
        line.put("floor_seconds", floor);
        line.put("times_floor", seconds.median() / floor);
        line.put("error", error);
        return line;
    }

    /** The most that a purification by McWeeny's corrector holds at once, in matrices of n². */
    private Map<String, Object> memory() {
        System.gc();
        long before = used();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long[] nativeBytes = {0};
        try (BlasProduct blas = Engine.matrixProduct()) {
            MatrixProduct watched = (n, left, right, result) -> {
                blas.multiply(n, left, right, result);
                nativeBytes[0] = Math.max(nativeBytes[0], Pointer.totalBytes());
            };
            Purifier.of(Corrector.mcWeeny()).with(watched).purify(matrix);
        }
        long heap = pools().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                - before;
        double one = 8.0 * N * N;
        System.out.printf(
                Locale.ROOT,
                "memory beside the given matrix: heap %.0f MB (%.1f matrices), native %.0f MB (%.1f matrices)%n",
                heap * 1e-6,
                heap / one,
                nativeBytes[0] * 1e-6,
                nativeBytes[0] / one);
        return Map.of("heap_bytes", heap, "native_bytes", nativeBytes[0], "matrix_bytes", one);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long used() {
        return pools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    /** Q diag(λ) Q with a reflection Q = I − 2vvᵀ, and eigenvalues at most the spread from 0 and 1, in pairs on either side. */
    private static DenseMatrix reflected(double spread) {
        SplittableRandom random = new SplittableRandom(3);
        double[] v = new double[N];
        Arrays.setAll(v, i -> random.nextGaussian());
        double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
        double[] lambda = new double[N];
        double product = 0; // vᵀ diag(λ) v
        for (int i = 0; i < N; i++) {
            v[i] /= norm;
            double drawn = i % 2 == 0 ? spread * (2 * random.nextDouble() - 1) : 0;
            lambda[i] = (i < RANK ? 1 : 0) + (i % 2 == 0 ? drawn : (i - 1 < RANK ? 1 : 0) - lambda[i - 1]);
            product += lambda[i] * v[i] * v[i];
        }
        DenseMatrix result = new DenseMatrix(N, N);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double value = -2 * v[i] * v[j] * (lambda[i] + lambda[j]) + 4 * product * v[i] * v[j];
                result.set(i, j, i == j ? value + lambda[i] : value);
            }
        }
        return result;
    }

    private static double distance(DenseMatrix a, DenseMatrix b) {
        double squares = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                squares += Math.pow(a.get(i, j) - b.get(i, j), 2);
            }
        }
        return Math.sqrt(squares);
    }

    private static Figures figures(List<Double> values) {
        return Figures.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
