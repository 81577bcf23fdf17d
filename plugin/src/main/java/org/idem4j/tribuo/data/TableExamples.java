package org.idem4j.tribuo.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/** A table's rows as examples: of a missing cell the feature is absent. */
final class TableExamples {

    private final String[] names;
    private final List<Example<Regressor>> examples = new ArrayList<>();

    /**
     * No rows yet.
     *
     * @param names The names of the examples' features.
     */
    TableExamples(List<String> names) {
        this.names = names.toArray(String[]::new);
    }

    /** Adds a row of inputs x and targets y, NaN where a cell is missing; not every input is. */
    void add(double[] x, double[] y) {
        examples.add(example(names, x, y.clone()));
    }

    /**
     * A row as an example.
     *
     * @param y Becomes the output's.
     */
    static Example<Regressor> example(String[] names, double[] x, double[] y) {
        Regressor output = new Regressor(names, y);
        int[] there =
                IntStream.range(0, x.length).filter(c -> !Double.isNaN(x[c])).toArray();
        return there.length == x.length
                ? new ArrayExample<>(output, names, x.clone())
                : new ArrayExample<>(
                        output,
                        Arrays.stream(there).mapToObj(c -> names[c]).toArray(String[]::new),
                        Arrays.stream(there).mapToDouble(c -> x[c]).toArray());
    }

    List<Example<Regressor>> all() {
        return examples;
    }
}
