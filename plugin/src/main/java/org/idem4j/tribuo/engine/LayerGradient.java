package org.idem4j.tribuo.engine;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The gradient of a layer's parameters, in DL4J's flat gradient. Shards gather {@linkplain GradientShare shares} of it,
 * each from its own rows while they are warm, which are summed here; but of many weights no shard keeps a copy: their
 * gradient is computed here, from all rows at once, shared out by outputs.
 */
final class LayerGradient {

    /** Up to so many weights a shard gathers a gradient of its own: 1 MiB, which a second-level cache holds. */
    private static final int FEW_WEIGHTS = 1 << 18;

    private final DenseKernel kernel;
    private final FloatPointer weights;
    private final FloatPointer bias;

    LayerGradient(DenseKernel kernel, FloatPointer weights, FloatPointer bias) {
        this.kernel = kernel;
        this.weights = weights;
        this.bias = bias;
    }

    /** The only share, of so many rows, which writes the gradient of the weights where it belongs. */
    GradientShare onlyShare(int rows) {
        return new GradientShare(kernel, rows, weights, null);
    }

    /** A share of so many rows: the first writes the gradient of few weights where it belongs, the others into memory of their own. */
    GradientShare share(int rows, boolean first) {
        if ((long) kernel.inputs() * kernel.outputs() > FEW_WEIGHTS) {
            return new GradientShare(kernel, rows, null, null);
        }
        if (first) {
            return onlyShare(rows);
        }
        Matrix own = Matrix.allocate(kernel.outputs(), kernel.inputs());
        return new GradientShare(kernel, rows, own.at(0), own);
    }

    /** Brings all shares together; with {@code accumulate} they are added to what was gathered before. */
    void merge(List<GradientShare> shares, boolean accumulate) {
        float[] sums = new float[kernel.outputs()];
        if (accumulate) {
            bias.get(sums, 0, sums.length);
        }
        shares.forEach(share -> share.addBias(sums));
        bias.put(sums, 0, sums.length);

        List<GradientShare.Factors> left = shares.get(0).leftOver();
        if (!left.isEmpty()) {
            int rows = left.get(0).x().rows();
            int parts = Workers.SHARED.parts(kernel.outputs(), Workers.worthAThread(2.0 * rows * kernel.inputs()));
            Workers.SHARED.run(kernel.outputs(), parts, (part, from, to) -> {
                boolean add = accumulate;
                for (GradientShare.Factors factors : left) {
                    kernel.weightGradient(factors.x(), factors.delta(), from, to, weights, add);
                    add = true;
                }
            });
        } else if (shares.size() > 1) {
            List<Matrix> others =
                    shares.stream().skip(1).map(GradientShare::memory).toList();
            Loops.addAll(weights, others, kernel.inputs() * kernel.outputs());
        }
    }
}
