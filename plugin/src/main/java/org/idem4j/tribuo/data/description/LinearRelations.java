package org.idem4j.tribuo.data.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Columns that follow linearly from those before them: a Cholesky factor of the correlations grows by a column at a time, and a
 * column of which it leaves less than a thousandth of the variance is regressed instead of joining it.
 */
final class LinearRelations {

    /** The share of the variance that the others explain. */
    static final double EXPLAINED = 0.999;
    /** Rows for each column: with fewer any column follows from enough others. */
    private static final int ROWS_PER_COLUMN = 5;

    private static final int MOST_COLUMNS = 1000;
    private static final int NAMED = 5;

    private final List<Integer> base = new ArrayList<>();
    private final List<double[]> factor = new ArrayList<>();
    private final double[][] correlations;

    /** Column and share: what a column follows from. */
    record Relation(List<Integer> from, boolean more, double explained) {}

    private LinearRelations(double[][] correlations) {
        this.correlations = correlations;
    }

    /**
     * Finds them.
     *
     * @param sample Rows; those without all of the columns are left out.
     * @param columns The columns to look at, in order.
     * @return By column what it follows from; none where there are too few whole rows to tell.
     */
    static Map<Integer, Relation> of(RowSample sample, int[] columns) {
        double[][] rows = IntStream.range(0, sample.size())
                .mapToObj(i ->
                        IntStream.of(columns).mapToDouble(c -> sample.row(i)[c]).toArray())
                .filter(row -> IntStream.range(0, row.length).noneMatch(c -> Double.isNaN(row[c])))
                .toArray(double[][]::new);
        int n = columns.length;
        Map<Integer, Relation> relations = new HashMap<>();
        if (n < 2 || n > MOST_COLUMNS || rows.length < ROWS_PER_COLUMN * n) {
            return relations;
        }
        LinearRelations search = new LinearRelations(correlations(rows, n));
        for (int c = 0; c < n; c++) {
            Relation relation = search.join(c);
            if (relation != null) {
                relations.put(
                        columns[c],
                        new Relation(
                                relation.from().stream().map(i -> columns[i]).toList(),
                                relation.more(),
                                relation.explained()));
            }
        }
        return relations;
    }

    private static double[][] correlations(double[][] rows, int n) {
        double[] means = new double[n];
        for (double[] row : rows) {
            for (int c = 0; c < n; c++) {
                means[c] += row[c] / rows.length;
            }
        }
        double[][] products = new double[n][n];
        for (double[] row : rows) {
            for (int a = 0; a < n; a++) {
                double centred = row[a] - means[a];
                for (int b = 0; b <= a; b++) {
                    products[a][b] += centred * (row[b] - means[b]);
                }
            }
        }
        double[][] correlations = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                double scale = Math.sqrt(products[a][a]) * Math.sqrt(products[b][b]);
                correlations[a][b] = scale > 0 ? products[a][b] / scale : 0;
                correlations[b][a] = correlations[a][b];
            }
        }
        return correlations;
    }

    /** Joins a column to the base, unless it follows from it. */
    private Relation join(int column) {
        int k = base.size();
        double[] row = new double[k + 1];
        double left = correlations[column][column];
        if (left == 0) {
            return null; // constant in these rows
        }
        for (int i = 0; i < k; i++) {
            double sum = correlations[column][base.get(i)];
            for (int j = 0; j < i; j++) {
                sum -= row[j] * factor.get(i)[j];
            }
            row[i] = sum / factor.get(i)[i];
            left -= row[i] * row[i];
        }
        if (left > 1 - EXPLAINED) {
            row[k] = Math.sqrt(left);
            factor.add(row);
            base.add(column);
            return null;
        }
        return relation(coefficients(row, k), Math.min(1, 1 - left));
    }

    /** Solves for the standardised coefficients of the regression. */
    private double[] coefficients(double[] row, int k) {
        double[] coefficients = new double[k];
        for (int i = k - 1; i >= 0; i--) {
            double sum = row[i];
            for (int j = i + 1; j < k; j++) {
                sum -= factor.get(j)[i] * coefficients[j];
            }
            coefficients[i] = sum / factor.get(i)[i];
        }
        return coefficients;
    }

    private Relation relation(double[] coefficients, double explained) {
        double largest = IntStream.range(0, coefficients.length)
                .mapToDouble(i -> Math.abs(coefficients[i]))
                .max()
                .orElse(0);
        List<Integer> from = IntStream.range(0, coefficients.length)
                .filter(i -> Math.abs(coefficients[i]) > 0.02 * largest)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(coefficients[i])))
                .map(base::get)
                .toList();
        return new Relation(from.subList(0, Math.min(NAMED, from.size())), from.size() > NAMED, explained);
    }
}
