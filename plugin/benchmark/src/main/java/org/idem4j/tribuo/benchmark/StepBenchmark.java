package org.idem4j.tribuo.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Milliseconds per training step of all contenders, in turns, so that whatever else the machine does hits them alike. The
 * floor is the operations of the step's products at the rate of a large sgemm on all cores, measured in the same turns.
 */
final class StepBenchmark {

    private static final int PRODUCT = 2048;
    private static final double WARM_UP_SECONDS = 2;

    private final List<Contender> contenders = new ArrayList<>();
    private final int rounds;
    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final List<Double> rates = new ArrayList<>();

    StepBenchmark(int rounds, String python, Path scripts) {
        this.rounds = rounds;
        int threads = Runtime.getRuntime().availableProcessors();
        contenders.add(new Idem4jContender());
        contenders.add(new StockContender());
        List<Optional<Contender>> others = List.of(
                PythonContender.start(python, scripts.resolve("steps_torch.py"), "eager", threads),
                PythonContender.start(python, scripts.resolve("steps_torch.py"), "compile", threads),
                PythonContender.start(python, scripts.resolve("steps_jax.py"), "jit", threads));
        others.forEach(other -> other.ifPresent(contenders::add));
    }

    Map<String, Object> run() {
        for (int round = -1; round < rounds; round++) {
            System.out.println(round < 0 ? "Steps: warming up" : "Steps: round " + (round + 1) + " of " + rounds);
            if (round >= 0) {
                rates.add(sgemmRate());
            }
            for (Workload workload : Workload.ALL) {
                for (boolean ordinary : new boolean[] {false, true}) {
                    for (Contender contender : contenders) {
                        turn(contender, workload, ordinary, round < 0);
                    }
                }
            }
        }
        contenders.forEach(Contender::close);
        return report();
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

    /** Operations per millisecond of a large product on all cores. */
    private static double sgemmRate() {
        INDArray a = Nd4j.rand(DataType.FLOAT, PRODUCT, PRODUCT);
        INDArray b = Nd4j.rand(DataType.FLOAT, PRODUCT, PRODUCT);
        INDArray c = Nd4j.create(DataType.FLOAT, PRODUCT, PRODUCT);
        FloatPointer[] p = {pointer(a), pointer(b), pointer(c)};
        double[] milliseconds = new double[7];
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
        double rate =
                2.0 * PRODUCT * PRODUCT * PRODUCT / Figures.of(milliseconds).median();
        a.close();
        b.close();
        c.close();
        return rate;
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    private Map<String, Object> report() {
        double rate = figures(rates).median();
        System.out.printf(Locale.ROOT, "%nsgemm on all cores: %.0f GFLOP/s%n", rate * 1e-6);
        System.out.println(
                "Milliseconds per step: median (10th to 90th percentile). In brackets: idem4j's median over it.");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Workload workload : Workload.ALL) {
            for (boolean ordinary : new boolean[] {false, true}) {
                lines.add(line(workload, ordinary, workload.operations(ordinary) / rate));
            }
        }
        return Map.of("sgemm_gflops", rate * 1e-6, "rounds", rounds, "steps", lines);
    }

    private Map<String, Object> line(Workload workload, boolean ordinary, double floor) {
        Map<String, Object> line = new LinkedHashMap<>();
        String gradient = ordinary ? "ordinary" : "modified";
        line.put("network", workload.name());
        line.put("gradient", gradient);
        line.put("floor_ms", floor);
        double ours = 0;
        System.out.printf(Locale.ROOT, "%n%s, %s%n", workload.name(), gradient);
        for (Contender contender : contenders) {
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
