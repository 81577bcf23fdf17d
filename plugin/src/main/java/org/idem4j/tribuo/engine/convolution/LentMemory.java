package org.idem4j.tribuo.engine.convolution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;

/** Native memory for the time of a call, which the convolutions of a network take in turn: as much as the largest needs. */
final class LentMemory implements AutoCloseable {

    /** Where a vector's stores cross no line of the cache. */
    private static final int LINE_BYTES = 64;

    private final Deque<FloatPointer> idle = new ArrayDeque<>();

    /**
     * Lends floats of undefined values to a work.
     *
     * @param floats How many, at least.
     * @param work Takes where they begin, and is done with them when it returns.
     */
    void lend(long floats, Consumer<FloatPointer> work) {
        FloatPointer block = take(floats + LINE_BYTES / Float.BYTES);
        try {
            long beyond = block.address() % LINE_BYTES;
            work.accept(new FloatPointer(block).position((LINE_BYTES - beyond) / Float.BYTES));
        } finally {
            giveBack(block);
        }
    }

    /** A block that is large enough, in place of one that is not. */
    private synchronized FloatPointer take(long floats) {
        for (FloatPointer block : idle) {
            if (block.capacity() >= floats) {
                idle.remove(block);
                return block;
            }
        }
        if (!idle.isEmpty()) {
            idle.pop().close();
        }
        return new FloatPointer(floats);
    }

    private synchronized void giveBack(FloatPointer block) {
        idle.push(block);
    }

    /** Frees what nobody has; what is lent afterwards is allocated again. */
    @Override
    public synchronized void close() {
        idle.forEach(FloatPointer::close);
        idle.clear();
    }
}
