package org.idem4j.tribuo.engine;

/** One application y = f(x) that remembers what backpropagation needs; used once, in the shard in which it was made. */
public interface Pass {

    /**
     * The output.
     *
     * @return y, [rows × n].
     */
    Batch output();

    /**
     * Backpropagation to the parameters: adds dL/dθ of this application to the network's gradient.
     *
     * @param outputError dL/dy, [rows × n].
     */
    void backward(Batch outputError);

    /**
     * Backpropagation to the parameters and on to the input, which costs one product more.
     *
     * @param outputError dL/dy, [rows × n].
     * @return dL/dx, [rows × n].
     */
    Batch backwardToInput(Batch outputError);
}
