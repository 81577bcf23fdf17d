package org.idem4j.tribuo.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.training.TrainingData;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Making a Tribuo data set dense, against plain copies on one thread: of the very arrays that the data set's examples hold,
 * which lie scattered over the heap; of arrays that lie in order, which no data set's do; and from the examples, by place,
 * without a name or a value looked at.
 */
final class DataBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 26;

    private final int rounds;

    DataBenchmark(int rounds) {
        this.rounds = rounds;
    }

    Map<String, Object> run() {
        System.out.printf("Data: %d rows of %d columns%n", ROWS, COLUMNS);
        Figures inOrder = Figures.of(copies());
        double[] own = new double[rounds];
        double[] byPlace = new double[rounds];
        double[] dense = new double[rounds];
        long peak = fromDataset(own, byPlace, dense);
        Figures arrays = Figures.of(own);
        Figures walked = Figures.of(byPlace);
        Figures densified = Figures.of(dense);
        print("copy of the examples' own arrays", arrays, densified);
        print("copy of arrays in order", inOrder, densified);
        print("copy from the examples, by place", walked, densified);
        print("TrainingData", densified, densified);
        System.out.printf(
                "  peak %d MB beyond the data set, of which %d MB are the rows themselves%n",
                peak >> 20, (2L * COLUMNS + 1) * Float.BYTES * ROWS >> 20);
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("rows", ROWS);
        results.put("columns", COLUMNS);
        results.put("own_array_copy_ms", arrays);
        results.put("ordered_array_copy_ms", inOrder);
        results.put("example_copy_ms", walked);
        results.put("training_data_ms", densified);
        results.put("peak_bytes", peak);
        return results;
    }

    private static void print(String what, Figures figures, Figures ours) {
        System.out.printf(
                Locale.ROOT,
                "  %-34s %5.0f ms (%.0f to %.0f) [%.2f]%n",
                what,
                figures.median(),
                figures.low(),
                figures.high(),
                ours.median() / figures.median());
    }

    private double[] copies() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] inputs = new double[ROWS][];
        double[][] targets = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            inputs[i] = random.doubles(COLUMNS).toArray();
            targets[i] = random.doubles(COLUMNS).toArray();
        }
        double[] milliseconds = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            milliseconds[Math.max(0, round)] = copy(inputs, targets); // warm-up rounds are written over
        }
        return milliseconds;
    }

    /** The milliseconds of copying both. */
    private static double copy(double[][] inputs, double[][] targets) {
        System.gc();
        long start = System.nanoTime();
        float[] x = new float[ROWS * COLUMNS];
        float[] t = new float[ROWS * COLUMNS];
        for (int i = 0; i < ROWS; i++) {
            copy(inputs[i], x, i * COLUMNS);
            copy(targets[i], t, i * COLUMNS);
        }
        double milliseconds = (System.nanoTime() - start) * 1e-6;
        if (x[ROWS] + t[ROWS] == 0) {
            throw new IllegalStateException("not copied");
        }
        return milliseconds;
    }

    private static void copy(double[] row, float[] to, int offset) {
        for (int j = 0; j < row.length; j++) {
            to[offset + j] = (float) row[j];
        }
    }

    private static long fromDataset(double[] own, double[] byPlace, double[] dense) {
        Dataset<Regressor> dataset = dataset();
        double[][] inputs = new double[ROWS][];
        double[][] targets = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            inputs[i] = ((OpenExample) dataset.getExample(i)).values();
            targets[i] = dataset.getExample(i).getOutput().getValues();
        }
        SelfMap selfMap = SelfMap.of(dataset.getFeatureIDMap(), dataset.getOutputIDInfo());
        long peak = 0;
        for (int round = -2; round < dense.length; round++) {
            int place = Math.max(0, round); // warm-up rounds are written over
            own[place] = copy(inputs, targets);
            System.gc();
            long start = System.nanoTime();
            float[][] copied = {new float[ROWS * COLUMNS], new float[ROWS * COLUMNS]};
            for (int i = 0; i < ROWS; i++) {
                copy(dataset.getExample(i), copied, i * COLUMNS);
            }
            byPlace[place] = (System.nanoTime() - start) * 1e-6;
            copied = null;
            System.gc();
            long before = used();
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            start = System.nanoTime();
            TrainingData data = TrainingData.of(dataset, selfMap);
            dense[place] = (System.nanoTime() - start) * 1e-6;
            peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
            if (data.rows() != ROWS) {
                throw new IllegalStateException("not read");
            }
        }
        return peak;
    }

    private static void copy(Example<Regressor> example, float[][] to, int offset) {
        int place = offset;
        for (Feature feature : example) {
            to[0][place++] = (float) feature.getValue();
        }
        copy(example.getOutput().getValues(), to[1], offset);
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static long used() {
        return heap().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    /** As Tribuo's own sources make it: names in order, doubles, a data set that has seen them all. */
    static Dataset<Regressor> dataset() {
        String[] names = IntStream.range(0, COLUMNS)
                .mapToObj(j -> String.format("c%02d", j))
                .toArray(String[]::new);
        MutableDataset<Regressor> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance("benchmark", new RegressionFactory()), new RegressionFactory());
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < ROWS; i++) {
            double[] values = random.doubles(COLUMNS).toArray();
            dataset.add(new OpenExample(new Regressor(names, Arrays.copyOf(values, COLUMNS)), names, values));
        }
        return dataset;
    }

    /** An array example that shows its array. */
    private static final class OpenExample extends ArrayExample<Regressor> {
        private static final long serialVersionUID = 1L;

        OpenExample(Regressor output, String[] names, double[] values) {
            super(output, names, values);
        }

        double[] values() {
            return featureValues;
        }
    }
}
