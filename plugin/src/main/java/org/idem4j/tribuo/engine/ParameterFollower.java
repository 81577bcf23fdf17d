package org.idem4j.tribuo.engine;

/** A stage that computes with what follows from its parameters, and so is told when they have moved. */
interface ParameterFollower {

    /** Called when the optimiser has moved the parameters. */
    void moved();

    /**
     * Called when the parameters have been set anew, whatever they were before.
     *
     * @throws IllegalArgumentException If they are none of such a stage.
     */
    void placed();

    /** What is kept of the parameters in double precision; empty where floats tell all. */
    double[] exact();

    /**
     * Called after {@link #placed} to go on from what was kept.
     *
     * @throws IllegalArgumentException If it is not such a stage's.
     */
    void restore(double[] exact);
}
