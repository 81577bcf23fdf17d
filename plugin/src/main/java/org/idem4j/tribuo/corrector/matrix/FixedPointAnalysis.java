package org.idem4j.tribuo.corrector.matrix;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.tribuo.math.la.DenseMatrix;

/**
 * What iterating a corrector on a matrix will do, told by its eigenvalues and Jordan blocks (Jensen &amp; Vicary, §2.2 and
 * Appendix B), and whether the matrix is a fixed point. For matrices of a few hundred rows: eigenvalues in plain Java take
 * some n³ · 10⁻⁷ s, and a singular value decomposition as much for each group of nearly equal ones.
 *
 * @param corrector p.
 * @param parts The distinct eigenvalues, by real part and then by imaginary part, each with where it goes.
 * @param tolerance How far rounding may have moved an eigenvalue, n·2⁻⁵⁰ times the Frobenius norm. Blocks are told by the
 *     ranks of (K − λI)ʲ, whose singular values below n·10⁻¹²‖(K − λI)ʲ⁻¹‖‖K − λI‖ count as zero; blocks larger than 6 may
 *     look like eigenvalues apart.
 */
public record FixedPointAnalysis(Corrector corrector, List<Part> parts, double tolerance) {

    /** How small a defect of an equation for derivatives counts as none. */
    private static final double EQUATION_TOLERANCE = 1e-9;

    /**
     * An eigenvalue and where it goes.
     *
     * @param eigenvalue The eigenvalue with its blocks.
     * @param fate Where iteration leads it.
     */
    public record Part(Eigenvalue eigenvalue, EigenvalueFate fate) {

        /** Whether steps multiply the entries beside the diagonal of its blocks by more than they can shrink. */
        private boolean tornApart() {
            boolean held = fate.fixedPoint().map(FixedPoint::kind).orElse(FixedPoint.Kind.ATTRACTING)
                    != FixedPoint.Kind.ATTRACTING;
            return eigenvalue.defective() && held;
        }
    }

    /** What iteration will do. */
    public enum Verdict {
        /** It will come to a projector. */
        PROJECTOR,
        /** In exact arithmetic it will come to a fixed point that is no projector; rounding leaves it if it repels. */
        OTHER_FIXED_POINT,
        /** It will grow beyond all bounds. */
        DIVERGES,
        /** Rounding would decide. */
        UNDECIDED
    }

    /**
     * Analyses a matrix.
     *
     * @param matrix K, square.
     * @param corrector p.
     * @return The analysis.
     * @throws IllegalArgumentException If the matrix is not square, an entry is not finite, or p is x.
     */
    public static FixedPointAnalysis of(DenseMatrix matrix, Corrector corrector) {
        SquareMatrix k = SquareMatrix.of(matrix);
        List<FixedPoint> fixedPoints = CorrectorProperties.of(corrector).fixedPoints();
        double tolerance = JordanStructure.tolerance(k);
        List<Part> parts = JordanStructure.of(k).stream()
                .map(e -> new Part(e, EigenvalueFate.of(corrector, fixedPoints, e.value(), tolerance)))
                .toList();
        return new FixedPointAnalysis(corrector, parts, tolerance);
    }

    /**
     * What iteration will do.
     *
     * @return The verdict.
     */
    public Verdict verdict() {
        if (any(EigenvalueFate.End.INFINITY) || parts.stream().anyMatch(Part::tornApart)) {
            return Verdict.DIVERGES;
        }
        if (any(EigenvalueFate.End.UNDECIDED)) {
            return Verdict.UNDECIDED;
        }
        return any(EigenvalueFate.End.OTHER_FIXED_POINT) ? Verdict.OTHER_FIXED_POINT : Verdict.PROJECTOR;
    }

    private boolean any(EigenvalueFate.End end) {
        return count(end) > 0;
    }

    /**
     * The eigenvalues with the same end.
     *
     * @param end The end.
     * @return How many there are, multiplicities counted: for {@link EigenvalueFate.End#ONE} the rank of the projector.
     */
    public int count(EigenvalueFate.End end) {
        return parts.stream()
                .filter(part -> part.fate().end() == end)
                .mapToInt(part -> part.eigenvalue().multiplicity())
                .sum();
    }

    /**
     * Whether p(K) = K up to rounding: every eigenvalue is at a fixed point of p, and every block meets
     * {@link FixedPointEquations}.
     *
     * @return True if K is a fixed point.
     */
    public boolean fixedPoint() {
        return parts.stream()
                .allMatch(part -> part.fate().fixedPoint().isPresent()
                        && part.fate().steps() == 0
                        && holds(
                                part.fate().fixedPoint().get().point(),
                                part.eigenvalue().index()));
    }

    private boolean holds(Complex lambda, int size) {
        return FixedPointEquations.defects(corrector, lambda, size).stream()
                .skip(1) // the first holds at a fixed point
                .allMatch(defect -> defect.abs() <= EQUATION_TOLERANCE);
    }

    /**
     * What happens to matrices near a fixed point K, but for other invariant subspaces: those, once changed, stay so.
     *
     * @return Repelling if an eigenvalue's fixed point is, attracting if all are, else neutral.
     * @throws IllegalStateException If K is no fixed point.
     */
    public FixedPoint.Kind kind() {
        if (!fixedPoint()) {
            throw new IllegalStateException("Only a fixed point attracts or repels, and this matrix is none.");
        }
        var kinds = parts.stream()
                .map(part -> part.fate().fixedPoint().orElseThrow().kind())
                .collect(Collectors.toSet());
        if (kinds.contains(FixedPoint.Kind.REPELLING)) {
            return FixedPoint.Kind.REPELLING;
        }
        return kinds.size() == 1 ? kinds.iterator().next() : FixedPoint.Kind.NEUTRAL;
    }
}
