package org.idem4j.tribuo.corrector.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.idem4j.tribuo.corrector.Corrector;
import org.tribuo.math.la.DenseMatrix;

/**
 * Makes a matrix idempotent by K ← p(K), again and again until rounding ends it. (Jensen &amp; Vicary, §2.1; McWeeny, Rev.
 * Mod. Phys. 32, 335, 1960.) Eigenvalues go to 0 or 1 while invariant subspaces stay, so that the result is the projector onto
 * those of eigenvalues that the corrector draws to 1, along the others. The matrix may be non-symmetric and defective.
 * Immutable; safe for threads if its {@link MatrixProduct} is.
 *
 * <p>Of the correctors of order m, order 2 has the widest region of convergence. Order 5 takes 4 products a step and, where
 * eigenvalues are within 0.1 of ½, up to a tenth fewer in all than orders 2 and 3.
 */
public final class Purifier {

    private final Function<SquareMatrix, Scheme> scheme;
    private final MatrixProduct product;

    private Purifier(Function<SquareMatrix, Scheme> scheme, MatrixProduct product) {
        this.scheme = scheme;
        this.product = product;
    }

    /**
     * Purification by a corrector, in plain Java.
     *
     * @param corrector p.
     * @return The purifier.
     * @throws IllegalArgumentException If the corrector's derivative at 0 or 1 is not between −1 and 1.
     */
    public static Purifier of(Corrector corrector) {
        Scheme fixed = FixedScheme.of(corrector, false);
        return new Purifier(k -> fixed, MatrixProduct.plainJava());
    }

    /**
     * The same, beginning with ½I + τ(K − ½I), where τ ≤ 1 brings the norm of K − ½I to ½ at most. Real eigenvalues, however
     * far out, then go to 1 if they are above ½ and to 0 if they are below, and the invariant subspaces are the same.
     *
     * @param corrector p, one that draws (½, 1] to 1 and [0, ½) to 0, as those of order m do.
     * @return The purifier.
     * @throws IllegalArgumentException If the corrector's derivative at 0 or 1 is not between −1 and 1.
     */
    public static Purifier contracting(Corrector corrector) {
        Scheme fixed = FixedScheme.of(corrector, true);
        return new Purifier(k -> fixed, MatrixProduct.plainJava());
    }

    /**
     * Purification to the projector whose rank is the given matrix's trace, rounded: onto the invariant subspace of that
     * many largest eigenvalues, wherever the gap after them lies (TRS4; Niklasson, Tymczak &amp; Challacombe, J. Chem.
     * Phys. 118, 8611, 2003). For eigenvalues in [0, 1], or near 0 and 1 as a nearly idempotent matrix has them.
     *
     * @return The purifier, in plain Java.
     */
    public static Purifier resettingTrace() {
        return new Purifier(TraceScheme.Resetting::of, MatrixProduct.plainJava());
    }

    /**
     * The same by steps none of which changes the trace. (Canonical purification; Palser &amp; Manolopoulos, Phys. Rev. B 58,
     * 12704, 1998.) What the trace lacks to a whole number is first spread over the diagonal. Only for eigenvalues in
     * [0, 1]: those a little outside may run away. Slow where the rank is small beside the size.
     *
     * @return The purifier, in plain Java.
     */
    public static Purifier preservingTrace() {
        return new Purifier(TraceScheme.Preserving::of, MatrixProduct.plainJava());
    }

    /**
     * The same by another product.
     *
     * @param other The engine's, say; used by as many threads as use the purifier.
     * @return A new purifier.
     */
    public Purifier with(MatrixProduct other) {
        return new Purifier(scheme, other);
    }

    /**
     * Purifies a matrix.
     *
     * @param matrix K, square; left as it is.
     * @return The projector, or why there is none.
     * @throws IllegalArgumentException If it is not square, an entry is not finite, or its trace, to be kept, is no rank.
     * @throws java.util.concurrent.CancellationException If the calling thread is interrupted; looked at before each step.
     */
    public Purification purify(DenseMatrix matrix) {
        SquareMatrix k = SquareMatrix.of(matrix);
        Scheme chosen = scheme.apply(k);
        chosen.prepare(k);
        return new Run(k, chosen).run();
    }

    /** One purification. The matrices are allocated before the first step and in it, later ones take no more. */
    private final class Run {

        private final int n;
        private final Scheme scheme;
        private final boolean symmetric;
        private final MatrixPolynomial polynomial;
        private final StoppingRule rule;
        private final List<Residual> residuals = new ArrayList<>();
        private final SquareMatrix e;
        private SquareMatrix k;
        private SquareMatrix other;
        private long products;

        Run(SquareMatrix start, Scheme scheme) {
            this.scheme = scheme;
            n = start.n();
            symmetric = start.symmetric();
            polynomial = new MatrixPolynomial(n, product);
            rule = new StoppingRule(n, scheme.repulsion());
            e = SquareMatrix.allocate(n);
            k = start;
            other = SquareMatrix.allocate(n);
        }

        Purification run() {
            Optional<PurificationOutcome> end = look();
            while (end.isEmpty()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("The purification was interrupted. Nothing has come of it.");
                }
                step();
                end = look();
            }
            keepTheBetter(end.get());
            return new Purification(
                    k.toDenseMatrix(),
                    end.get(),
                    List.copyOf(residuals),
                    rule.observedOrder(),
                    scheme.guarantee(),
                    k.trace(),
                    products);
        }

        /** E = K² − K, and what its norms say. */
        private Optional<PurificationOutcome> look() {
            product.multiply(n, k.values(), k.values(), e.values());
            products++;
            e.add(-1, k);
            residuals.add(e.norms());
            return rule.end(last(), () -> k.distance(other));
        }

        private void step() {
            CentredForm form = scheme.step(k, e);
            rule.step(last(), form, k.fromHalf());
            polynomial.evaluate(form, k, e, other);
            products += MatrixPolynomial.products(form) - 1;
            if (symmetric) {
                other.symmetrise(); // as it is but for rounding
            }
            SquareMatrix next = other;
            other = k;
            k = next;
        }

        /** A step that only stirred rounding, or went beyond all numbers, is taken back. */
        private void keepTheBetter(PurificationOutcome outcome) {
            boolean last = outcome == PurificationOutcome.ESCAPED || outcome == PurificationOutcome.CONVERGED;
            if (last
                    && residuals.size() > 1
                    && !(last().frobenius()
                            <= residuals.get(residuals.size() - 2).frobenius())) {
                k = other;
                residuals.remove(residuals.size() - 1);
            }
        }

        private Residual last() {
            return residuals.get(residuals.size() - 1);
        }
    }
}
