package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The three products of a convolution without bias, on weights that lie in its user's memory. Images lie pixel by pixel, the
 * channels of a pixel side by side [rows × height × width × channels]; weights as in DL4J's flat array
 * [filters × channels × side × side]. A transposed convolution is the same kernel with forward and input error changing roles.
 * Several threads use a kernel at once, each on rows of its own.
 */
public interface ConvolutionKernel extends AutoCloseable {

    /**
     * output ← the convolution of input.
     *
     * @param rows How many images.
     * @param input [rows × height × width × channels].
     * @param output [rows × output height × output width × filters]; written over.
     */
    void forward(int rows, FloatPointer input, FloatPointer output);

    /**
     * inputError ← dL/dx.
     *
     * @param rows How many images.
     * @param outputError dL/dy.
     * @param inputError Written over.
     */
    void inputError(int rows, FloatPointer outputError, FloatPointer inputError);

    /**
     * gradient ← dL/dW, summed over the images.
     *
     * @param rows How many images.
     * @param input What was taken.
     * @param outputError dL/dy.
     * @param gradient [filters × channels × side × side].
     * @param accumulate Whether to add to what is there, in place of writing over it.
     */
    void weightGradient(
            int rows, FloatPointer input, FloatPointer outputError, FloatPointer gradient, boolean accumulate);

    /**
     * Says that the weights in memory are others than before: until then a kernel may compute with a copy of them. No thread may
     * be using it.
     */
    void weightsChanged();

    /** Frees the native memory; no thread may be using the kernel. */
    @Override
    void close();
}
