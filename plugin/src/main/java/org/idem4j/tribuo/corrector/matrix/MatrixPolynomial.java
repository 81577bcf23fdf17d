package org.idem4j.tribuo.corrector.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates polynomials of a matrix in few products, in memory that it keeps. A symmetric p(K) = ½I + (K − ½I)·B(E) takes
 * Paterson &amp; Stockmeyer's way through B (SIAM J. Comput. 2, 60, 1973), any other Horner's in E. For one thread.
 */
final class MatrixPolynomial {

    private final int n;
    private final MatrixProduct product;
    private final List<SquareMatrix> memory = new ArrayList<>();

    MatrixPolynomial(int n, MatrixProduct product) {
        this.n = n;
        this.product = product;
    }

    /** The products of a step, K² among them. */
    static int products(CentredForm p) {
        int top = p.degree();
        if (p.symmetric()) {
            return spacing(top) + blocks(top, spacing(top)); // K², powers of E, a product between blocks, K·B
        }
        return p.linear()[top] == 0 ? top : top + 1;
    }

    /** How many powers of E to keep for a polynomial of the given degree in it, so that the products are fewest. */
    private static int spacing(int degree) {
        int best = 1;
        for (int spacing = 2; spacing <= degree; spacing++) {
            if (spacing + blocks(degree, spacing) < best + blocks(degree, best)) {
                best = spacing;
            }
        }
        return best;
    }

    /** The blocks of so many coefficients, the last of which may have one more: E to that power is at hand. */
    private static int blocks(int degree, int spacing) {
        return Math.max(1, (degree + spacing - 1) / spacing);
    }

    /** next ← p(K), given E = K² − K. */
    void evaluate(CentredForm p, SquareMatrix k, SquareMatrix e, SquareMatrix next) {
        if (p.symmetric()) {
            SquareMatrix b = patersonStockmeyer(p.linear(), e, next);
            multiply(k, b, next);
            next.add(-0.5, b);
            next.shift(p.constant()[0]);
        } else {
            horner(p, k, e, next);
        }
    }

    /** Σ coefficient[i]·Eⁱ in memory of its own; what {@code spare} held is lost. */
    private SquareMatrix patersonStockmeyer(double[] coefficients, SquareMatrix e, SquareMatrix spare) {
        int degree = coefficients.length - 1;
        int spacing = spacing(degree);
        List<SquareMatrix> powers = new ArrayList<>(List.of(e));
        while (powers.size() < spacing) {
            SquareMatrix next = memory(powers.size());
            multiply(e, powers.get(powers.size() - 1), next);
            powers.add(next);
        }
        int start = (blocks(degree, spacing) - 1) * spacing;
        SquareMatrix sum = memory(0);
        sum.clear();
        addBlock(coefficients, start, degree, powers, sum);
        while (start > 0) {
            multiply(sum, powers.get(spacing - 1), spare);
            sum.setTo(1, spare);
            addBlock(coefficients, start - spacing, start - 1, powers, sum);
            start -= spacing;
        }
        return sum;
    }

    private static void addBlock(double[] coefficients, int from, int to, List<SquareMatrix> powers, SquareMatrix sum) {
        sum.shift(coefficients[from]);
        for (int i = from + 1; i <= to; i++) {
            sum.add(coefficients[i], powers.get(i - from - 1));
        }
    }

    private void horner(CentredForm p, SquareMatrix k, SquareMatrix e, SquareMatrix next) {
        int top = p.degree();
        boolean scalar = p.linear()[top] == 0;
        next.setTo(scalar ? p.constant()[top] : p.linear()[top], scalar ? e : k);
        int i = scalar ? top - 1 : top;
        if (scalar) {
            next.add(p.linear()[i], k);
        }
        next.shift(p.constant()[i] - p.linear()[i] / 2);
        while (--i >= 0) {
            SquareMatrix product = memory(0);
            multiply(e, next, product);
            next.setTo(1, product);
            next.add(p.linear()[i], k);
            next.shift(p.constant()[i] - p.linear()[i] / 2);
        }
    }

    private void multiply(SquareMatrix left, SquareMatrix right, SquareMatrix result) {
        product.multiply(n, left.values(), right.values(), result.values());
    }

    private SquareMatrix memory(int place) {
        while (memory.size() <= place) {
            memory.add(SquareMatrix.allocate(n));
        }
        return memory.get(place);
    }
}
