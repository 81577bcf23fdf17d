package org.idem4j.tribuo.engine;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Splits loops over all cores. The parts depend on the loop and the number of cores alone, never on who computes them, so
 * results are the same bits whether other threads help or not. Helpers spin between loops for {@link #SPINS} rounds, because
 * the loops of one training step follow each other within microseconds, then go back to the executor, which ends them after
 * {@link #KEEP_ALIVE_SECONDS} without work.
 */
final class Workers {

    /** One part of a loop. */
    @FunctionalInterface
    interface Task {
        /**
         * Computes a part.
         *
         * @param part Its number.
         * @param from The first index.
         * @param to The first index that is not in it.
         */
        void run(int part, int from, int to);
    }

    /** The cores of this process. */
    static final Workers SHARED = new Workers(Runtime.getRuntime().availableProcessors());

    /** About 0.2 ms. */
    private static final int SPINS = 10_000;

    private static final int KEEP_ALIVE_SECONDS = 10;

    /** The fewest operations worth another thread: about 5 µs of a product's work. */
    private static final double OPERATIONS_PER_THREAD = 5e5;

    private final int size;
    private final ThreadPoolExecutor helpers;
    private final AtomicInteger helping = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Loop current;

    Workers(int size) {
        this.size = size;
        AtomicInteger number = new AtomicInteger();
        this.helpers = new ThreadPoolExecutor(
                0, Math.max(1, size - 1), KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "idem4j-worker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        // A helper on its way out still fills the pool for a moment; the loop goes on without it.
        helpers.setRejectedExecutionHandler((work, pool) -> helping.decrementAndGet());
    }

    /** How many threads compute at most. */
    int size() {
        return size;
    }

    /**
     * How many parts a loop is worth.
     *
     * @param count Its indices.
     * @param minimum The fewest indices that are worth another thread.
     */
    int parts(int count, int minimum) {
        return Math.max(1, Math.min(size, count / Math.max(1, minimum)));
    }

    /** The fewest indices that are worth another thread, if each costs so many operations of a matrix product. */
    static int worthAThread(double operations) {
        return (int) Math.ceil(OPERATIONS_PER_THREAD / operations);
    }

    /** Where a part of a loop begins, of parts as even as can be. */
    static int boundary(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }

    /**
     * Runs a loop and waits for it.
     *
     * @param count The indices 0 … count − 1.
     * @param parts How many parts to make of them; see {@link #parts}.
     * @param task What to do; parts run at the same time.
     */
    void run(int count, int parts, Task task) {
        Loop loop = new Loop(task, count, parts);
        if (parts == 1 || !busy.compareAndSet(false, true)) {
            loop.work(); // small, or another loop has the helpers
        } else {
            try {
                current = loop;
                callHelpers(Math.min(parts, size) - 1);
                loop.work();
                loop.await();
            } finally {
                current = null;
                busy.set(false);
            }
        }
        loop.rethrow();
    }

    /** Sees to it that the helpers are awake, as far as the executor has room. */
    private void callHelpers(int wanted) {
        for (int now = helping.get(); now < wanted; now++) {
            if (helping.compareAndSet(now, now + 1)) {
                helpers.execute(this::help);
            }
        }
    }

    private void help() {
        try {
            for (int idle = 0; idle < SPINS; idle++) {
                Loop loop = current;
                if (loop != null && loop.work()) {
                    idle = 0;
                }
                Thread.onSpinWait();
            }
        } finally {
            helping.decrementAndGet();
        }
    }

    /** One loop; its parts are claimed one by one. */
    private static final class Loop {
        private final Task task;
        private final int count;
        private final int parts;
        private final AtomicInteger claimed = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile Throwable failure;

        Loop(Task task, int count, int parts) {
            this.task = task;
            this.count = count;
            this.parts = parts;
        }

        /** Computes parts until none is left to claim; says whether it computed any. */
        boolean work() {
            boolean worked = false;
            for (int part = claimed.get(); part < parts; part = claimed.get()) {
                if (!claimed.compareAndSet(part, part + 1)) {
                    continue;
                }
                worked = true;
                try {
                    task.run(part, boundary(count, part, parts), boundary(count, part + 1, parts));
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    done.incrementAndGet();
                }
            }
            return worked;
        }

        void await() {
            for (int spins = 0; done.get() < parts; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }

        void rethrow() {
            if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            }
        }
    }
}
