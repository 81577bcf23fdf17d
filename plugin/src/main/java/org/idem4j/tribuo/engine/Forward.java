package org.idem4j.tribuo.engine;

/** A function of rows, [rows × inputs] → [rows × outputs], that several threads may apply at once. */
interface Forward {

    /** The columns that it takes. */
    int inputs();

    /** The columns that it gives. */
    int outputs();

    /** The output, in a matrix of the pool; what was computed on the way goes back to it. */
    Matrix forward(Matrix x, MatrixPool memory);
}
