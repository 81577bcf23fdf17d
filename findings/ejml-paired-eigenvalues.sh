#!/usr/bin/env bash
# EJML finds no eigenvalues for about one in a hundred matrices whose eigenvalues lie in pairs ±λ; a shift cures it.
#
# Library   ejml-ddense 0.46.1, DecompositionFactory_DDRM.eig for matrices that are not symmetric
# Expected  The eigenvalues of any real matrix of this size.
# Seen      2026-11-29: of random matrices [[0, A], [B, 0]] of size 12, whose spectrum is symmetric about 0, decompose() gives
#           up (returns false) on some; on none of the same matrices plus I/8, and on none of full random matrices. The
#           smallest polynomial found has a companion matrix of size 6, x⁶ − 3x² + 2.
# Matters   Such spectra are everyday ones: bipartite graphs, Hamiltonian matrices, companion matrices of odd or even
#           polynomials, such as a corrector p(K) = 3K² − 2K³ about ½. Ask for
#           the eigenvalues of the matrix plus sI and take s off.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java org.ejml:ejml-ddense:0.46.1 <<'JAVA'
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

public class Finding {
    private static final int HALF = 6;

    static boolean found(DMatrixRMaj matrix, double shift) {
        DMatrixRMaj shifted = matrix.copy();
        for (int i = 0; i < shifted.numRows; i++) {
            shifted.add(i, i, shift);
        }
        return DecompositionFactory_DDRM.eig(shifted.numRows, false).decompose(shifted);
    }

    static DMatrixRMaj random(Random random, boolean paired) {
        DMatrixRMaj matrix = new DMatrixRMaj(2 * HALF, 2 * HALF);
        for (int i = 0; i < 2 * HALF; i++) {
            for (int j = 0; j < 2 * HALF; j++) {
                if (!paired || i / HALF != j / HALF) {
                    matrix.set(i, j, random.nextGaussian());
                }
            }
        }
        return matrix;
    }

    public static void main(String[] arguments) {
        Random random = new Random(1);
        int[] failed = new int[3];
        for (int i = 0; i < 5000; i++) {
            DMatrixRMaj paired = random(random, true);
            failed[0] += found(paired, 0) ? 0 : 1;
            failed[1] += found(paired, 0.125) ? 0 : 1;
            failed[2] += found(random(random, false), 0) ? 0 : 1;
        }
        System.out.printf("of 5000: paired %d, paired and shifted %d, full %d failed%n", failed[0], failed[1], failed[2]);

        DMatrixRMaj companion = new DMatrixRMaj(6, 6);
        for (int i = 1; i < 6; i++) {
            companion.set(i, i - 1, 1);
        }
        companion.set(0, 5, -2);
        companion.set(2, 5, 3);
        System.out.println("roots of x^6 - 3x^2 + 2: " + found(companion, 0) + ", shifted: " + found(companion, 0.125));
    }
}
JAVA

expect <<'SEEN'
of 5000: paired 46, paired and shifted 0, full 0 failed
roots of x^6 - 3x^2 + 2: false, shifted: true
SEEN
