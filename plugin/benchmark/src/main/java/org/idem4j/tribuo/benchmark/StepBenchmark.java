package org.idem4j.tribuo.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.training.GaussianRows;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Milliseconds per training step of all contenders, in turns, so that whatever else the machine does hits them alike. The
 * floor is the operations of the step's products at the rate of a large product on all cores, measured in the same turns, ours
 * or the others', whichever is faster.
 */
final class StepBenchmark {

    private static final int PRODUCT = 2048;
    private static final int PRODUCTS = 7;
    private static final double WARM_UP_SECONDS = 2;

    /** Of the largest entry, by which a gradient of floats through 64 couplings may differ. */
    private static final double SAME = 1e-4;

    private static final List<String> MODES = List.of("eager", "compile", "jit");

    private final List<Contender> contenders = new ArrayList<>();
    private final List<Workload> workloads;
    private final int rounds;
    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final List<PythonContender> others;

    /**
     * Starts the contenders.
     *
     * @param networks The names of those to train.
     * @param modes Of PyTorch and JAX: eager, compile, jit; others are left out.
     */
    StepBenchmark(int rounds, String python, Path scripts, List<String> networks, List<String> modes) {
        this.rounds = rounds;
        this.workloads = Workload.ALL.stream()
                .filter(workload -> networks.contains(workload.name()))
                .toList();
        int threads = Runtime.getRuntime().availableProcessors();
        contenders.add(new Idem4jContender());
        contenders.add(new StockContender());
        others = modes.stream()
                .filter(MODES::contains)
                .map(mode -> PythonContender.start(python, scripts.resolve(script(mode)), mode, threads))
                .flatMap(Optional::stream)
                .toList();
        contenders.addAll(others);
    }

    private static String script(String mode) {
        return mode.equals("jit") ? "steps_jax.py" : "steps_torch.py";
    }

    Map<String, Object> run() {
        workloads.stream().filter(workload -> workload.projector() != null).forEach(this::requireSameGradient);
        for (int round = -1; round < rounds; round++) {
            System.out.println(round < 0 ? "Steps: warming up" : "Steps: round " + (round + 1) + " of " + rounds);
            if (round >= 0) {
                addRates();
            }
            for (Workload workload : workloads) {
                for (boolean ordinary : workload.ordinary()) {
                    for (Contender contender : of(workload)) {
                        turn(contender, workload, ordinary, round < 0);
                    }
                }
            }
        }
        contenders.forEach(Contender::close);
        return report();
    }

    private List<Contender> of(Workload workload) {
        return contenders.stream()
                .filter(contender -> contender.trains(workload))
                .toList();
    }

    private void turn(Contender contender, Workload workload, boolean ordinary, boolean warmUp) {
        if (warmUp) {
            long end = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
            do {
                contender.run(workload, ordinary, workload.steps());
            } while (System.nanoTime() < end);
            return;
        }
        List<Double> sample = samples.computeIfAbsent(key(contender, workload, ordinary), key -> new ArrayList<>());
        for (double milliseconds : contender.run(workload, ordinary, workload.steps())) {
            sample.add(milliseconds);
        }
    }

    private static String key(Contender contender, Workload workload, boolean ordinary) {
        return contender.name() + '/' + workload.name() + '/' + ordinary;
    }

    /** Others' programs train the same network only if their gradient is ours. */
    private void requireSameGradient(Workload workload) {
        int n = workload.dimension();
        float[] target = new float[workload.batch() * n];
        new GaussianRows(1).fill(0, target, target.length);
        float[] x = target.clone();
        new GaussianNoise(0.2).corrupt(x, n, new SplittableRandom(1));
        float[] ours = Idem4jContender.gradient(workload, x, target);
        for (PythonContender other : others) {
            double difference = Gradients.largestDifference(ours, other.gradient(workload, x, target));
            System.out.printf(
                    Locale.ROOT,
                    "Gradient of %s, %s: %.1e of its largest entry from ours%n",
                    workload.name(),
                    other.name(),
                    difference);
            if (!(difference < SAME)) {
                throw new IllegalStateException(other.name() + " trains another network than " + workload.name());
            }
        }
    }

