package org.idem4j.tribuo;

import org.idem4j.tribuo.training.Invocations;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * A trainer that counts its calls: each draws a generator of its own from the seed, the same for the same number of the call.
 *
 * @param <T> The type of the outputs.
 */
public abstract class CountingTrainer<T extends Output<T>> implements Trainer<T> {

    private Invocations invocations;

    /** For the trainers, which {@linkplain #countFrom set the seed} when they are configured. */
    protected CountingTrainer() {}

    /**
     * Begins to count.
     *
     * @param seed The trainer's seed.
     */
    protected final void countFrom(long seed) {
        invocations = new Invocations(seed);
    }

    /**
     * Begins a call of {@code train}.
     *
     * @param invocationCount Which, or {@link #INCREMENT_INVOCATION_COUNT} for the next.
     * @return The call.
     * @throws IllegalArgumentException If the number is negative and another.
     */
    protected final Invocations.Call begin(int invocationCount) {
        return invocations.begin(invocationCount, this::getProvenance);
    }

    @Override
    public final int getInvocationCount() {
        return invocations.count();
    }

    @Override
    public final void setInvocationCount(int invocationCount) {
        invocations.set(invocationCount);
    }

    @Override
    public final TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }
}
