package org.idem4j.tribuo.engine;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The arithmetic of a fully connected layer, y = a(xW + b), on all cores. Rows are shared out, so that each thread goes on
 * from its product, on one BLAS thread, to the activation while they are warm; so is the gradient of few weights, summed
 * over the threads in the end, while that of many is shared out by outputs. DL4J keeps W column-major, which is Wᵀ [outputs × inputs] row-major.
 */
final class DenseKernel {

    /** The fewest operations worth another thread: about 5 µs of work. */
    private static final double OPERATIONS_PER_THREAD = 5e5;

    /** Up to so many weights each thread gathers a gradient of its own rows: 1 MiB, which a second-level cache holds. */
    private static final int SMALL_WEIGHTS = 1 << 18;

    private final int inputs;
    private final int outputs;
    private final FloatPointer weights;
    private final FloatPointer bias;
    private final FusedActivation activation;
    private final boolean identity;

    /** Per part of the rows, sums of the columns of δ, which give the bias's gradient. */
    private final float[][][] columnSums = new float[Workers.SHARED.size()][][];

    DenseKernel(int inputs, int outputs, FloatPointer weights, FloatPointer bias, FusedActivation activation) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = weights;
        this.bias = bias;
        this.activation = activation;
        this.identity = activation instanceof FusedActivations.Identity;
    }

    /** y ← a(xW + b). Safe from several threads at once. */
    void forward(Matrix x, Matrix y) {
        float[][] biases = biases();
        Workers.SHARED.run(x.rows(), perThread(inputs, outputs), (part, from, to) -> {
            fill(y, from, to, biases);
            cblas_sgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasTrans,
                    to - from,
                    outputs,
                    inputs,
                    1,
                    x.at((long) from * inputs),
                    inputs,
                    weights,
                    inputs,
                    1,
                    y.at((long) from * outputs),
                    outputs);
            if (!identity) {
                Blocks.rows(from, to, outputs, (scratch, at, count, panel) -> {
                    y.read(at, scratch[0], count);
                    activation.activate(scratch[0], count);
                    y.write(at, scratch[0], count);
                });
            }
        });
    }

    /** Sets rows of a matrix to the same values each; adding a product to them costs less than having BLAS set it to zero. */
    private static void fill(Matrix matrix, int from, int to, float[][] perColumn) {
        Blocks.rows(
                from, to, matrix.columns(), (scratch, at, count, panel) -> matrix.write(at, perColumn[panel], count));
    }

    private float[][] biases() {
        float[] values = new float[outputs];
        bias.get(values, 0, outputs);
        return Blocks.perColumn(values);
    }

    /**
     * δ ← dy · a'(z), dx ← δWᵀ, and the gradients of W and b. For one thread.
     *
     * @param delta May be dy.
     * @param dx Null where nobody needs it.
     * @param gradient Where the gradients go, or are added to.
     * @param memory Lends room for the threads' shares of a small gradient.
     */
    void backward(Matrix x, Matrix y, Matrix dy, Matrix delta, Matrix dx, Gradient gradient, MatrixPool memory) {
        int rows = x.rows();
        int minimum = perThread(inputs, outputs);
        int parts = Workers.SHARED.parts(rows, minimum);
        boolean shares = parts > 1 && (long) inputs * outputs <= SMALL_WEIGHTS;
        Matrix others = shares ? memory.take((parts - 1) * outputs, inputs) : null;
        float[][] zeros = Blocks.perColumn(new float[inputs]);
        Workers.SHARED.run(rows, minimum, (part, from, to) -> {
            differentiate(part, from, to, y, dy, delta);
            if (dx != null) {
                fill(dx, from, to, zeros);
                cblas_sgemm(
                        CblasRowMajor,
                        CblasNoTrans,
                        CblasNoTrans,
                        to - from,
                        inputs,
                        outputs,
                        1,
                        delta.at((long) from * outputs),
                        outputs,
                        weights,
                        inputs,
                        1,
                        dx.at((long) from * inputs),
                        inputs);
            }
            if (shares) {
                boolean own = part == 0;
                FloatPointer share = own ? gradient.weights() : others.at((long) (part - 1) * outputs * inputs);
                weightGradient(x, delta, from, to, 0, outputs, share, own && gradient.accumulate());
            }
        });
        addColumnSums(parts, gradient);
        if (shares) {
            Loops.addRepeatedly(gradient.weights(), others, inputs * outputs);
            memory.giveBack(others);
        } else {
            Workers.SHARED.run(
                    outputs,
                    perThread(rows, inputs),
                    (part, from, to) -> weightGradient(
                            x,
                            delta,
                            0,
                            rows,
                            from,
                            to,
                            gradient.weightsAt((long) from * inputs),
                            gradient.accumulate()));
        }
    }

    /** Some rows' part in the gradient of the weights of some outputs: δᵀx, [outputs × inputs]. */
    private void weightGradient(
            Matrix x,
            Matrix delta,
            int fromRow,
            int toRow,
            int fromOutput,
            int toOutput,
            FloatPointer target,
            boolean accumulate) {
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                toOutput - fromOutput,
                inputs,
                toRow - fromRow,
                1,
                delta.at((long) fromRow * outputs + fromOutput),
                outputs,
                x.at((long) fromRow * inputs),
                inputs,
                accumulate ? 1 : 0,
                target,
                inputs);
    }

    private void differentiate(int part, int from, int to, Matrix y, Matrix dy, Matrix delta) {
        float[][] sums = Blocks.perColumn(new float[outputs]);
        Blocks.rows(from, to, outputs, (scratch, at, count, panel) -> {
            float[] values = scratch[0];
            float[] errors = scratch[1];
            dy.read(at, errors, count);
            if (!identity) {
                y.read(at, values, count);
                activation.differentiate(values, errors, count);
            }
            delta.write(at, errors, count);
            add(sums[panel], errors, count);
        });
        columnSums[part] = sums;
    }

    private static void add(float[] sums, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[i];
        }
    }

    private void addColumnSums(int parts, Gradient gradient) {
        float[] total = new float[outputs];
        if (gradient.accumulate()) {
            gradient.bias().get(total, 0, outputs);
        }
        for (int part = 0; part < parts; part++) {
            int column = 0;
            for (float[] sums : columnSums[part]) {
                for (int i = 0; i < sums.length; i++) {
                    total[column] += sums[i];
                    column = column + 1 == outputs ? 0 : column + 1;
                }
            }
        }
        gradient.bias().put(total, 0, outputs);
    }

    /** The fewest rows of a product whose other sides are given that are worth another thread. */
    private static int perThread(int inner, int columns) {
        return (int) Math.ceil(OPERATIONS_PER_THREAD / (2.0 * inner * columns));
    }

    /**
     * Where a layer's gradient goes.
     *
     * @param weights Laid out as W.
     * @param bias Laid out as b.
     * @param accumulate Whether to add to what is there.
     */
    record Gradient(FloatPointer weights, FloatPointer bias, boolean accumulate) {
        private FloatPointer weightsAt(long index) {
            return new FloatPointer(weights).position(index);
        }
    }
}
