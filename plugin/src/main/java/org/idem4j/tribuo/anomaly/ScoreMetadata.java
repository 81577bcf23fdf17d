package org.idem4j.tribuo.anomaly;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.idem4j.onnx.graph.MetadataKeys;

/**
 * What the metadata of an ONNX file say of the score of a detector.
 *
 * @param scale The units of the columns, in the file's order.
 * @param threshold The score that an anomaly exceeds.
 */
public record ScoreMetadata(ColumnScale scale, double threshold) {

    private static final String DEVIATIONS = "anomaly_deviations";
    private static final String THRESHOLD = "anomaly_threshold";

    /**
     * Checks the threshold.
     *
     * @param scale The units of the columns.
     * @param threshold Finite, not negative.
     * @throws IllegalArgumentException If it is not finite, or negative.
     */
    public ScoreMetadata {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException(
                    "The threshold must be finite and not negative, but is " + threshold + ".");
        }
    }

    static ScoreMetadata of(Detector detector) {
        return new ScoreMetadata(detector.scale(), detector.threshold());
    }

    /**
     * Reads a file's metadata.
     *
     * @param metadata The metadata.
     * @return Empty if they say nothing of a score.
     * @throws IllegalArgumentException If what they say is no score's.
     */
    public static Optional<ScoreMetadata> in(Map<String, String> metadata) {
        if (!metadata.containsKey(THRESHOLD) || !metadata.containsKey(DEVIATIONS)) {
            return Optional.empty();
        }
        String[] cells = metadata.get(DEVIATIONS).split(",");
        float[] deviations = new float[cells.length];
        for (int c = 0; c < cells.length; c++) {
            deviations[c] = (float) number(DEVIATIONS, cells[c]);
        }
        return Optional.of(new ScoreMetadata(new ColumnScale(deviations), number(THRESHOLD, metadata.get(THRESHOLD))));
    }

    private static double number(String entry, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The file's metadata entry " + entry + " holds '" + text + "', which is no number.", e);
        }
    }

    /**
     * Reads an ONNX file's metadata.
     *
     * @param file The file.
     * @return Empty if they say nothing of a score.
     * @throws IllegalArgumentException If what they say is no score's.
     */
    public static Optional<ScoreMetadata> in(ModelProto file) {
        return in(entries(file));
    }

    private static Map<String, String> entries(ModelProto file) {
        Map<String, String> entries = new LinkedHashMap<>();
        file.getMetadataPropsList().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    /** The file with these entries and another provenance. */
    ModelProto addTo(ModelProto file, String provenance) {
        Map<String, String> entries = entries(file);
        entries.put(MetadataKeys.PROVENANCE, provenance);
        entries.put(THRESHOLD, Double.toString(threshold));
        float[] deviations = scale.deviations();
        entries.put(
                DEVIATIONS,
                IntStream.range(0, deviations.length)
                        .mapToObj(c -> Float.toString(deviations[c]))
                        .collect(Collectors.joining(",")));
        ModelProto.Builder builder = file.toBuilder().clearMetadataProps();
        entries.forEach((key, value) -> builder.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return builder.build();
    }
}
