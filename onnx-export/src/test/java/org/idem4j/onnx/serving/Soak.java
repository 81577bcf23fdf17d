package org.idem4j.onnx.serving;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.tribuo.Example;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/**
 * One model in use by many threads, and models closed while in use. A program of its own, since memory is to be watched and
 * a crash must not take the tests along: with a heap that is touched as a whole at the start, whatever the resident set
 * grows by is native.
 */
final class Soak {

    private static final int THREADS = 8;
    private static final int EXAMPLES = 64;
    private static final int CLOSINGS = 60;
    private static final List<String> NAMES = List.of("pressure", "zeta", "alpha");
    private static final ServingOptions OPTIONS =
            ServingOptions.defaults().withProvider(ExecutionProvider.CPU).withIntraOpThreads(1);

    private final byte[] content = TestModels.named(NAMES).toByteArray();
    private final List<Example<Regressor>> examples = examples();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();

    private Soak() {}

    /** Prints a line of numbers; its argument is the predictions of each thread. */
    public static void main(String[] arguments) throws Exception {
        new Soak().run(Integer.parseInt(arguments[0]));
    }

    private void run(int predictions) throws Exception {
        long heap;
        long resident;
        long heapGrowth;
        long nativeGrowth;
        try (OnnxRegressor model = OnnxRegressor.open(content, "soak", OPTIONS)) {
            double[][] expected = new double[EXAMPLES][];
            Arrays.setAll(expected, i -> values(model, i));
            IntConsumer work = i -> {
                if (!Arrays.equals(values(model, i % EXAMPLES), expected[i % EXAMPLES])) {
                    wrong.incrementAndGet();
                }
            };
            inThreads(predictions / 4, work);
            heap = heap();
            resident = resident();
            inThreads(predictions, work);
            heapGrowth = heap() - heap;
            nativeGrowth = resident() - resident;
        }
        closings(CLOSINGS / 3);
        resident = resident();
        closings(CLOSINGS);
        System.out.printf(
                "wrong=%d closed=%d heap=%d native=%d closing=%d%n",
                wrong.get(), closed.get(), heapGrowth, nativeGrowth, resident() - resident);
    }

    private double[] values(OnnxRegressor model, int example) {
        return model.predict(examples.get(example)).getOutput().getValues();
    }

    private static List<Example<Regressor>> examples() {
        SplittableRandom random = new SplittableRandom(1);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int i = 0; i < EXAMPLES; i++) {
            double[] values = random.doubles(NAMES.size()).toArray();
            examples.add(new ArrayExample<>(new Regressor("alpha", 0), NAMES.toArray(String[]::new), values));
        }
        return examples;
    }

    /** In new threads, which are gone afterwards. */
    private static void inThreads(int times, IntConsumer work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int first = t * 7;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < times; i++) {
                    work.accept(first + i);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Opens a model, and closes it while threads use it; each must then be told so. */
    private void closings(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            OnnxRegressor model = OnnxRegressor.open(content, "soak", OPTIONS);
            CountDownLatch inUse = new CountDownLatch(THREADS);
            Thread closer = new Thread(() -> {
                await(inUse);
                model.close();
            });
            closer.start();
            inThreads(1, first -> useUntilClosed(model, first % EXAMPLES, inUse));
            closer.join();
        }
    }

    private void useUntilClosed(OnnxRegressor model, int example, CountDownLatch inUse) {
        double[] expected = values(model, example);
        inUse.countDown();
        try {
            while (true) {
                if (!Arrays.equals(values(model, example), expected)) {
                    wrong.incrementAndGet();
                }
            }
        } catch (IllegalStateException e) {
            if (e.getMessage().contains("has been closed")) {
                closed.incrementAndGet();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Bytes of the process in memory; 0 where there is no /proc. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
