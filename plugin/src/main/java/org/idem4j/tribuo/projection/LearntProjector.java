package org.idem4j.tribuo.projection;

/** The projector A(θ) at work; for one thread. */
public interface LearntProjector {

    /**
     * A, a projector up to the rounding of floats: what is served.
     *
     * @return [n × n], symmetric; not to be changed.
     */
    float[] projector();

    /**
     * What a training step computes with: A, or what is still on the way to be one.
     *
     * @return [n × n], symmetric; not to be changed.
     */
    float[] working();

    /**
     * The gradient of the parameters.
     *
     * @param workingGradient dL/dA, the derivative with respect to {@link #working}, [n × n].
     * @param gradient Becomes dL/dθ.
     */
    void pullBack(float[] workingGradient, float[] gradient);

    /**
     * Follows a step of the optimiser.
     *
     * @param parameters θ as the optimiser left it; may be moved, to where A is a projector or nearer to one.
     */
    void follow(float[] parameters);

    /**
     * What {@link #follow} has left that θ, being floats, does not tell.
     *
     * @return A copy; empty where θ tells all.
     */
    double[] exact();

    /**
     * Goes on from where a projector of the same θ stood.
     *
     * @param exact Its {@link #exact}.
     * @throws IllegalArgumentException If it is no such array.
     */
    void restore(double[] exact);
}
