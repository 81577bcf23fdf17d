package org.idem4j.tribuo.engine.convolution;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.blas.OpenBlas;
import org.idem4j.tribuo.engine.blas.Product;

/**
 * Convolution as matrix products: the windows of some pixels side by side as rows, times the weights (Chellapilla et al. 2006,
 * section 2.1). It runs wherever BLAS does. The windows of a few pixels are laid out at a time, which bounds the memory; where a
 * window is the whole image, or a pixel, the images are that matrix already.
 */
public final class PlainConvolution implements ConvolutionKernel {

    /** Floats of windows laid out at once: half a MiB, which a second-level cache holds. */
    private static final int WINDOW_FLOATS = 1 << 17;

    /** The most floats of windows, however few those are. */
    private static final int MOST_FLOATS = 1 << 26;

    /** The fewest windows at once, below which a product is slow. */
    private static final int FEWEST_WINDOWS = 64;

    private final ConvolutionShape shape;
    private final FloatPointer weights;
    private final int window;
    private final int filters;
    private final int pixels;
    private final boolean laidOut;
    private final int atOnce;
    private final WeightOrder order;
    private final Queue<ConvolutionScratch> free = new ConcurrentLinkedQueue<>();

    /**
     * A kernel.
     *
     * @param shape Its sizes.
     * @param weights Its weights [filters × channels × side × side], which outlive the kernel.
     */
    public PlainConvolution(ConvolutionShape shape, FloatPointer weights) {
        OpenBlas.load();
        this.shape = shape;
        this.weights = weights;
        this.window = shape.weights() / shape.filters();
        this.filters = shape.filters();
        this.pixels = shape.outputHeight() * shape.outputWidth();
        this.laidOut = shape.border() == 0 && (window == shape.inputs() || shape.side() == 1 && shape.stride() == 1);
        this.atOnce = Math.max(1, Math.max(Math.min(FEWEST_WINDOWS, MOST_FLOATS / window), WINDOW_FLOATS / window));
        this.order = new WeightOrder(shape);
    }

    @Override
    public void forward(int rows, FloatPointer input, FloatPointer output) {
        try (Lent lent = lend()) {
            FloatPointer ordered = order.ordered(weights, lent.scratch());
            Windows windows = new Windows(shape, lent.scratch());
            for (int from = 0; from < rows * pixels; from += step(rows)) {
                int count = Math.min(step(rows), rows * pixels - from);
                new Product(count, filters, window)
                        .compute(
                                Product.of(laidOut ? input : windows.gather(input, from, count), window),
                                Product.transposed(ordered, window),
                                0,
                                at(output, from));
            }
        }
    }

    @Override
    public void inputError(int rows, FloatPointer outputError, FloatPointer inputError) {
        try (Lent lent = lend()) {
            FloatPointer ordered = order.ordered(weights, lent.scratch());
            Windows windows = new Windows(shape, lent.scratch());
            for (int from = 0; from < rows * pixels; from += step(rows)) {
                int count = Math.min(step(rows), rows * pixels - from);
                new Product(count, window, filters)
                        .compute(
                                Product.of(at(outputError, from), filters),
                                Product.of(ordered, window),
                                0,
                                laidOut ? inputError : windows.pointer());
                if (!laidOut) {
                    windows.scatter(inputError, from, count);
                }
            }
        }
    }

    @Override
    public void weightGradient(
            int rows, FloatPointer input, FloatPointer outputError, FloatPointer gradient, boolean accumulate) {
        try (Lent lent = lend()) {
            FloatPointer sum = order.same() ? gradient : lent.scratch().weights();
            float keep = order.same() && accumulate ? 1 : 0;
            Windows windows = new Windows(shape, lent.scratch());
            for (int from = 0; from < rows * pixels; from += step(rows)) {
                int count = Math.min(step(rows), rows * pixels - from);
                new Product(filters, window, count)
                        .compute(
                                Product.transposed(at(outputError, from), filters),
                                Product.of(laidOut ? input : windows.gather(input, from, count), window),
                                keep,
                                sum);
                keep = 1;
            }
            if (!order.same()) {
                order.restore(lent.scratch(), gradient, accumulate);
            }
        }
    }

    @Override
    public void weightsChanged() {
        // each call reads them
    }

    /** The windows of a product: all where nothing is to be laid out. */
    private int step(int rows) {
        return laidOut ? rows * pixels : atOnce;
    }

    private FloatPointer at(FloatPointer images, int pixel) {
        return new FloatPointer(images).position(images.position() + (long) pixel * filters);
    }

    /** Memory for the time of a call. */
    private record Lent(ConvolutionScratch scratch, Queue<ConvolutionScratch> shelf) implements AutoCloseable {
        @Override
        public void close() {
            shelf.add(scratch);
        }
    }

    private Lent lend() {
        ConvolutionScratch scratch = free.poll();
        return new Lent(
                scratch == null
                        ? new ConvolutionScratch(
                                laidOut ? 0 : atOnce * window,
                                laidOut ? 0 : shape.inputs(),
                                order.same() ? 0 : shape.weights())
                        : scratch,
                free);
    }

    @Override
    public void close() {
        for (ConvolutionScratch scratch = free.poll(); scratch != null; scratch = free.poll()) {
            scratch.close();
        }
    }
}
