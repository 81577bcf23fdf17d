package org.idem4j.tribuo.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;

/** Models in use by many threads while another trains and others are opened and closed: seconds, {@code -Dnightly.soak}. */
@Tag("training")
class SharedModelsTest {

    private static final int THREADS = 2;
    private static final int ROWS = 64;
    private static final int COLUMNS = 3;
    private static final long MEBIBYTE = 1 << 20;
    private static final ServingOptions OPTIONS =
            ServingOptions.defaults().withProvider(ExecutionProvider.CPU).withIntraOpThreads(1);

    /** A piece of work that is done again and again. */
    private interface Work {
        void run() throws Exception;
    }

    @TempDir
    Path folder;

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong predictions = new AtomicLong();
    private final AtomicLong trainings = new AtomicLong();
    private final AtomicLong openings = new AtomicLong();

    @Test
    void should_give_the_same_bits_in_flat_memory() throws Exception {
        Materials.model(folder);
        float[] rows = rows();
        try (OnnxRegressor served = open()) {
            IdempotentModel trained = read();
            List<Work> works = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                works.add(same(served::apply, rows));
                works.add(same(trained::apply, rows));
            }
            works.add(this::train);
            works.add(openingAgain(rows, served.apply(rows)));

            long millis = Campaign.soakSeconds() * 1000;
            during(millis / 4, works);
            long heap = heap();
            long resident = outsideHeap();
            during(millis - millis / 4, works);
            long heapGrowth = heap() - heap;
            long nativeGrowth = outsideHeap() - resident;

            System.out.printf(
                    "campaign: %d s of %,d predictions, %d trainings, %,d models opened; heap %+d MB, outside it %+d MB%n",
                    Campaign.soakSeconds(),
                    predictions.get(),
                    trainings.get(),
                    openings.get(),
                    heapGrowth / MEBIBYTE,
                    nativeGrowth / MEBIBYTE);
            assertThat(failures).isEmpty();
            assertThat(predictions.get()).isPositive();
            assertThat(trainings.get()).isPositive();
            assertThat(heapGrowth).isLessThan(64 * MEBIBYTE);
            assertThat(nativeGrowth).isLessThan(256 * MEBIBYTE);
        }
    }

    private static float[] rows() {
        SplittableRandom random = new SplittableRandom(Campaign.seed());
        float[] rows = new float[ROWS * COLUMNS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        return rows;
    }

    /** A prediction that must be bit-equal to the one that is made now, while all is quiet. */
    private Work same(UnaryOperator<float[]> f, float[] rows) {
        float[] expected = f.apply(rows.clone());
        return () -> {
            assertThat(Arrays.equals(f.apply(rows.clone()), expected))
                    .as("the same bits")
                    .isTrue();
            predictions.incrementAndGet();
        };
    }

    private void train() {
        Materials.run(folder, "train", "--allow-worse", "-c", "config.xml", "-o", "result", "--@trainer.epochs", "30");
        trainings.incrementAndGet();
    }

    private Work openingAgain(float[] rows, float[] expected) {
        return () -> {
            try (OnnxRegressor model = open()) {
                assertThat(model.apply(rows)).isEqualTo(expected);
            }
            read();
            openings.incrementAndGet();
        };
    }

    private OnnxRegressor open() throws IOException {
        return OnnxRegressor.open(folder.resolve("trained/model.onnx"), OPTIONS);
    }

    private IdempotentModel read() throws IOException {
        return (IdempotentModel) Model.deserializeFromFile(folder.resolve("trained/model.tribuo"));
    }

    /** Each work in a thread of its own, again and again until the time is over or one has failed; at least once. */
    private void during(long millis, List<Work> works) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        List<Thread> threads = works.stream()
                .map(work -> new Thread(() -> {
                    try {
                        do {
                            work.run();
                        } while (System.nanoTime() < end && failures.isEmpty());
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Bytes of the process in memory beyond the heap; 0 where there is no /proc. */
    private static long outsideHeap() throws IOException {
        Path pages = Path.of("/proc/self/statm");
        if (!Files.exists(pages)) {
            return 0;
        }
        long resident = Long.parseLong(Files.readString(pages).split(" ")[1]) << 12;
        return resident
                - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
