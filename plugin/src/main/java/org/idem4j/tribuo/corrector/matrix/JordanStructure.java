package org.idem4j.tribuo.corrector.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.complex.Complex;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvalues of a matrix and the sizes of their Jordan blocks, as far as rounding lets them be told. Rounding splits a
 * block of size d into d eigenvalues on a circle with a radius near (n·u)^(1/d)‖K‖, u = 2⁻⁵⁰ and the Frobenius norm, whose
 * mean stays good to rounding. So eigenvalues that lie as near as that to each other are tried as one, λ, which they are if
 * the nullity of (K − λI)ʲ grows to their number; else they are tried in smaller groups, down to d = 1.
 */
final class JordanStructure {

    /** The largest block that is looked for. */
    private static final int LARGEST = 6;

    private static final double ROUNDING = 0x1p-50;
    /** A singular value of (K − λI)ʲ counts as zero below n times this share of ‖(K − λI)ʲ⁻¹‖‖K − λI‖. */
    private static final double RANK_TOLERANCE = 1e-12;

    private final DMatrixRMaj matrix;
    private final boolean symmetric;
    private final double norm;
    private final List<Eigenvalue> found = new ArrayList<>();

    private JordanStructure(SquareMatrix k) {
        this.matrix = DMatrixRMaj.wrap(k.n(), k.n(), k.values());
        this.symmetric = k.symmetric();
        this.norm = NormOps_DDRM.normF(matrix);
    }

    /** The distinct eigenvalues, by real part and then by imaginary part. */
    static List<Eigenvalue> of(SquareMatrix k) {
        JordanStructure structure = new JordanStructure(k);
        structure.split(structure.eigenvalues(), structure.symmetric ? 1 : LARGEST);
        structure.found.sort(
                Comparator.<Eigenvalue>comparingDouble(e -> e.value().getReal())
                        .thenComparingDouble(e -> e.value().getImaginary()));
        return List.copyOf(structure.found);
    }

    /** How far rounding may have moved an eigenvalue. */
    static double tolerance(SquareMatrix k) {
        return ROUNDING * k.n() * Math.sqrt(k.squares());
    }

    private List<Complex> eigenvalues() {
        int n = matrix.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, symmetric);
        if (!eigen.decompose(matrix.copy())) {
            throw new ArithmeticException("The eigenvalues of the " + n + " × " + n + " matrix could not be found.");
        }
        return IntStream.range(0, n)
                .mapToObj(eigen::getEigenvalue)
                .map(value -> Complex.ofCartesian(value.real, value.imaginary))
                .toList();
    }

    /** Takes eigenvalues for one where they are, in groups as near as blocks of a size would leave them. */
    private void split(List<Complex> values, int size) {
        if (size == 0) {
            values.forEach(value -> found.add(new Eigenvalue(value, List.of(1))));
            return;
        }
        double radius = norm * Math.pow(ROUNDING * matrix.numRows, 1.0 / size);
        for (List<Complex> group : groups(values, radius)) {
            if (group.size() == 1) {
                split(group, 0);
            } else {
                Complex mean = mean(group, radius);
                blocks(mean, group.size())
                        .ifPresentOrElse(sizes -> found.add(new Eigenvalue(mean, sizes)), () -> split(group, size - 1));
            }
        }
    }

    /** Those that a chain of neighbours connects. */
    private static List<List<Complex>> groups(List<Complex> values, double radius) {
        List<Complex> rest = new ArrayList<>(values);
        List<List<Complex>> groups = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<Complex> group = new ArrayList<>(List.of(rest.remove(rest.size() - 1)));
            for (int i = 0; i < group.size(); i++) {
                Complex member = group.get(i);
                var near = rest.stream()
                        .collect(Collectors.partitioningBy(
                                v -> v.subtract(member).abs() <= radius));
                group.addAll(near.get(true));
                rest = near.get(false);
            }
            groups.add(group);
        }
        return groups;
    }

    private static Complex mean(List<Complex> group, double radius) {
        Complex mean = group.stream().reduce(Complex.ZERO, Complex::add).divide(group.size());
        return Math.abs(mean.getImaginary()) <= radius ? Complex.ofCartesian(mean.getReal(), 0) : mean;
    }

    /** The sizes of the blocks at λ, the largest first, if they make up the given multiplicity. */
    private Optional<List<Integer>> blocks(Complex lambda, int multiplicity) {
        if (symmetric) {
            return Optional.of(Collections.nCopies(multiplicity, 1));
        }
        List<Integer> nullities = nullities(lambda, multiplicity);
        if (nullities.get(nullities.size() - 1) != multiplicity) {
            return Optional.empty();
        }
        List<Integer> sizes = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < nullities.size(); i++) {
            int blocks = nullities.get(i) - before; // of size i + 1 or more
            for (int block = 0; block < blocks; block++) {
                if (i == 0) {
                    sizes.add(1);
                } else {
                    sizes.set(block, i + 1);
                }
            }
            before = nullities.get(i);
        }
        return Optional.of(sizes);
    }

    /** The nullities of (K − λI)ʲ, j = 1, 2, …, until they reach the multiplicity or grow no more. */
    private List<Integer> nullities(Complex lambda, int multiplicity) {
        DMatrixRMaj factor = vanishing(lambda);
        double norm = NormOps_DDRM.normF(factor);
        int conjugates = lambda.getImaginary() == 0 ? 1 : 2;
        List<Integer> nullities = new ArrayList<>();
        DMatrixRMaj power = factor;
        double terms = norm; // of the sums that the entries of the power are
        int nullity = nullity(power, terms) / conjugates;
        nullities.add(nullity);
        while (nullity > 0 && nullity < multiplicity && nullity > before(nullities)) {
            terms = norm * NormOps_DDRM.normF(power);
            DMatrixRMaj next = new DMatrixRMaj(matrix.numRows, matrix.numRows);
            CommonOps_DDRM.mult(power, factor, next);
            power = next;
            nullity = nullity(power, terms) / conjugates;
            nullities.add(nullity);
        }
        return nullities;
    }

    /** The last but one. */
    private static int before(List<Integer> nullities) {
        return nullities.size() < 2 ? 0 : nullities.get(nullities.size() - 2);
    }

    /** K − λI, or for a complex λ the real (K − λI)(K − λ̄I), which vanishes for the conjugate too. */
    private DMatrixRMaj vanishing(Complex lambda) {
        DMatrixRMaj shifted = matrix.copy();
        shift(shifted, -lambda.getReal());
        if (lambda.getImaginary() == 0) {
            return shifted;
        }
        DMatrixRMaj squared = new DMatrixRMaj(matrix.numRows, matrix.numRows);
        CommonOps_DDRM.mult(shifted, shifted, squared);
        shift(squared, lambda.getImaginary() * lambda.getImaginary());
        return squared;
    }

    private static void shift(DMatrixRMaj matrix, double shift) {
        for (int i = 0; i < matrix.numRows; i++) {
            matrix.add(i, i, shift);
        }
    }

    private static int nullity(DMatrixRMaj power, double terms) {
        double zero = RANK_TOLERANCE * power.numRows * terms;
        return (int) Arrays.stream(SingularOps_DDRM.singularValues(power))
                .filter(value -> value <= zero)
                .count();
    }
}
