package org.idem4j.tribuo.engine;

/** One application y = f(x) that remembers what backpropagation needs; close it when done. */
public interface Pass extends AutoCloseable {

    /**
     * The output.
     *
     * @return y, [rows × n].
     */
    Batch output();

    /**
     * Backpropagation: adds dL/dθ of this application to the network's gradient.
     *
     * @param outputError dL/dy, [rows × n].
     * @return dL/dx, [rows × n].
     */
    Batch backward(Batch outputError);

    @Override
    void close();
}
