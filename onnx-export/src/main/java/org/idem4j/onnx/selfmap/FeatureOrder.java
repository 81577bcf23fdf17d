package org.idem4j.onnx.selfmap;

import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;

/**
 * The features of a complete example, in its order, and their columns: the next example's are most often the same, and
 * comparing references is cheaper than looking names up.
 */
record FeatureOrder(String[] names, int[] columns) {

    /** The order of an example that has each of the features once. */
    static FeatureOrder of(Example<?> complete, ImmutableFeatureMap features) {
        String[] names = new String[features.size()];
        int[] columns = new int[names.length];
        int place = 0;
        for (Feature feature : complete) {
            names[place] = feature.getName();
            columns[place++] = features.getID(feature.getName());
        }
        return new FeatureOrder(names, columns);
    }

    /** Of no example. */
    static FeatureOrder none() {
        return new FeatureOrder(new String[0], new int[0]);
    }

    /** Copies an example of this order; false if it has another one or a value that is not finite. */
    boolean copy(Example<?> example, float[] row, int offset) {
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
