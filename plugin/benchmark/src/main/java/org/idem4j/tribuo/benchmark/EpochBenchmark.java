package org.idem4j.tribuo.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.training.RandomStream;
import org.idem4j.tribuo.training.RandomStreams;
import org.idem4j.tribuo.training.TrainingData;
import org.idem4j.tribuo.training.TrainingPlan;
import org.idem4j.tribuo.training.TrainingRun;

/** Whole training runs of the quickstart's network: memory over epochs, and time over rows. */
final class EpochBenchmark {

    private static final Workload QUICKSTART = Workload.ALL.get(4);
    private static final int[] EPOCHS = {10, 100, 1000};
    private static final int[] ROWS = {2_000, 8_000, 32_000, 128_000};

    Map<String, Object> run() {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("memory", memory());
        results.put("rows", rows());
        return results;
    }

    private static List<Map<String, Object>> memory() {
        System.out.println("Memory after so many epochs of 2,000 rows, collected: heap used, resident beyond the heap");
        List<Map<String, Object>> lines = new ArrayList<>();
        train(2_000, EPOCHS[EPOCHS.length - 1], epoch -> {
            for (int measured : EPOCHS) {
                if (epoch == measured) {
                    lines.add(memoryAt(epoch));
                }
            }
        });
        return lines;
    }

    private static Map<String, Object> memoryAt(int epoch) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("epoch", epoch);
        line.put("heap_bytes", heap);
        line.put("native_bytes", nativeBytes());
        System.out.printf(Locale.ROOT, "  %5d epochs: %.1f MB, %.0f MB%n", epoch, heap / 1e6, nativeBytes() / 1e6);
        return line;
    }

    /** The process's resident bytes beyond the heap, all of which the benchmark's JVM touches at start; 0 but on Linux. */
    private static long nativeBytes() {
        try {
            String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
            return Long.parseLong(pages[1]) * 4096
                    - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<Map<String, Object>> rows() {
        System.out.println("Microseconds per row and epoch");
        train(ROWS[0], 300, epoch -> {}); // compiled by now
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int rows : ROWS) {
            double[] seconds = new double[5];
            long[] start = {System.nanoTime()};
            train(rows, seconds.length, epoch -> {
                long now = System.nanoTime();
                seconds[epoch - 1] = (now - start[0]) * 1e-9;
                start[0] = now;
            });
            Figures perRow =
                    Figures.of(Arrays.stream(seconds).map(s -> s * 1e6 / rows).toArray());
            System.out.printf(
                    Locale.ROOT,
                    "  %7d rows: %.2f (%.2f to %.2f)%n",
                    rows,
                    perRow.median(),
                    perRow.low(),
                    perRow.high());
            lines.add(Map.of("rows", rows, "us_per_row", perRow));
        }
        return lines;
    }

    /** Something done after an epoch. */
    private interface AfterEpoch {
        void at(int epoch);
    }

    private static void train(int rows, int epochs, AfterEpoch after) {
        int n = QUICKSTART.dimension();
        Objective objective = QUICKSTART.objective(false);
        TrainingPlan plan =
                new TrainingPlan(objective, QUICKSTART.optimiser(), epochs, QUICKSTART.batch(), true, null, 0, 0, 0);
        RandomStream random = new RandomStream(7);
        float[] inputs = new float[rows * n];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        float[] weights = new float[rows];
        Arrays.fill(weights, 1);
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                after.at(epoch.epoch());
            }
        };
        try (TrainableNetwork network =
                Engine.training(QUICKSTART.layers(), QUICKSTART.parameters(), QUICKSTART.optimiser())) {
            new TrainingRun(
                            network,
                            plan,
                            new TrainingData(n, inputs, inputs, weights),
                            RandomStreams.of(random),
                            listener)
                    .run();
        }
    }
}
