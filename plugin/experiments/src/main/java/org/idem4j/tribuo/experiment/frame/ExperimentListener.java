package org.idem4j.tribuo.experiment.frame;

/** Is told how an experiment goes on; by one thread at a time, mostly a computing one, so keep it short. */
public interface ExperimentListener {

    /**
     * The experiment begins.
     *
     * @param points How many points there are to run.
     * @param there How many more have been run before.
     * @param seconds A guess of the time that it takes.
     */
    default void started(int points, int there, double seconds) {}

    /**
     * A point goes on.
     *
     * @param id Its name.
     * @param seconds The guess of all points done so far and of the shares of those that are run.
     */
    default void progressed(String id, double seconds) {}

    /**
     * A point is done and kept.
     *
     * @param id Its name.
     * @param seconds The guess of all points done so far.
     */
    default void pointEnded(String id, double seconds) {}

    /** All points are done, or one has failed. */
    default void ended() {}
}
