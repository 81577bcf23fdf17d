package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** How images and weights lie, in oneDNN's terms. */
final class Layouts {

    private Layouts() {}

    /** The images that a convolution takes. */
    static memory.desc input(ConvolutionShape shape, int rows) {
        return images(rows, shape.channels(), shape.height(), shape.width());
    }

    /** The images that it gives. */
    static memory.desc output(ConvolutionShape shape, int rows) {
        return images(rows, shape.filters(), shape.outputHeight(), shape.outputWidth());
    }

    private static memory.desc images(int rows, int channels, int height, int width) {
        return new memory.desc(
                new long[] {rows, channels, height, width}, memory.data_type.f32, memory.format_tag.nhwc);
    }

    /** The weights as the network has them. */
    static memory.desc plainWeights(ConvolutionShape shape) {
        return weights(shape, memory.format_tag.oihw);
    }

    /** The weights in whichever order is best. */
    static memory.desc anyWeights(ConvolutionShape shape) {
        return weights(shape, memory.format_tag.any);
    }

    private static memory.desc weights(ConvolutionShape shape, memory.format_tag order) {
        return new memory.desc(
                new long[] {shape.filters(), shape.channels(), shape.side(), shape.side()},
                memory.data_type.f32,
                order);
    }

    /** Where it points to; a plain pointer's place is counted in bytes. */
    static Pointer start(FloatPointer pointer) {
        return pointer.getPointer(pointer.position()).position(0);
    }
}
