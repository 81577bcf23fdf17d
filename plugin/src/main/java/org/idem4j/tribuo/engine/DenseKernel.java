package org.idem4j.tribuo.engine;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The arithmetic of a fully connected layer, y = a(xW + b), on all cores. Rows are shared out, so that each thread goes on
 * from its product, on one BLAS thread, to the activation while they are warm; so is the gradient of few weights, summed
 * over the threads in the end, while that of many is shared out by outputs. Where native code may use several threads, BLAS
 * does. DL4J keeps W column-major, which is Wᵀ [outputs × inputs] row-major.
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
        int rows = x.rows();
        Workers.SHARED.run(rows, parts(rows, inputs, outputs), (part, from, to) -> {
            fill(y, from, to, biases);
            new Product(to - from, outputs, inputs)
                    .compute(
                            Product.of(x.at((long) from * inputs), inputs),
                            Product.transposed(weights, inputs),
                            1,
                            y.at((long) from * outputs));
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
        int parts = parts(rows, inputs, outputs);
        boolean shares = parts > 1 && (long) inputs * outputs <= SMALL_WEIGHTS;
        Matrix others = shares ? memory.take((parts - 1) * outputs, inputs) : null;
        float[][] zeros = Blocks.perColumn(new float[inputs]);
        Workers.SHARED.run(rows, parts, (part, from, to) -> {
            differentiate(part, from, to, y, dy, delta);
            if (dx != null) {
                fill(dx, from, to, zeros);
                new Product(to - from, inputs, outputs)
                        .compute(
                                Product.of(delta.at((long) from * outputs), outputs),
                                Product.of(weights, inputs),
                                1,
                                dx.at((long) from * inputs));
            }
            if (shares && part > 0) {
                weightGradient(x, from, to, delta, 0, outputs, others.at((long) (part - 1) * outputs * inputs), false);
            } else if (shares) {
                weightGradient(x, from, to, delta, 0, outputs, gradient.weights(), gradient.accumulate());
            }
        });
        addColumnSums(parts, gradient);
        if (shares) {
            Loops.addRepeatedly(gradient.weights(), others, inputs * outputs);
            memory.giveBack(others);
        } else {
            Workers.SHARED.run(
                    outputs,
                    parts(outputs, rows, inputs),
                    (part, from, to) -> weightGradient(
                            x,
                            0,
                            rows,
                            delta,
                            from,
                            to,
                            gradient.weightsAt((long) from * inputs),
                            gradient.accumulate()));
        }
    }

    /** What some rows give to the gradient of the weights of some outputs: δᵀx, [outputs × inputs]. */
    private void weightGradient(
            Matrix x,
            int fromRow,
            int toRow,
            Matrix delta,
            int fromOutput,
            int toOutput,
            FloatPointer target,
            boolean accumulate) {
        new Product(toOutput - fromOutput, inputs, toRow - fromRow)
                .compute(
                        Product.transposed(delta.at((long) fromRow * outputs + fromOutput), outputs),
                        Product.of(x.at((long) fromRow * inputs), inputs),
                        accumulate ? 1 : 0,
                        target);
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

    /** In how many parts to share out the rows of a product whose other sides are given. */
    private static int parts(int rows, int inner, int columns) {
        int minimum = (int) Math.ceil(OPERATIONS_PER_THREAD / (2.0 * inner * columns));
        return NativeThreads.single() ? Workers.SHARED.parts(rows, minimum) : 1;
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
