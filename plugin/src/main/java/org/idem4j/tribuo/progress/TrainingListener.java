package org.idem4j.tribuo.progress;

/** Is told how a training run goes on; called on the training thread, so keep it short. */
public interface TrainingListener {

    /**
     * Training begins.
     *
     * @param rows The rows trained on, the validation split left out.
     * @param dimension n, the columns.
     * @param epochs How many epochs are planned.
     */
    default void started(int rows, int dimension, int epochs) {}

    /**
     * An epoch has ended.
     *
     * @param epoch Its measurements.
     */
    default void epochEnded(EpochRecord epoch) {}

    /**
     * Training has ended.
     *
     * @param outcome How.
     */
    default void ended(TrainingOutcome outcome) {}
}
