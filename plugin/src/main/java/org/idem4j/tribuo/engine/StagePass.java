package org.idem4j.tribuo.engine;

/** One application of a stage that remembers what backpropagation needs. */
interface StagePass {

    /** The output. */
    Matrix output();

    /**
     * Backpropagation.
     *
     * @param error dL/dy.
     * @param own Whether the error is the stage's, to write over and to give back to the pool; else it is left as it is.
     * @param toInput Whether dL/dx is wanted, which costs a product more.
     * @return dL/dx, the caller's own; null if it is not wanted.
     */
    Matrix backward(Matrix error, boolean own, boolean toInput);
}
