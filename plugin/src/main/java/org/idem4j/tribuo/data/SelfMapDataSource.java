package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Config;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.DataSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.OutputFactory;
import org.tribuo.Trainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Turns any source into a self-map: the output of each example becomes its own features, under the names of all features
 * that occur in the source; an absent feature is zero. Outputs that already are such a self-map's are kept, so that inputs
 * and targets may differ. The inputs may be corrupted, the same way at every reading.
 */
public final class SelfMapDataSource implements RowBlockSource {

    private static final RegressionFactory FACTORY = new RegressionFactory();

    @Config(mandatory = true, description = "The source of the examples, of any output type.")
    private ConfigurableDataSource<?> source;

    @Config(description = "What to do to the inputs; nothing by default.")
    private Corruption corruption;

    @Config(
            description =
                    "Corrupt in units of the columns' deviations, as a trainer that standardises does; else in raw units.")
    private boolean standardize = true;

    @Config(description = "The seed of the corruption.")
    private long seed = Trainer.DEFAULT_SEED;

    /** For OLCUT. */
    private SelfMapDataSource() {}

    /**
     * A self-map of a source, its inputs as they are.
     *
     * @param source The source, of any output type; a model can be reproduced if it is a {@link ConfigurableDataSource}.
     */
    public SelfMapDataSource(DataSource<?> source) {
        this(source, null, Trainer.DEFAULT_SEED);
    }

    /**
     * A self-map of a source with corrupted inputs.
     *
     * @param source The source, of any output type; a model can be reproduced if it is a {@link ConfigurableDataSource}.
     * @param corruption What to do to the inputs, or null.
     * @param seed The seed of the corruption.
     */
    public SelfMapDataSource(DataSource<?> source, Corruption corruption, long seed) {
        this.source = GivenDataSource.of(source);
        this.corruption = corruption;
        this.seed = seed;
    }

    /**
     * A self-map of a data set, its inputs as they are.
     *
     * @param dataset The data set as it was read, of any output type.
     * @throws IllegalArgumentException If it is a part of another or was transformed.
     */
    public SelfMapDataSource(Dataset<?> dataset) {
        this(dataset, null, Trainer.DEFAULT_SEED);
    }

    /**
     * A self-map of a data set with corrupted inputs.
     *
     * @param dataset The data set as it was read, of any output type.
     * @param corruption What to do to the inputs, or null.
     * @param seed The seed of the corruption.
     * @throws IllegalArgumentException If it is a part of another or was transformed.
     */
    public SelfMapDataSource(Dataset<?> dataset, Corruption corruption, long seed) {
        this(GivenDataSource.of(dataset), corruption, seed);
    }

    @Override
    public Iterator<Example<Regressor>> iterator() {
        List<Example<?>> examples = new ArrayList<>();
        TreeSet<String> union = new TreeSet<>();
        for (Example<?> example : source) {
            examples.add(example);
            for (Feature feature : example) {
                union.add(feature.getName());
            }
        }
        String[] names = union.toArray(String[]::new);
        List<Example<Regressor>> selfMaps = new ArrayList<>();
        for (Example<?> example : examples) {
            selfMaps.add(selfMap(example, names));
        }
        return (corruption == null ? selfMaps : corrupted(selfMaps, names)).iterator();
    }

    private static Example<Regressor> selfMap(Example<?> example, String[] names) {
        Regressor output = example.getOutput() instanceof Regressor given && Arrays.equals(given.getNames(), names)
                ? given
                : new Regressor(names, dense(example, names));
        Example<Regressor> selfMap = new ArrayExample<>(output, example.getWeight(), example.getMetadata());
        for (Feature feature : example) {
            selfMap.add(feature);
        }
        return selfMap;
    }

    /** The features' values by name; absent ones zero. */
    private static double[] dense(Example<?> example, String[] names) {
        double[] values = new double[names.length];
        for (Feature feature : example) {
            values[Arrays.binarySearch(names, feature.getName())] = feature.getValue();
        }
        return values;
    }

    /** Which features an example lacks: zeros where its output says so, missing cells where not. */
    private static boolean[] absent(Example<Regressor> example, String[] names) {
        boolean[] absent = new boolean[names.length];
        Arrays.fill(absent, true);
        for (Feature feature : example) {
            absent[Arrays.binarySearch(names, feature.getName())] = false;
        }
        return absent;
    }

