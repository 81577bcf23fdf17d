package org.idem4j.tribuo.corrector.matrix;

/** Steps that hold the trace at the rank of the projector to be found. No bound on K² − K guarantees anything for them. */
sealed interface TraceScheme extends Scheme {

    /** The share of ‖K‖² + n by which rounding may change the trace of a step. */
    double ROUNDING = 0x1p-52;

    /** McWeeny's 3x² − 2x³, for when it keeps the trace but for rounding: a quotient of roundings would be anything. */
    CentredForm MC_WEENY = new CentredForm(new double[] {0.5, 0}, new double[] {1, -2});

    @Override
    default double guarantee() {
        return 0;
    }

    @Override
    default double repulsion() {
        return 1.5; // McWeeny's, which both are where nothing is to be shifted
    }

    private static boolean rounding(double trace, SquareMatrix k) {
        return Math.abs(trace) <= ROUNDING * (k.n() + k.squares());
    }

    /**
     * The rank of the projectors with a matrix's trace, rounded.
     *
     * @throws IllegalArgumentException If there are none.
     */
    private static long rank(SquareMatrix k) {
        long rank = Math.round(k.trace());
        if (rank < 0 || rank > k.n()) {
            throw new IllegalArgumentException("A trace of " + k.trace()
                    + " can't be kept: a projector's trace is its rank," + " here from 0 to " + k.n() + ".");
        }
        return rank;
    }

    /**
     * Canonical purification (Palser &amp; Manolopoulos, Phys. Rev. B 58, 12704, 1998): cubic polynomials K + E(α − βK) that
     * leave the trace as it is. With c = tr(KE)/tr(E), in their terms tr(K²−K³)/tr(K−K²), α = 1 and β = 1/c for c ≥ ½, else
     * α = c/(1−c) and β = 1/(1−c). As K becomes idempotent c tends to ½, where that is McWeeny's.
     *
     * @param rank The trace; what K lacks to it is first spread over the diagonal.
     */
    record Preserving(long rank) implements TraceScheme {

        static Preserving of(SquareMatrix k) {
            return new Preserving(TraceScheme.rank(k));
        }

        @Override
        public void prepare(SquareMatrix k) {
            k.shift((rank - k.trace()) / k.n());
        }

        @Override
        public CentredForm step(SquareMatrix k, SquareMatrix e) {
            double lost = e.trace() - 2 * e.traceOfProduct(k); // by c = ½
            if (TraceScheme.rounding(lost, k)) {
                return MC_WEENY;
            }
            double c = 0.5 - lost / (2 * e.trace());
            double alpha = c >= 0.5 ? 1 : 1 / (1 / c - 1); // so written for an infinite c too
            double beta = c >= 0.5 ? 1 / c : 1 / (1 - c);
            return new CentredForm(new double[] {0.5, alpha - beta / 2}, new double[] {1, -beta});
        }
    }

    /**
     * Trace-resetting purification, TRS4 (Niklasson, Tymczak &amp; Challacombe, J. Chem. Phys. 118, 8611, 2003): x²(4x − 3x²)
     * + γx²(1−x)², which is 3x² − 2x³ + (γ−3)e², with the γ that makes the trace right. Where that would be outside
     * [0, 6] a step of x² or 2x − x² lowers or raises the trace first.
     *
     * @param rank The trace to come to.
     */
    record Resetting(long rank) implements TraceScheme {

        private static final double LARGEST = 6;
        private static final CentredForm LOWERING = new CentredForm(new double[] {0.5, 1}, new double[] {1, 0});
        private static final CentredForm RAISING = new CentredForm(new double[] {0.5, -1}, new double[] {1, 0});

        static Resetting of(SquareMatrix k) {
            return new Resetting(TraceScheme.rank(k));
        }

        @Override
        public CentredForm step(SquareMatrix k, SquareMatrix e) {
            double missing = rank - (k.trace() + e.trace() - 2 * e.traceOfProduct(k)); // after McWeeny's step
            if (TraceScheme.rounding(missing, k)) {
                return MC_WEENY;
            }
            double gamma = 3 + missing / e.traceOfProduct(e);
            if (gamma < 0) {
                return LOWERING;
            }
            return gamma <= LARGEST
                    ? new CentredForm(new double[] {0.5, 0, gamma - 3}, new double[] {1, -2, 0})
                    : RAISING;
        }
    }
}
