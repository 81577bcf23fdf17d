package org.idem4j.tribuo.evaluation;

import java.util.Optional;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/**
 * How many directions a set of rows really uses: e to the entropy of the normalised singular values of the centred rows
 * (Roy &amp; Vetterli 2007). One for rows on a line, n for rows spread alike in all n directions, zero for a constant.
 */
public final class EffectiveRank {

    private EffectiveRank() {}

    /**
     * The effective rank of outputs in their own units.
     *
     * @param rows Row-major, [rows × columns].
     * @param columns The columns.
     * @return From 0 to the smaller of rows and columns; NaN if a value is not finite.
     */
    public static double of(float[] rows, int columns) {
        double[][] centred = new double[rows.length / columns][columns];
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            for (int r = 0; r < centred.length; r++) {
                mean += (double) rows[r * columns + c] - rows[c];
            }
            mean /= centred.length;
            for (int r = 0; r < centred.length; r++) {
                centred[r][c] = (double) rows[r * columns + c] - rows[c] - mean;
            }
        }
        return of(centred);
    }

    /**
     * The effective rank.
     *
     * @param rows Rows of columns, centred and in comparable units.
     */
    static double of(double[][] rows) {
        if (rows.length == 0) {
            return 0;
        }
        double[][] gram = rows.length < rows[0].length ? gram(rows) : gram(transposed(rows));
        if (!(trace(gram) > 0) || Double.isInfinite(trace(gram))) {
            return trace(gram) == 0 ? 0 : Double.NaN;
        }
        Optional<DenseMatrix.EigenDecomposition> decomposed =
                DenseMatrix.createDenseMatrix(gram).eigenDecomposition();
        if (decomposed.isEmpty()) {
            return Double.NaN; // numbers so far apart that it does not converge; the other measurements stand
        }
        DenseVector eigenvalues = decomposed.get().eigenvalues();
        double sum = 0;
        for (int i = 0; i < eigenvalues.size(); i++) {
            sum += Math.sqrt(Math.max(0, eigenvalues.get(i)));
        }
        double entropy = 0;
        for (int i = 0; i < eigenvalues.size(); i++) {
            double share = Math.sqrt(Math.max(0, eigenvalues.get(i))) / sum;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return Math.exp(entropy);
    }

    private static double trace(double[][] square) {
        double trace = 0;
        for (int i = 0; i < square.length; i++) {
            trace += square[i][i];
        }
        return trace;
    }

    /** The inner products of all pairs. */
    private static double[][] gram(double[][] vectors) {
        double[][] gram = new double[vectors.length][vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k < vectors[i].length; k++) {
                    product += vectors[i][k] * vectors[j][k];
                }
                gram[i][j] = product;
                gram[j][i] = product;
            }
        }
        return gram;
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                columns[c][r] = rows[r][c];
            }
        }
        return columns;
    }
}
