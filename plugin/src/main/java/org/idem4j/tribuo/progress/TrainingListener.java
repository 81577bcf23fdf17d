package org.idem4j.tribuo.progress;

import java.util.List;
import org.idem4j.tribuo.network.RankTrial;

/** Is told how a training run goes on; called on the training thread, so keep it short. */
public interface TrainingListener {

    /**
     * A rank has been tried, before training begins.
     *
     * @param trial What it gave.
     */
    default void rankTried(RankTrial trial) {}

    /**
     * Training begins.
     *
     * @param rows The rows trained on, the validation split left out.
     * @param dimension n, the columns.
     * @param epochs How many epochs are planned.
     */
    default void started(int rows, int dimension, int epochs) {}

    /**
     * A step has been taken; not told of one whose losses were not finite.
     *
     * @param step What it gave, and the network after it.
     */
    default void stepEnded(TrainingStep step) {}

    /**
     * Training goes on from where it was stopped, once it has begun.
     *
     * @param epoch The epochs that it went through before.
     */
    default void resumed(int epoch) {}

    /**
     * An epoch has ended.
     *
     * @param epoch Its measurements.
     */
    default void epochEnded(EpochRecord epoch) {}

    /**
     * An epoch has diverged, and training goes on from an earlier network; {@link #epochEnded} is not called for it.
     *
     * @param backOff From where to where.
     */
    default void backedOff(BackOff backOff) {}

    /**
     * Training has ended.
     *
     * @param outcome How.
     */
    default void ended(TrainingOutcome outcome) {}

    /**
     * Several listeners as one.
     *
     * @param listeners Who is told, in turn.
     * @return A listener that tells them all.
     */
    static TrainingListener all(List<TrainingListener> listeners) {
        return new TrainingListener() {
            @Override
            public void rankTried(RankTrial trial) {
                listeners.forEach(listener -> listener.rankTried(trial));
            }

            @Override
            public void started(int rows, int dimension, int epochs) {
                listeners.forEach(listener -> listener.started(rows, dimension, epochs));
            }

            @Override
            public void stepEnded(TrainingStep step) {
                listeners.forEach(listener -> listener.stepEnded(step));
            }

            @Override
            public void resumed(int epoch) {
                listeners.forEach(listener -> listener.resumed(epoch));
            }

            @Override
            public void epochEnded(EpochRecord epoch) {
                listeners.forEach(listener -> listener.epochEnded(epoch));
            }

            @Override
            public void backedOff(BackOff backOff) {
                listeners.forEach(listener -> listener.backedOff(backOff));
            }

            @Override
            public void ended(TrainingOutcome outcome) {
                listeners.forEach(listener -> listener.ended(outcome));
            }
        };
    }
}
