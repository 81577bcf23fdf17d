package org.idem4j.tribuo.data;

import static org.idem4j.tribuo.configuration.Setting.require;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.idem4j.tribuo.configuration.JavaMemory;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Example;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * A table for trials: rows on a curved surface drawn at random, x = Vᵀ sin(Wz + b) with z uniform in [−1, 1]ᵏ. The entries of
 * W are from N(0, 2.4²/k), of b from N(0, 0.7²), of V [24 × n] from N(0, 1/24). Equal settings give the same rows everywhere.
 */
public final class SurfaceDataSource implements ConfigurableDataSource<Regressor> {

    private static final RegressionFactory FACTORY = new RegressionFactory();
    private static final int WAVES = 24;

    @Config(description = "n, the columns.")
    private int columns = 16;

    @Config(description = "k, the dimension of the surface.")
    private int latent = 4;

    @Config(description = "The rows.")
    private int rows = 2500;

    @Config(description = "The seed of the surface and of the rows on it.")
    private long seed = 1;

    /** For OLCUT. */
    private SurfaceDataSource() {}

    /**
     * A surface.
     *
     * @param columns n, at least 2.
     * @param latent k, from 1 to n − 1.
     * @param rows The rows, at least 1.
     * @param seed The seed of the surface and of the rows on it.
     * @throws PropertyException If a number is out of its bounds.
     */
    public SurfaceDataSource(int columns, int latent, int rows, long seed) {
        this.columns = columns;
        this.latent = latent;
        this.rows = rows;
        this.seed = seed;
        postConfig();
    }

    @Override
    public void postConfig() {
        require(columns >= 2, "columns", "A surface needs at least two columns, not " + columns + ".");
        require(
                latent >= 1 && latent < columns,
                "latent",
                "The surface's dimension must be from 1 to " + (columns - 1) + ", one less than the columns, but is "
                        + latent + ".");
        require(rows >= 1, "rows", "A table needs at least one row, not " + rows + ".");
        double bytes = (rows + (double) WAVES) * columns * 2 * Double.BYTES;
        require(
                JavaMemory.holds(bytes),
                "rows",
                "A table of " + rows + " rows and " + columns + " columns " + JavaMemory.shortage(bytes) + ".");
    }

    @Override
    public Iterator<Example<Regressor>> iterator() {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] w = normal(WAVES, latent, 2.4 / Math.sqrt(latent), random);
        double[][] b = normal(1, WAVES, 0.7, random);
        double[][] v = normal(WAVES, columns, 1 / Math.sqrt(WAVES), random);
        String[] names = IntStream.rangeClosed(1, columns)
                .mapToObj("column%03d"::formatted)
                .toArray(String[]::new);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double[] z = random.doubles(latent, -1, 1).toArray();
            double[] x = new double[columns];
            for (int h = 0; h < WAVES; h++) {
                double wave = b[0][h];
                for (int i = 0; i < latent; i++) {
                    wave += w[h][i] * z[i];
                }
                double height = StrictMath.sin(wave);
                for (int c = 0; c < columns; c++) {
                    x[c] += height * v[h][c];
                }
            }
            examples.add(new ArrayExample<>(new Regressor(names, x), names, x.clone()));
        }
        return examples.iterator();
    }

    private static double[][] normal(int count, int length, double deviation, SplittableRandom random) {
        double[][] values = new double[count][length];
        for (double[] row : values) {
            for (int i = 0; i < length; i++) {
                row[i] = deviation * random.nextGaussian();
            }
        }
        return values;
    }

    @Override
    public OutputFactory<Regressor> getOutputFactory() {
        return FACTORY;
    }

    @Override
    public DataSourceProvenance getProvenance() {
        return SourceProvenance.of(this);
    }

    @Override
    public String toString() {
        return "SurfaceDataSource(columns=" + columns + ",latent=" + latent + ",rows=" + rows + ",seed=" + seed + ")";
    }
}
