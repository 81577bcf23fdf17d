package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;

/** Floats in stored models, which protobuf has as lists. */
public final class FloatProtos {

    private FloatProtos() {}

    /**
     * An array to a list.
     *
     * @param values The values.
     * @return A list of the same.
     */
    public static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    /**
     * A list to an array.
     *
     * @param values The values.
     * @return An array of the same.
     */
    public static float[] array(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
