package org.idem4j.tribuo.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.onnx.selfmap.SelfMap;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

/** Examples of any output as dense rows of some of their features, and back. */
final class FeatureRows {

    private final SelfMap selfMap;
    private final List<String> names;
    private final Map<String, Integer> columns = new HashMap<>();

    /**
     * Rows of a self-map's columns.
     *
     * @param selfMap What gives the columns and their order.
     */
    FeatureRows(SelfMap selfMap) {
        this.selfMap = selfMap;
        this.names = selfMap.names();
        for (String name : names) {
            columns.put(name, columns.size());
        }
    }

    /**
     * The rows of examples.
     *
     * @param absent What stands in for a feature that an example lacks.
     * @return Row-major.
     * @throws IllegalArgumentException If an example has none of the features, or one that is not finite as a float.
     */
    <T extends Output<T>> float[] of(List<Example<T>> examples, float absent) {
        float[] rows = new float[Math.multiplyExact(examples.size(), names.size())];
        for (int row = 0; row < examples.size(); row++) {
            if (copy(examples.get(row), absent, rows, row) == 0) {
                throw new IllegalArgumentException("Example " + (row + 1)
                        + " has none of the file's features, whose first is '" + names.get(0) + "'.");
            }
        }
        return rows;
    }

    private int copy(Example<?> example, float absent, float[] rows, int row) {
        try {
            return selfMap.copyFeatures(example, absent, rows, row * names.size());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Example " + (row + 1) + ": " + e.getMessage(), e);
        }
    }

    /**
     * The examples with repaired features. A cell that kept its float keeps the double that it came from; a feature that is
     * no column stays, and an absent one is added where the repair gave it another value than what stood in for it.
     */
    <T extends Output<T>> List<Example<T>> examples(List<Example<T>> examples, RepairedRows rows) {
        List<Example<T>> result = new ArrayList<>(examples.size());
        for (int row = 0; row < examples.size(); row++) {
            Example<T> old = examples.get(row);
            List<Feature> repaired = new ArrayList<>(old.size());
            boolean[] present = new boolean[names.size()];
            for (Feature feature : old) {
                Integer column = columns.get(feature.getName());
                if (column == null) {
                    repaired.add(feature);
                } else {
                    present[column] = true;
                    float value = rows.outputs()[row * present.length + column];
                    boolean kept = value == (float) feature.getValue();
                    repaired.add(kept ? feature : new Feature(feature.getName(), value));
                }
            }
            for (int c = 0; c < present.length; c++) {
                int cell = row * present.length + c;
                if (!present[c] && rows.outputs()[cell] != rows.inputs()[cell]) {
                    repaired.add(new Feature(names.get(c), rows.outputs()[cell]));
                }
            }
            Example<T> example = new ArrayExample<>(old.getOutput(), old.getWeight(), old.getMetadata());
            example.addAll(repaired); // in one go: an example sorts itself at each that is added
            result.add(example);
        }
        return result;
    }
}
