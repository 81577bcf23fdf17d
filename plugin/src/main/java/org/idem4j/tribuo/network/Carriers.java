package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns that carry a code, and all others.
 *
 * @param columns Those that carry it, ascending.
 * @param others The others, ascending.
 */
record Carriers(List<Integer> columns, List<Integer> others) {

    private static Carriers of(int dimension, List<Integer> columns) {
        Set<Integer> carrying = new HashSet<>(columns);
        return new Carriers(
                columns,
                IntStream.range(0, dimension)
                        .filter(column -> !carrying.contains(column))
                        .boxed()
                        .toList());
    }

    /** Evenly among all columns. */
    static Carriers spread(int dimension, int count) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add((int) ((long) i * dimension / count));
        }
        return of(dimension, columns);
    }

    /** Those of least variance over the rows, of equal ones the first. */
    static Carriers leastVarying(TargetRows targets, int count) {
        double[] variances = targets.variances();
        return of(
                targets.dimension(),
                IntStream.range(0, variances.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(column -> variances[column]))
                        .limit(count)
                        .sorted()
                        .toList());
    }

    /** Columns of ones and zeros that span them, [dimension × count]. */
    float[] span(int dimension) {
        float[] span = new float[dimension * columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            span[columns.get(i) * columns.size() + i] = 1;
        }
        return span;
    }
}