    private List<Example<Regressor>> corrupted(List<Example<Regressor>> examples, String[] names) {
        int n = names.length;
        float[] inputs = new float[Math.multiplyExact(examples.size(), n)];
        float[] targets = new float[inputs.length];
        boolean[] missing = new boolean[inputs.length];
        for (int row = 0; row < examples.size(); row++) {
            double[] x = dense(examples.get(row), names);
            double[] y = examples.get(row).getOutput().getValues();
            boolean[] absent = absent(examples.get(row), names);
            for (int c = 0; c < n; c++) {
                missing[row * n + c] = absent[c] && y[c] != 0;
                inputs[row * n + c] = (float) x[c];
                targets[row * n + c] = (float) y[c];
            }
        }
        float[] raw = corrupted(inputs, targets, n);
        List<Example<Regressor>> result = new ArrayList<>();
        for (int row = 0; row < examples.size(); row++) {
            Example<Regressor> clean = examples.get(row);
            List<Feature> features = new ArrayList<>(n);
            for (int c = 0; c < n; c++) {
                if (!missing[row * n + c]) {
                    features.add(new Feature(names[c], raw[row * n + c]));
                }
            }
            Example<Regressor> example = new ArrayExample<>(clean.getOutput(), clean.getWeight(), clean.getMetadata());
            example.addAll(features); // in one go: an example sorts itself at each that is added
            result.add(example);
        }
        return result;
    }

    /** The inputs, corrupted; written over in raw units. */
    private float[] corrupted(float[] inputs, float[] targets, int n) {
        if (!standardize) {
            corruption.corrupt(inputs, n, new SplittableRandom(seed));
            return inputs;
        }
        Standardisation units = Standardisation.of(targets, n);
        float[] damaged = units.standardise(inputs);
        corruption.corrupt(damaged, n, new SplittableRandom(seed));
        boolean[] constant = constant(targets, n);
        for (int i = 0; i < damaged.length; i++) {
            // An untouched cell keeps its every bit, and so does one of a column that has no deviation to measure
            // damage by.
            boolean kept = constant[i % n] || damaged[i] == units.standardise(inputs[i], i % n);
            damaged[i] = kept ? inputs[i] : units.restore(damaged[i], i % n);
        }
        return damaged;
    }

    @Override
    public Optional<RowBlock> block() {
        return block(RowProgress.NONE);
    }

    @Override
    public Optional<RowBlock> block(RowProgress progress) {
        return RowBlockSource.of(source, progress).map(rows -> {
            if (corruption == null) {
                return rows;
            }
            float[] inputs = rows.inputs();
            float[] targets = rows.isOwnTarget() && standardize && !hasGaps(inputs) ? inputs : rows.targets();
            boolean[] missing = missing(inputs, targets);
            float[] raw = corrupted(inputs, targets, rows.names().size());
            for (int i = 0; missing.length > 0 && i < raw.length; i++) {
                raw[i] = missing[i] ? Float.NaN : raw[i];
            }
            return new FloatRows(rows, raw);
        });
    }

    private static boolean hasGaps(float[] rows) {
        for (float value : rows) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /** Takes missing inputs for zeros; where these are to stay missing, as in {@link #absent}. Empty where none are. */
    private static boolean[] missing(float[] inputs, float[] targets) {
        boolean[] missing = {};
        for (int i = 0; i < inputs.length; i++) {
            if (Float.isNaN(inputs[i])) {
                missing = missing.length == 0 ? new boolean[inputs.length] : missing;
                missing[i] = targets[i] != 0;
                inputs[i] = 0;
            }
        }
        return missing;
    }

    /**
     * The same in raw units: what the corruption does is not measured in the columns' deviations.
     *
     * @return A new source.
     */
    public SelfMapDataSource inRawUnits() {
        SelfMapDataSource raw = new SelfMapDataSource(source, corruption, seed);
        raw.standardize = false;
        return raw;
    }

    /** Which columns are the same in all rows that know them: those of a rare category, say. */
    private static boolean[] constant(float[] rows, int n) {
        boolean[] constant = new boolean[n];
        for (int c = 0; c < n; c++) {
            float first = Float.NaN;
            constant[c] = true;
            for (int i = c; i < rows.length; i += n) {
                first = Float.isNaN(first) ? rows[i] : first;
                constant[c] &= Float.isNaN(rows[i]) || rows[i] == first;
            }
        }
        return constant;
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
        return "SelfMapDataSource(source=" + source + ")";
    }
}
