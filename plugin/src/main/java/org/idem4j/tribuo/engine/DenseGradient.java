package org.idem4j.tribuo.engine;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The gradient of a layer's parameters, in the flat gradient. Shards gather {@linkplain DenseShare shares} of it,
 * each from its own rows while they are warm, which are summed here; but of many weights no shard keeps a copy: their
 * gradient is computed here, from all rows at once, shared out by outputs.
 */
final class DenseGradient {

    /** Up to so many weights a shard gathers a gradient of its own: 1 MiB, which a second-level cache holds. */
    private static final int FEW_WEIGHTS = 1 << 18;

    private final DenseKernel kernel;
    private final FloatPointer weights;
    private final FloatPointer bias;

    DenseGradient(DenseKernel kernel, FloatPointer weights, FloatPointer bias) {
        this.kernel = kernel;
        this.weights = weights;
        this.bias = bias;
    }

    /** A share of so many rows; of few weights it is written where it belongs or apart, of many it is left to {@link #merge}. */
    DenseShare share(int rows, Gathering kind) {
        if (kind == Gathering.NOTHING || (long) kernel.inputs() * kernel.outputs() > FEW_WEIGHTS) {
            return new DenseShare(kernel, rows, kind, null, null);
        }
        if (kind == Gathering.IN_PLACE) {
            return new DenseShare(kernel, rows, kind, weights, null);
        }
        Matrix own = Matrix.allocate(kernel.outputs(), kernel.inputs());
        return new DenseShare(kernel, rows, kind, own.at(0), own);
    }

    /** Brings all shares together; with {@code accumulate} they are added to what was gathered before. */
    void merge(List<DenseShare> shares, boolean accumulate) {
        float[] sums = new float[kernel.outputs()];
        if (accumulate) {
            bias.get(sums, 0, sums.length);
        }
        shares.forEach(share -> share.addBias(sums));
        bias.put(sums, 0, sums.length);

        List<DenseShare.Factors> left = shares.get(0).leftOver();
        if (!left.isEmpty()) {
            int rows = left.get(0).x().rows();
            int parts = Workers.SHARED.parts(kernel.outputs(), Workers.worthAThread(2.0 * rows * kernel.inputs()));
            Workers.SHARED.run(kernel.outputs(), parts, (part, from, to) -> {
                boolean add = accumulate;
                for (DenseShare.Factors factors : left) {
                    kernel.weightGradient(factors.x(), factors.delta(), from, to, weights, add);
                    add = true;
                }
            });
        } else if (shares.size() > 1) {
            List<Matrix> others =
                    shares.stream().skip(1).map(DenseShare::memory).toList();
            Loops.addAll(weights, others, kernel.inputs() * kernel.outputs());
        }
    }
}
