package org.idem4j.onnx.selfmap;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** How many names an error message lists before it says how many more there are. */
    private static final int NAMES_SHOWN = 5;

    private final ImmutableFeatureMap features;
    private final List<String> names;
    private final String[] sortedNames;
    private final int[] columnOfSorted;
    private final double[] unknownVariances;

    /** Threads may see an older one; each is complete and right. */
    private Layout layout = new Layout(new String[0], new int[0]);

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
        String[] dimensions = dimensions(outputs);
        String[] names = new String[features.size()];
        int missing = 0;
        for (String dimension : dimensions) {
            int column = features.getID(dimension);
            if (column >= 0 && names[column] == null) {
                names[column] = dimension;
            } else {
                missing++;
            }
        }
        if (missing > 0 || Arrays.asList(names).contains(null)) {
            throw new IllegalArgumentException(difference(features, dimensions, names));
        }
        return new SelfMap(features, names);
    }

    private static String[] dimensions(ImmutableOutputInfo<Regressor> outputs) {
        Stream.Builder<String> builder = Stream.builder();
        for (Pair<Integer, Regressor> output : outputs) {
            builder.add(output.getB().getNames()[0]);
        }
        return builder.build().toArray(String[]::new);
    }

    private static String difference(ImmutableFeatureMap features, String[] dimensions, String[] matched) {
        List<String> noFeature = Arrays.stream(dimensions)
                .filter(d -> features.getID(d) < 0)
                .sorted()
                .toList();
        List<String> noOutput = IntStream.range(0, matched.length)
                .filter(c -> matched[c] == null)
                .mapToObj(c -> features.get(c).getName())
                .sorted()
                .toList();
        return "Not a self-map: the features and the output dimensions must have the same names, but of "
                + features.size() + " features " + counted(noOutput) + " have no output dimension, and of "
                + dimensions.length + " output dimensions " + counted(noFeature) + " have no feature."
                + " Wrap the data source in a SelfMapDataSource, or name the outputs as the features.";
    }

    private static String counted(List<String> names) {
        if (names.isEmpty()) {
            return "0";
        }
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining("', '", "'", "'"));
        String rest = names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "";
        return names.size() + " (" + shown + rest + ")";
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
        if (layout.copy(example, row, offset)) {
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
            layout = layoutOf(example);
        }
        return known;
    }

    private Layout layoutOf(Example<?> complete) {
        String[] present = new String[dimension()];
        int[] columns = new int[dimension()];
        int place = 0;
        for (Feature feature : complete) {
            present[place] = feature.getName();
            columns[place++] = features.getID(feature.getName());
        }
        return new Layout(present, columns);
    }

    /**
     * The features of a complete example, in its order, and their columns: the next example's are most often the same, and
     * comparing references is cheaper than looking names up.
     */
    private record Layout(String[] names, int[] columns) {

        /** Copies an example of this layout; false if it has another one or a value that is not finite. */
        private boolean copy(Example<?> example, float[] row, int offset) {
            boolean finite = true;
            int place = 0;
            for (Feature feature : example) {
                if (place == names.length || feature.getName() != names[place]) {
                    return false;
                }
                float value = (float) feature.getValue();
                finite &= Math.abs(value) <= Float.MAX_VALUE;
                row[offset + columns[place++]] = value;
            }
            return finite && place > 0 && place == names.length;
        }
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
        String[] present = output.getNames();
        if (!hasDimensions(present)) {
            throw new IllegalArgumentException("The example's output has the dimensions " + counted(List.of(present))
                    + ", the self-map has " + counted(List.of(sortedNames)) + ".");
        }
        double[] values = output.getValues();
        boolean finite = true;
        for (int i = 0; i < values.length; i++) {
            float value = (float) values[i];
            finite &= Math.abs(value) <= Float.MAX_VALUE;
            row[offset + columnOfSorted[i]] = value;
        }
        for (int i = 0; !finite && i < values.length; i++) {
            finite(present[i], values[i], "output dimension");
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
