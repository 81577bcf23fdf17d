package org.idem4j.tribuo.benchmark;

/** A training of a network over images on one batch, which a {@link ImageWorker} runs. */
interface ImageTraining extends AutoCloseable {

    /** One step, from the rows to the moved parameters. */
    void step();

    /**
     * The gradient of a step at the first parameters.
     *
     * @return In the parameters' order.
     */
    float[] gradient();

    /** The parameters as they stand. */
    float[] parameters();

    @Override
    void close();
}
