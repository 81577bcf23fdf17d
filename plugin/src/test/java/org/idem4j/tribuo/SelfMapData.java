package org.idem4j.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Small self-map data sets for tests. */
public final class SelfMapData {

    private static final RegressionFactory FACTORY = new RegressionFactory();

    private SelfMapData() {}

    /** Names that sort as they are numbered. */
    public static String[] names(int dimension) {
        return IntStream.range(0, dimension).mapToObj("sensor%03d"::formatted).toArray(String[]::new);
    }

    /** Rows on a curved surface of two latent variables, input = target. */
    public static Dataset<Regressor> curved(int dimension, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double[] values = new double[dimension];
            for (int c = 0; c < dimension; c++) {
                values[c] = Math.sin(a * (c + 1)) + (c % 3) * Math.cos(b + c) + 0.3 * a * b;
            }
            examples.add(example(names(dimension), values, values));
        }
        return dataset(examples);
    }

    /** An example with its own target. */
    public static Example<Regressor> example(String[] names, double[] inputs, double[] targets) {
        return new ArrayExample<>(new Regressor(names, targets), names, inputs);
    }

    /** A data set of examples. */
    public static Dataset<Regressor> dataset(List<Example<Regressor>> examples) {
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("test data", FACTORY), FACTORY);
        dataset.addAll(examples);
        return dataset;
    }
}