    private void addRates() {
        rates.computeIfAbsent("OpenBLAS", key -> new ArrayList<>()).add(rate(sgemm()));
        for (PythonContender other : others) {
            rates.computeIfAbsent(other.name(), key -> new ArrayList<>()).add(rate(other.products(PRODUCT, PRODUCTS)));
        }
    }

    /** Operations per millisecond of a large product on all cores. */
    private static double rate(double[] milliseconds) {
        return 2.0 * PRODUCT * PRODUCT * PRODUCT / Figures.of(milliseconds).median();
    }

    /** The milliseconds of some large products of OpenBLAS. */
    private static double[] sgemm() {
        INDArray a = Nd4j.rand(DataType.FLOAT, PRODUCT, PRODUCT);
        INDArray b = Nd4j.rand(DataType.FLOAT, PRODUCT, PRODUCT);
        INDArray c = Nd4j.create(DataType.FLOAT, PRODUCT, PRODUCT);
        FloatPointer[] p = {pointer(a), pointer(b), pointer(c)};
        double[] milliseconds = new double[PRODUCTS];
        for (int i = 0; i < milliseconds.length; i++) {
            long start = System.nanoTime();
            openblas_nolapack.cblas_sgemm(
                    openblas_nolapack.CblasColMajor,
                    openblas_nolapack.CblasNoTrans,
                    openblas_nolapack.CblasNoTrans,
                    PRODUCT,
                    PRODUCT,
                    PRODUCT,
                    1,
                    p[0],
                    PRODUCT,
                    p[1],
                    PRODUCT,
                    0,
                    p[2],
                    PRODUCT);
            milliseconds[i] = (System.nanoTime() - start) * 1e-6;
        }
        a.close();
        b.close();
        c.close();
        return milliseconds;
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    private Map<String, Object> report() {
        Map<String, Double> products = new LinkedHashMap<>();
        rates.forEach((name, perRound) -> products.put(name, figures(perRound).median() * 1e-6));
        System.out.println();
        products.forEach((name, gflops) -> System.out.printf(
                Locale.ROOT, "Products of %d on all cores, %s: %.0f GFLOP/s%n", PRODUCT, name, gflops));
        double rate = Collections.max(products.values()) * 1e6;
        System.out.println(
                "Milliseconds per step: median (10th to 90th percentile). In brackets: idem4j's median over it.");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Workload workload : workloads) {
            for (boolean ordinary : workload.ordinary()) {
                lines.add(line(workload, ordinary, workload.operations(ordinary) / rate));
            }
        }
        return Map.of("product_gflops", products, "rounds", rounds, "steps", lines);
    }

    private Map<String, Object> line(Workload workload, boolean ordinary, double floor) {
        Map<String, Object> line = new LinkedHashMap<>();
        String gradient = workload.projector() != null ? "reconstruction" : ordinary ? "ordinary" : "modified";
        line.put("network", workload.name());
        line.put("gradient", gradient);
        line.put("floor_ms", floor);
        double ours = 0;
        System.out.printf(Locale.ROOT, "%n%s, %s%n", workload.name(), gradient);
        for (Contender contender : of(workload)) {
            Figures figures = figures(samples.get(key(contender, workload, ordinary)));
            ours = contender == contenders.get(0) ? figures.median() : ours;
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s %9.3f (%.3f to %.3f) [%.2f]%n",
                    contender.name(),
                    figures.median(),
                    figures.low(),
                    figures.high(),
                    ours / figures.median());
            line.put(contender.name(), figures);
        }
        System.out.printf(Locale.ROOT, "  %-22s %9.3f [%.2f]%n", "floor", floor, ours / floor);
        return line;
    }

    private static Figures figures(List<Double> values) {
        return Figures.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
