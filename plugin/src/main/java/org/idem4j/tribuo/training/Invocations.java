package org.idem4j.tribuo.training;

import java.util.function.Supplier;
import org.tribuo.Trainer;
import org.tribuo.provenance.TrainerProvenance;

/** The calls of a trainer: each draws a generator of its own from the seed, the same for the same number of the call. */
public final class Invocations {

    private final long seed;
    private RandomStream random;
    private int count;

    /**
     * Before the first call.
     *
     * @param seed The trainer's seed.
     */
    public Invocations(long seed) {
        this.seed = seed;
        this.random = new RandomStream(seed);
    }

    /**
     * A call.
     *
     * @param number Which, from 0.
     * @param random Its generator.
     * @param provenance The trainer's provenance, with the number of the call.
     */
    public record Call(int number, RandomStream random, TrainerProvenance provenance) {}

    /**
     * Begins a call.
     *
     * @param number Which, or {@link Trainer#INCREMENT_INVOCATION_COUNT} for the next.
     * @param provenance Gives the trainer's provenance at that time.
     * @return The call.
     * @throws IllegalArgumentException If the number is negative and another.
     */
    public synchronized Call begin(int number, Supplier<TrainerProvenance> provenance) {
        if (number != Trainer.INCREMENT_INVOCATION_COUNT) {
            set(number);
        }
        Call call = new Call(count, random.split(), provenance.get());
        count++;
        return call;
    }

    /**
     * How many there were.
     *
     * @return The number of the next call.
     */
    public synchronized int count() {
        return count;
    }

    /**
     * Goes to where so many calls have been.
     *
     * @param calls How many.
     * @throws IllegalArgumentException If they are fewer than none.
     */
    public synchronized void set(int calls) {
        if (calls < 0) {
            throw new IllegalArgumentException(
                    "The supplied invocationCount is less than zero: it counts the calls of train so far, not " + calls
                            + ".");
        }
        random = new RandomStream(seed);
        for (count = 0; count < calls; count++) {
            random.split();
        }
    }
}
