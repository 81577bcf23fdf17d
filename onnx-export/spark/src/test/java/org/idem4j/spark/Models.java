package org.idem4j.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMetadata;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;

/** Small self-maps of the columns a, b, c, d: of standardised rows the projection on the first two of three columns and their mean. */
final class Models {

    static final List<String> NAMES = List.of("a", "b", "c", "d");
    static final float[] MEANS = {10, -3, 100, .5f};
    static final float[] DEVIATIONS = {2, .1f, 25, 1};

    private static final float THIRD = 1f / 3;
    /** Onto rows with c = (a + b) / 2, d anything: a projector, in floats to rounding. */
    private static final float[] P = {
        5 * THIRD / 2, -THIRD / 2, THIRD, 0, -THIRD / 2, 5 * THIRD / 2, THIRD, 0, THIRD, THIRD, THIRD, 0, 0, 0, 0, 1
    };

    private static final Calibration CALIBRATION =
            new Calibration(.99, 1000, DEVIATIONS, new float[] {.2f, .01f, 2.5f, .1f});

    private Models() {}

    private static String project(OnnxGraph graph, String input) {
        return graph.node("MatMul", input, graph.constant("P", P, 4, 4));
    }

    private static byte[] file(SelfMapGraph graph, Map<String, String> metadata) {
        return graph.model(13, new ModelDescription("test", "org.idem4j.test", 1, "a test", metadata))
                .toByteArray();
    }

    /** Trained with masking, and calibrated. */
    static byte[] masked() {
        return file(
                new SelfMapGraph(NAMES, MEANS, DEVIATIONS, Models::project),
                RepairMetadata.encode(new RepairFacts(MEANS, CALIBRATION)));
    }

    /** Turns each deviation round, so that no row ever settles. */
    static byte[] swinging() {
        return file(
                new SelfMapGraph(NAMES, MEANS, DEVIATIONS, (graph, input) -> graph.node("Neg", input)),
                RepairMetadata.encode(new RepairFacts(MEANS, CALIBRATION)));
    }

    /** Knows nothing of missing cells or clean rows. */
    static byte[] plain() {
        return file(new SelfMapGraph(NAMES, MEANS, DEVIATIONS, Models::project), Map.of());
    }

    /** A detector by distance, whose deviations are in its own order. */
    static byte[] detector() {
        return file(
                new SelfMapGraph(NAMES, MEANS, DEVIATIONS, Models::project),
                Map.of(MetadataKeys.ANOMALY_DEVIATIONS, "4,.2,50,2"));
    }

    /** Fills missing cells itself, by the columns' means, and finds cells that are more than three deviations off. */
    static byte[] filling() {
        float[] uncoupled = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
        float[] lowest = new float[4];
        float[] highest = new float[4];
        float[] scales = new float[4];
        for (int c = 0; c < 4; c++) {
            lowest[c] = MEANS[c] - 4 * DEVIATIONS[c];
            highest[c] = MEANS[c] + 4 * DEVIATIONS[c];
            scales[c] = 1 / DEVIATIONS[c];
        }
        CellCheck check = new CellCheck(.99, 1000, MEANS, scales, uncoupled, new float[] {3, 3, 3, 3}, lowest, highest);
        return file(
                new SelfMapGraph(
                        NAMES,
                        MEANS,
                        DEVIATIONS,
                        (graph, z) -> graph.node("Where", graph.node("IsNaN", z), graph.scalar("mean", 0), z),
                        Models::project),
                RepairMetadata.encode(new RepairFacts(DEVIATIONS, null, CALIBRATION, check)));
    }

    /** Names no columns. */
    static byte[] unnamed() {
        OnnxGraph graph = new OnnxGraph(13);
        graph.output("y", project(graph, graph.input("x", -1, 4)), -1, 4);
        return graph.model(new ModelDescription("test", "org.idem4j.test", 1, "a test", Map.of()))
                .toByteArray();
    }

    /** Adds the mean of the batch to each row. */
    static byte[] companionable() {
        return file(
                new SelfMapGraph(
                        NAMES,
                        MEANS,
                        DEVIATIONS,
                        (graph, z) -> graph.node(
                                "Add",
                                z,
                                graph.node("ReduceMean", List.of(z), Map.of("axes", new long[] {0}, "keepdims", 1)))),
                Map.of());
    }

    static OnnxRegressor open(byte[] content) {
        return OnnxRegressor.open(content, "oracle", ServingOptions.defaults().withProvider(ExecutionProvider.CPU));
    }

    /** Rows of {@link Local#SCHEMA}, some cells off and some null or NaN, but never all of a row. */
    static List<Row> rows(int count, boolean blanks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (long id = 0; id < count; id++) {
            Map<String, Double> cells = new LinkedHashMap<>();
            for (int c = 0; c < 4; c++) {
                cells.put(NAMES.get(c), MEANS[c] + DEVIATIONS[c] * random.nextGaussian());
            }
            String some = NAMES.get(random.nextInt(4));
            if (random.nextInt(4) == 0) {
                cells.put(some, cells.get(some) + 8 * DEVIATIONS[NAMES.indexOf(some)]);
            } else if (blanks && random.nextInt(2) == 0) {
                cells.put(some, random.nextBoolean() ? null : Double.NaN);
            }
            rows.add(row(id, cells.get("d"), cells.get("b"), cells.get("a"), cells.get("c")));
        }
        return rows;
    }

    /** A row of {@link Local#SCHEMA}. */
    static Row row(Object... cells) {
        return new GenericRowWithSchema(cells, Local.SCHEMA);
    }

    /** The rows as f takes them, in the order a, b, c, d. */
    static float[] floats(List<Row> rows) {
        float[] values = new float[4 * rows.size()];
        for (int i = 0; i < values.length; i++) {
            Double cell = rows.get(i / 4).getAs(NAMES.get(i % 4));
            values[i] = cell == null ? Float.NaN : cell.floatValue();
        }
        return values;
    }
}
