package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.javacpp.FloatPointer;

/** Memory of one call of a {@link PlainConvolution}: on the heap, where things are moved, and native, where BLAS computes. */
final class ConvolutionScratch implements AutoCloseable {

    private final FloatPointer windows;
    private final FloatPointer weights;
    private final float[] windowBlock;
    private final float[] image;
    private final float[] weightBlock;
    private final float[] orderedBlock;

    /**
     * Memory.
     *
     * @param ofWindows Floats of windows that are laid out.
     * @param ofImage Floats of an image.
     * @param ofWeights Floats of weights that are put in another order.
     */
    ConvolutionScratch(int ofWindows, int ofImage, int ofWeights) {
        this.windows = ofWindows == 0 ? null : new FloatPointer((long) ofWindows);
        this.weights = ofWeights == 0 ? null : new FloatPointer((long) ofWeights);
        this.windowBlock = new float[ofWindows];
        this.image = new float[ofImage];
        this.weightBlock = new float[ofWeights];
        this.orderedBlock = new float[ofWeights];
    }

    FloatPointer windows() {
        return windows;
    }

    float[] windowBlock() {
        return windowBlock;
    }

    float[] image() {
        return image;
    }

    FloatPointer weights() {
        return weights;
    }

    float[] weightBlock() {
        return weightBlock;
    }

    float[] orderedBlock() {
        return orderedBlock;
    }

    @Override
    public void close() {
        if (windows != null) {
            windows.close();
        }
        if (weights != null) {
            weights.close();
        }
    }
}
