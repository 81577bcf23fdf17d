package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.javacpp.FloatPointer;

/** Weights [filters × channels × side × side] in the order of windows, [filters × side × side × channels], and back. */
final class WeightOrder {

    private final int filters;
    private final int channels;
    private final int places;

    WeightOrder(ConvolutionShape shape) {
        this.filters = shape.filters();
        this.channels = shape.channels();
        this.places = shape.side() * shape.side();
    }

    /** Whether both orders are the same. */
    boolean same() {
        return channels == 1 || places == 1;
    }

    /** The weights in the order of windows, in the scratch's memory or where they are. */
    FloatPointer ordered(FloatPointer weights, ConvolutionScratch scratch) {
        if (same()) {
            return weights;
        }
        float[] from = scratch.weightBlock();
        float[] to = scratch.orderedBlock();
        new FloatPointer(weights).get(from, 0, from.length);
        for (int filter = 0; filter < filters; filter++) {
            turn(from, to, filter * channels * places, channels, places);
        }
        scratch.weights().put(to, 0, to.length);
        return scratch.weights();
    }

    /** Puts the scratch's weights where they belong, or adds them. */
    void restore(ConvolutionScratch scratch, FloatPointer weights, boolean add) {
        float[] from = scratch.orderedBlock();
        float[] to = scratch.weightBlock();
        scratch.weights().get(from, 0, from.length);
        for (int filter = 0; filter < filters; filter++) {
            turn(from, to, filter * channels * places, places, channels);
        }
        FloatPointer target = new FloatPointer(weights);
        if (add) {
            target.get(from, 0, from.length);
            for (int i = 0; i < to.length; i++) {
                to[i] += from[i];
            }
        }
        target.put(to, 0, to.length);
    }

    /** Transposes the matrix [rows × columns] that begins at a place. */
    private static void turn(float[] from, float[] to, int at, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[at + j * rows + i] = from[at + i * columns + j];
            }
        }
    }
}
