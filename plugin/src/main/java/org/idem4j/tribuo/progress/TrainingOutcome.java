package org.idem4j.tribuo.progress;

/** How a training run ended. */
public enum TrainingOutcome {
    /** All planned epochs were run. */
    COMPLETED,
    /** The validation split had not improved for the trainer's patience; the best network was kept. */
    STOPPED_EARLY,
    /** Training diverged more often than it may go back, or in its last epoch; the best network so far was kept. */
    DIVERGED
}
