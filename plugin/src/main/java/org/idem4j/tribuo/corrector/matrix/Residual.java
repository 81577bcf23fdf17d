package org.idem4j.tribuo.corrector.matrix;

/**
 * How far K is from idempotent: the norms of E = K² − K. Each is submultiplicative, ‖AB‖ ≤ ‖A‖‖B‖.
 *
 * @param one The largest sum of sizes in a column.
 * @param infinity The largest sum of sizes in a row.
 * @param frobenius The root of the sum of squares.
 */
public record Residual(double one, double infinity, double frobenius) {

    /**
     * The best bound on ‖E‖ among these norms.
     *
     * @return The smallest.
     */
    public double smallest() {
        return Math.min(frobenius, Math.min(one, infinity));
    }

    /**
     * The smallest norm's name.
     *
     * @return As in a sentence: 1-norm, ∞-norm or Frobenius norm.
     */
    public String nameOfSmallest() {
        if (smallest() == frobenius) {
            return "Frobenius norm";
        }
        return smallest() == one ? "1-norm" : "∞-norm";
    }

    boolean finite() {
        return Double.isFinite(one) && Double.isFinite(infinity) && Double.isFinite(frobenius);
    }
}
