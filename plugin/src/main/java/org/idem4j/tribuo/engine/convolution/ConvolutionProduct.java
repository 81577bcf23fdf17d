package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;

/** The three products of a convolution, in oneDNN's terms. */
enum ConvolutionProduct {
    FORWARD(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST),
    INPUT_ERROR(dnnl.DNNL_ARG_DIFF_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DIFF_DST),
    WEIGHT_GRADIENT(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DIFF_WEIGHTS, dnnl.DNNL_ARG_DIFF_DST);

    private static final int DIRECT = dnnl.algorithm.convolution_direct.value;

    private final int input;
    private final int weights;
    private final int output;

    ConvolutionProduct(int input, int weights, int output) {
        this.input = input;
        this.weights = weights;
        this.output = output;
    }

    /** The argument for x, or dL/dx. */
    int input() {
        return input;
    }

    /** The argument for the weights, or their gradient. */
    int weights() {
        return weights;
    }

    /** The argument for y, or dL/dy. */
    int output() {
        return output;
    }

    /**
     * What oneDNN would do.
     *
     * @param x How x lies.
     * @param w The weights' sizes, in whichever order is best.
     * @param y How y lies.
     */
    primitive_desc describe(
            ConvolutionShape shape,
            memory.desc x,
            memory.desc w,
            memory.desc y,
            primitive_attr attributes,
            engine cpu) {
        long[] stride = {shape.stride(), shape.stride()};
        long[] border = {shape.border(), shape.border()};
        var forward = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        dnnl.prop_kind.forward_training.value, DIRECT, x, w, y, stride, border, border),
                attributes,
                cpu);
        return switch (this) {
            case FORWARD -> forward;
            case INPUT_ERROR ->
                new convolution_backward_data.primitive_desc(
                        new convolution_backward_data.desc(DIRECT, x, w, y, stride, border, border),
                        attributes,
                        cpu,
                        forward);
            case WEIGHT_GRADIENT ->
                new convolution_backward_weights.primitive_desc(
                        new convolution_backward_weights.desc(DIRECT, x, w, y, stride, border, border),
                        attributes,
                        cpu,
                        forward);
        };
    }
}
