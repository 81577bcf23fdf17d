package org.idem4j.onnx.selfmap;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.regression.Regressor;

/** Matches output dimensions with features by their names, and says where the two differ. */
final class SameNames {

    /** How many names a message lists before it says how many more there are. */
    private static final int NAMES_SHOWN = 5;

    private SameNames() {}

    /**
     * The names of the dimensions in the order of the feature ids.
     *
     * @throws IllegalArgumentException If the two are not the same set of names; the message says which differ.
     */
    static String[] match(ImmutableFeatureMap features, ImmutableOutputInfo<Regressor> outputs) {
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
        return names;
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

    /** How many names there are, and the first of them. */
    static String counted(List<String> names) {
        if (names.isEmpty()) {
            return "0";
        }
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining("', '", "'", "'"));
        String rest = names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "";
        return names.size() + " (" + shown + rest + ")";
    }
}
