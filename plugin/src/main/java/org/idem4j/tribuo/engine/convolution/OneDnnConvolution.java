package org.idem4j.tribuo.engine.convolution;

import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.dnnl.engine;
import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.onednn.OneDnn;

/**
 * Convolution by oneDNN, each calling thread by itself. Another kernel computes the products for which oneDNN has nothing made for
 * this processor, and the errors of images of few channels, which fill a fraction of its vectors.
 */
final class OneDnnConvolution implements ConvolutionKernel {

    private static final int FEW_CHANNELS = 4;

    /** The plans kept of a product: for a batch's shards and the last batch's, on as many threads as a machine has. */
    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors() + 2;

    private final ConvolutionShape shape;
    private final ConvolutionKernel other;
    private final engine cpu;
    private final Map<ConvolutionProduct, Deque<OneDnnPlan>> free = new EnumMap<>(ConvolutionProduct.class);

    /**
     * A kernel.
     *
     * @param other What computes the rest; closed with this.
     */
    OneDnnConvolution(ConvolutionShape shape, ConvolutionKernel other) {
        this.shape = shape;
        this.other = other;
        this.cpu = new engine(engine.kind.cpu, 0);
        OneDnn.alone(() -> {
            for (ConvolutionProduct product : ConvolutionProduct.values()) {
                boolean few = product == ConvolutionProduct.INPUT_ERROR && shape.channels() < FEW_CHANNELS;
                if (!few && fast(product)) {
                    free.put(product, new ConcurrentLinkedDeque<>());
                }
            }
        });
    }

    private boolean fast(ConvolutionProduct product) {
        try (OneDnnPlan one = new OneDnnPlan(shape, product, 1, cpu)) {
            return one.fast();
        }
    }

    @Override
    public void forward(int rows, FloatPointer input, FloatPointer weights, FloatPointer output) {
        if (!run(ConvolutionProduct.FORWARD, rows, input, weights, output, false)) {
            other.forward(rows, input, weights, output);
        }
    }

    @Override
    public void inputError(int rows, FloatPointer outputError, FloatPointer weights, FloatPointer inputError) {
        if (!run(ConvolutionProduct.INPUT_ERROR, rows, inputError, weights, outputError, false)) {
            other.inputError(rows, outputError, weights, inputError);
        }
    }

    @Override
    public void weightGradient(
            int rows, FloatPointer input, FloatPointer outputError, FloatPointer gradient, boolean accumulate) {
        if (!run(ConvolutionProduct.WEIGHT_GRADIENT, rows, input, gradient, outputError, accumulate)) {
            other.weightGradient(rows, input, outputError, gradient, accumulate);
        }
    }

    /** False where the other kernel is to compute. */
    private boolean run(
            ConvolutionProduct product, int rows, FloatPointer x, FloatPointer w, FloatPointer y, boolean accumulate) {
        Deque<OneDnnPlan> shelf = free.get(product);
        if (shelf == null) {
            return false;
        }
        OneDnn.alone(() -> {
            OneDnnPlan kept = take(shelf, rows);
            OneDnnPlan plan = kept == null ? new OneDnnPlan(shape, product, rows, cpu) : kept;
            try {
                plan.run(x, w, y, accumulate);
            } finally {
                giveBack(shelf, plan);
            }
        });
        return true;
    }

    private static OneDnnPlan take(Deque<OneDnnPlan> shelf, int rows) {
        for (OneDnnPlan plan : shelf) {
            if (plan.rows() == rows && shelf.remove(plan)) {
                return plan;
            }
        }
        return null;
    }

    private static void giveBack(Deque<OneDnnPlan> shelf, OneDnnPlan plan) {
        shelf.addFirst(plan);
        if (shelf.size() > KEPT) {
            OneDnnPlan oldest = shelf.pollLast();
            if (oldest != null) {
                oldest.close();
            }
        }
    }

    @Override
    public void close() {
        free.values().forEach(shelf -> shelf.forEach(OneDnnPlan::close));
        free.clear();
        cpu.close();
        other.close();
    }
}
