package org.idem4j.onnx.selfmap;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.regression.Regressor;

/**
 * The correspondence between features and output dimensions that makes f: R<sup>n</sup> → R<sup>n</sup> a self-map:
 * every output dimension has the name of exactly one feature. A row is a dense {@code float[n]} whose column is the
 * feature id, for inputs and outputs alike, so that f can be applied to its own result.
 *
 * <p>The names are compared through {@link ImmutableFeatureMap#getID(String)}, so hashed feature maps work and neither
 * side's ids need to be in any order. Immutable and safe for threads.
 */
public final class SelfMap {

    private final ImmutableFeatureMap features;
    private final List<String> names;
    private final String[] sortedNames;
    private final int[] columnOfSorted;
    private final double[] unknownVariances;

    /** Threads may see an older one; each is complete and right. */
    private FeatureOrder latest = FeatureOrder.none();

    private SelfMap(ImmutableFeatureMap features, String[] names) {
        this.features = features;
        this.names = List.of(names);
        // Regressors keep their dimensions in the natural order of the names.
        int[] order = IntStream.range(0, names.length)
                .boxed()
                .sorted((a, b) -> names[a].compareTo(names[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.columnOfSorted = order;
        this.sortedNames = Arrays.stream(order).mapToObj(c -> names[c]).toArray(String[]::new);
        this.unknownVariances = new double[names.length];
        Arrays.fill(unknownVariances, Double.NaN);
    }

    /**
     * Matches the features with the output dimensions.
     *
     * @param features The feature map of the data set or model.
     * @param outputs The output dimensions of the data set or model.
     * @return The self-map; column = feature id.
     * @throws IllegalArgumentException If the two are not the same set of names; the message says which differ.
     */
    public static SelfMap of(ImmutableFeatureMap features, ImmutableOutputInfo<Regressor> outputs) {
        return new SelfMap(features, SameNames.match(features, outputs));
    }

    /**
     * The dimension n of the space.
     *
     * @return n.
     */
    public int dimension() {
        return names.size();
    }

    /**
     * The names of the columns, unhashed, in the order of the feature ids.
     *
     * @return n names, unmodifiable.
     */
    public List<String> names() {
        return names;
    }

    /**
     * Where some columns are.
     *
     * @param columns Names of columns.
     * @return For each its column in a row.
     * @throws IllegalArgumentException If one is none of the names.
     */
    public int[] columnsOf(List<String> columns) {
        Map<String, Integer> places = new HashMap<>();
        names().forEach(name -> places.put(name, places.size()));
        return columns.stream()
                .mapToInt(column -> {
                    Integer place = places.get(column);
                    if (place == null) {
                        throw new IllegalArgumentException("'" + column + "' is not one of the columns.");
                    }
                    return place;
                })
                .toArray();
    }

    /**
     * For each output id the column (feature id) that holds its value.
     *
     * @param outputs The output dimensions, the same set of names as this self-map's.
     * @return n columns, indexed by output id.
     */
    public int[] columnsByOutputId(ImmutableOutputInfo<Regressor> outputs) {
        int[] columns = new int[dimension()];
        for (Pair<Integer, Regressor> output : outputs) {
            columns[output.getA()] = features.getID(output.getB().getNames()[0]);
        }
        return columns;
    }

    /**
     * Writes an example's features as a dense row. An absent feature is zero, as everywhere in Tribuo; an unknown one is
     * ignored.
     *
     * @param example The example, of any output.
     * @param row Where to write; [offset, offset + n) is overwritten.
     * @param offset The first index.
     * @return How many features were known.
     * @throws IllegalArgumentException If a known feature is not finite as a float; the message names it.
     */
    public int copyFeatures(Example<?> example, float[] row, int offset) {
        return copyFeatures(example, 0, row, offset);
    }

    /**
     * The same with another value for an absent feature.
     *
     * @param example The example, of any output.
     * @param absent What stands for an absent feature, NaN for a missing cell.
     * @param row Where to write; [offset, offset + n) is overwritten.
     * @param offset The first index.
     * @return How many features were known.
     * @throws IllegalArgumentException If a known feature is not finite as a float; the message names it.
     */
    public int copyFeatures(Example<?> example, float absent, float[] row, int offset) {
        if (latest.copy(example, row, offset)) {
            return dimension();
        }
        Arrays.fill(row, offset, offset + dimension(), absent);
        int known = 0;
        for (Feature feature : example) {
            int column = features.getID(feature.getName());
            if (column >= 0) {
                row[offset + column] = finite(feature.getName(), feature.getValue(), "feature");
                known++;
            }
        }
        if (known == dimension() && example.size() == known) {
            latest = FeatureOrder.of(example, features);
        }
        return known;
    }

    /**
     * Writes a regressor's values as a dense row.
     *
     * @param output The regressor.
     * @param row Where to write; [offset, offset + n) is overwritten.
     * @param offset The first index.
     * @throws IllegalArgumentException If its dimensions are not this self-map's, or a value is not finite as a float.
     */
    public void copyTarget(Regressor output, float[] row, int offset) {
        copyTarget(output, false, row, offset);
    }

    /**
     * The same where values may be unknown.
     *
     * @param output The regressor.
     * @param unknown Whether NaN may stand for a value that is not known.
     * @param row Where to write; [offset, offset + n) is overwritten.
     * @param offset The first index.
     * @throws IllegalArgumentException If its dimensions are not this self-map's, or a value is not finite as a float, but
     *     for NaN where it may.
     */
    public void copyTarget(Regressor output, boolean unknown, float[] row, int offset) {
        String[] present = output.getNames();
        if (!hasDimensions(present)) {
            throw new IllegalArgumentException(
                    "The example's output has the dimensions " + SameNames.counted(List.of(present))
                            + ", the self-map has " + SameNames.counted(List.of(sortedNames)) + ".");
        }
        double[] values = output.getValues();
        boolean finite = true;
        for (int i = 0; i < values.length; i++) {
            float value = (float) values[i];
            finite &= Math.abs(value) <= Float.MAX_VALUE;
            row[offset + columnOfSorted[i]] = value;
        }
        for (int i = 0; !finite && i < values.length; i++) {
            if (!unknown || !Double.isNaN(values[i])) {
                finite(present[i], values[i], "output dimension");
            }
        }
    }

    private boolean hasDimensions(String[] present) {
        if (present.length != sortedNames.length) {
            return false;
        }
        for (int i = 0; i < present.length; i++) {
            if (present[i] != sortedNames[i] && !present[i].equals(sortedNames[i])) {
                return false;
            }
        }
        return true;
    }

    private static float finite(String name, double value, String what) {
        float single = (float) value;
        if (!Float.isFinite(single)) {
            throw new IllegalArgumentException("The " + what + " '" + name + "' is " + value
                    + ", which is not a finite 32-bit number; remove or repair the example before this step.");
        }
        return single;
    }

    /**
     * Reads a regressor from a dense row.
     *
     * @param row The row's array.
     * @param offset The row's first index.
     * @return A regressor with the output dimensions' names.
     */
    public Regressor regressor(float[] row, int offset) {
        double[] values = new double[sortedNames.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[offset + columnOfSorted[i]];
        }
        return new Regressor(sortedNames, values, unknownVariances);
    }
}
