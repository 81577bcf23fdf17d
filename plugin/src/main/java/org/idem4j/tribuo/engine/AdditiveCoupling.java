package org.idem4j.tribuo.engine;

/**
 * An additive coupling at work, in place on rows h: h[:, shifted] += ±m(h[:, read]). What it reads stays, so the opposite
 * sign undoes it.
 *
 * @param read The columns that m takes, {@link ColumnCopies#NONE} for a zero.
 * @param shifted The columns that m is added to, {@link ColumnCopies#NONE} for what is dropped.
 * @param net m.
 */
record AdditiveCoupling(int[] read, int[] shifted, Stage net) {

    /** Shifts, and keeps nothing. */
    void shift(Matrix h, float sign, MatrixPool memory) {
        Matrix taken = taken(h, memory);
        Matrix m = net.forward(taken, memory);
        ColumnCopies.add(h, shifted, sign, m);
        memory.giveBack(m);
        memory.giveBack(taken);
    }

    /** Shifts, and keeps what {@link #backward} needs. */
    StagePass pass(Matrix h, float sign, GradientShare share, MatrixPool memory) {
        StagePass pass = net.pass(taken(h, memory), share, memory);
        ColumnCopies.add(h, shifted, sign, pass.output());
        return pass;
    }

    private Matrix taken(Matrix h, MatrixPool memory) {
        Matrix taken = memory.take(h.rows(), read.length);
        ColumnCopies.take(h, read, 1, taken);
        return taken;
    }

    /**
     * Backpropagation: dL/dm = ±dL/dh[:, shifted], and dL/dh[:, read] += Jᵀ dL/dm, where J is the derivative of m.
     *
     * @param pass What the shift kept.
     * @param sign Its sign.
     * @param error dL/dh of what it gave; becomes that of what it took.
     * @param toInput Whether the error is wanted further.
     */
    void backward(StagePass pass, float sign, Matrix error, boolean toInput, MatrixPool memory) {
        Matrix atNet = memory.take(error.rows(), shifted.length);
        ColumnCopies.take(error, shifted, sign, atNet);
        Matrix atTaken = pass.backward(atNet, true, toInput);
        if (toInput) {
            ColumnCopies.add(error, read, 1, atTaken);
            memory.giveBack(atTaken);
        }
    }
}
