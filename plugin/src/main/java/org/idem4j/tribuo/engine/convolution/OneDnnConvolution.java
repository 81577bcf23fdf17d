package org.idem4j.tribuo.engine.convolution;

import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.onednn.OneDnn;

/**
 * Convolution by oneDNN, each calling thread by itself. Another kernel computes the products for which oneDNN has nothing made for
 * this processor, and the errors of images of few channels, which fill a fraction of its vectors. All
 * calls take the same weights in the processor's order.
 */
final class OneDnnConvolution implements ConvolutionKernel {

    private static final int FEW_CHANNELS = 4;

    /** The plans kept of a product: for a batch's shards and the last batch's, on as many threads as a machine has. */
    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors() + 2;

    private final ConvolutionShape shape;
    private final FloatPointer weights;
    private final LentMemory memory;
    private final ConvolutionKernel other;
    private final engine cpu;
    private final Map<ConvolutionProduct, Deque<OneDnnPlan>> free = new EnumMap<>(ConvolutionProduct.class);
    private final List<PackedWeights> packed = new CopyOnWriteArrayList<>();

    /**
     * A kernel.
     *
     * @param weights Its weights.
     * @param memory For gradients; what is idle of it is freed with this.
     * @param other What computes the rest; closed with this.
     */
    OneDnnConvolution(ConvolutionShape shape, FloatPointer weights, LentMemory memory, ConvolutionKernel other) {
        this.shape = shape;
        this.weights = weights;
        this.memory = memory;
        this.other = other;
        this.cpu = new engine(engine.kind.cpu, 0);
        OneDnn.alone(() -> {
            for (ConvolutionProduct product : ConvolutionProduct.values()) {
                boolean few = product == ConvolutionProduct.INPUT_ERROR && shape.channels() < FEW_CHANNELS;
                if (!few && OneDnnPlan.fast(shape, product, cpu)) {
                    free.put(product, new ConcurrentLinkedDeque<>());
                }
            }
        });
    }

    @Override
    public void forward(int rows, FloatPointer input, FloatPointer output) {
        if (!run(ConvolutionProduct.FORWARD, rows, plan -> plan.run(input, output))) {
            other.forward(rows, input, output);
        }
    }

    @Override
    public void inputError(int rows, FloatPointer outputError, FloatPointer inputError) {
        if (!run(ConvolutionProduct.INPUT_ERROR, rows, plan -> plan.run(inputError, outputError))) {
            other.inputError(rows, outputError, inputError);
        }
    }

    @Override
    public void weightGradient(
            int rows, FloatPointer input, FloatPointer outputError, FloatPointer gradient, boolean accumulate) {
        if (!run(
                ConvolutionProduct.WEIGHT_GRADIENT,
                rows,
                plan -> plan.run(input, outputError, gradient, accumulate, memory))) {
            other.weightGradient(rows, input, outputError, gradient, accumulate);
        }
    }

    @Override
    public void weightsChanged() {
        packed.forEach(PackedWeights::changed);
        other.weightsChanged();
    }

    /** False where the other kernel is to compute. */
    private boolean run(ConvolutionProduct product, int rows, Consumer<OneDnnPlan> work) {
        Deque<OneDnnPlan> shelf = free.get(product);
        if (shelf == null) {
            return false;
        }
        OneDnn.alone(() -> {
            OneDnnPlan kept = take(shelf, rows);
            OneDnnPlan plan = kept == null ? new OneDnnPlan(shape, product, rows, cpu, this::packed) : kept;
            try {
                work.accept(plan);
            } finally {
                giveBack(shelf, plan);
            }
        });
        return true;
    }

    /** The weights in an order, of which there is one or another for the numbers of images that may come. */
    private synchronized PackedWeights packed(memory.desc layout) {
        return packed.stream().filter(some -> some.isOf(layout)).findFirst().orElseGet(() -> {
            PackedWeights more = new PackedWeights(shape, layout, weights, cpu);
            packed.add(more);
            return more;
        });
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
        packed.forEach(PackedWeights::close);
        packed.clear();
        memory.close();
        cpu.close();
        other.close();
    }
}
