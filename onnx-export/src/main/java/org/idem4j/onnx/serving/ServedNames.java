package org.idem4j.onnx.serving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.repair.CalibratedFor;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMetadata;
import org.idem4j.onnx.selfmap.SelfMap;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableFeatureMap;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * The names of a graph's columns, and Tribuo's two domains made of them. Tribuo numbers features by the order of their
 * names, a graph by its own, so a permutation lies between the two.
 *
 * @param inGraphOrder The names in the graph's order.
 * @param features The feature domain.
 * @param outputs The output domain, numbered alike.
 * @param selfMap The correspondence between the two.
 */
record ServedNames(
        List<String> inGraphOrder,
        ImmutableFeatureMap features,
        ImmutableOutputInfo<Regressor> outputs,
        SelfMap selfMap) {

    static ServedNames of(OnnxFunction function, String origin, List<String> given) {
        Map<String, String> metadata = function.metadata();
        List<String> stated = stated(metadata.get(MetadataKeys.FEATURE_NAMES), origin);
        List<String> outputs = stated(metadata.get(MetadataKeys.OUTPUT_NAMES), origin);
        if (stated != null && outputs != null && !stated.equals(outputs)) {
            throw Signature.refusal(origin, "its metadata name other outputs, " + outputs + ", than inputs, " + stated);
        }
        if (stated != null && given != null && !stated.equals(given)) {
            throw new IllegalArgumentException(
                    origin + " names its columns " + stated + ", which are not the names given, " + given + ".");
        }
        List<String> names = stated != null ? stated : given != null ? given : generated(function.dimension());
        if (names.size() != function.dimension()) {
            throw new IllegalArgumentException(
                    origin + " has " + function.dimension() + " columns, but " + names.size() + " names: " + names);
        }
        return of(names);
    }

    private static List<String> stated(String text, String origin) {
        try {
            return text == null ? null : MetadataKeys.decodeNames(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(origin, e);
        }
    }

    private static List<String> generated(int dimension) {
        return IntStream.rangeClosed(1, dimension)
                .mapToObj(dimension < 10_000 ? "x%04d"::formatted : "x%08d"::formatted)
                .toList();
    }

    private static ServedNames of(List<String> names) {
        MutableFeatureMap features = new MutableFeatureMap();
        Map<Regressor, Integer> outputs = new HashMap<>();
        int id = 0;
        for (String name : new TreeSet<>(names)) {
            features.add(name, 0);
            outputs.put(new Regressor(name, Double.NaN), id++);
        }
        ImmutableFeatureMap featureDomain = new ImmutableFeatureMap(features);
        ImmutableOutputInfo<Regressor> outputDomain = new RegressionFactory().constructInfoForExternalModel(outputs);
        return new ServedNames(
                List.copyOf(names), featureDomain, outputDomain, SelfMap.of(featureDomain, outputDomain));
    }

    /** Where the self-map's columns are in the graph. */
    ColumnOrder order() {
        Map<String, Integer> position = new HashMap<>();
        for (int c = 0; c < inGraphOrder.size(); c++) {
            position.put(inGraphOrder.get(c), c);
        }
        return new ColumnOrder(selfMap.names().stream().mapToInt(position::get).toArray());
    }

    /** What the file says of the repair of rows, in the self-map's order of columns. */
    RepairFacts repairFacts(OnnxFunction function, String origin) {
        try {
            return RepairMetadata.decode(function.metadata(), function.dimension())
                    .reordered(graphColumns());
        } catch (IllegalArgumentException e) {
            throw unreadable(origin, e);
        }
    }

    /** What the file's calibration was made for, in the self-map's order of columns. */
    Optional<CalibratedFor> calibratedFor(OnnxFunction function, String origin) {
        try {
            return RepairMetadata.decodeCalibratedFor(function.metadata(), function.dimension())
                    .map(found -> found.reordered(graphColumns()));
        } catch (IllegalArgumentException e) {
            throw unreadable(origin, e);
        }
    }

    /** For each column of the self-map its column in the graph. */
    private int[] graphColumns() {
        ColumnOrder order = order();
        return IntStream.range(0, inGraphOrder.size()).map(order::graphColumn).toArray();
    }

    private static IllegalArgumentException unreadable(String origin, IllegalArgumentException e) {
        return new IllegalArgumentException(origin + " has unreadable metadata: " + e.getMessage(), e);
    }
}
