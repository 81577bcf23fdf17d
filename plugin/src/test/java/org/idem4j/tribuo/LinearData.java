package org.idem4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

/** Rows along known directions, for tests of linear models. */
final class LinearData {

    static final int N = 6;

    private LinearData() {}

    /** Deviations 5, 3, 2, 0.5, 0.3 and 0.2 along directions that are no columns, around means of 0 to 5. */
    static List<double[]> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] deviations = {5, 3, 2, 0.5, 0.3, 0.2};
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            double[] values = new double[N];
            Arrays.setAll(values, c -> c);
            for (int k = 0; k < N; k++) {
                double latent = deviations[k] * random.nextGaussian();
                for (int c = 0; c < N; c++) {
                    values[c] += latent * direction(k, c);
                }
            }
            rows.add(values);
        }
        return rows;
    }

    /** The discrete cosine transform, an orthogonal matrix. */
    static double direction(int k, int c) {
        return Math.sqrt((k == 0 ? 1.0 : 2.0) / N) * Math.cos(Math.PI * k * (2 * c + 1) / (2 * N));
    }

    static Dataset<Regressor> selfMap(List<double[]> rows) {
        return paired(rows, rows);
    }

    static Dataset<Regressor> paired(List<double[]> inputs, List<double[]> targets) {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int n = inputs.get(i).length;
            examples.add(SelfMapData.example(SelfMapData.names(n), inputs.get(i), targets.get(i)));
        }
        return SelfMapData.dataset(examples);
    }

    static List<double[]> centred(List<double[]> rows) {
        double[] means = new double[rows.get(0).length];
        rows.forEach(row -> Arrays.setAll(means, c -> means[c] + row[c] / rows.size()));
        return rows.stream()
                .map(row -> {
                    double[] centred = new double[row.length];
                    Arrays.setAll(centred, c -> row[c] - means[c]);
                    return centred;
                })
                .toList();
    }

    /** What the provenance says of the run. */
    static String fact(IdempotentModel model, String key) {
        return ((PrimitiveProvenance<?>)
                        model.getProvenance().getInstanceProvenance().getMap().get(key))
                .getValue()
                .toString();
    }
}
