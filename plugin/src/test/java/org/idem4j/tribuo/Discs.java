package org.idem4j.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

/** Small images to train on. */
final class Discs {

    static final ImageShape SHAPE = new ImageShape(2, 8, 8);
    private static final int N = SHAPE.size();

    private Discs() {}

    /** Discs of light: the place of each and how bright it is are all that differs. */
    static float[] rows(int rows) {
        SplittableRandom random = new SplittableRandom(4);
        float[] values = new float[rows * N];
        for (int row = 0; row < rows; row++) {
            double y = 7 * random.nextDouble();
            double x = 7 * random.nextDouble();
            double[] light = {random.nextDouble(), random.nextDouble()};
            for (int i = 0; i < N; i++) {
                double distance = Math.hypot(i % 64 / 8 - y, i % 8 - x);
                values[row * N + i] = (float) (2 * light[i / 64] / (1 + Math.exp(2 * (distance - 2))) - 0.5);
            }
        }
        return values;
    }

    static Dataset<Regressor> dataset(float[] rows) {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int from = 0; from < rows.length; from += N) {
            double[] row = new double[N];
            for (int i = 0; i < N; i++) {
                row[i] = rows[from + i];
            }
            examples.add(SelfMapData.example(SelfMapData.names(N), row, row));
        }
        return SelfMapData.dataset(examples);
    }
}
