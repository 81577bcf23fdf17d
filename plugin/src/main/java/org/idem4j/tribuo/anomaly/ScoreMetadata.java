package org.idem4j.tribuo.anomaly;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.Arrays;
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
 * @param score What the score is.
 * @param typical Values that expected rows have, in the same order.
 */
public record ScoreMetadata(ColumnScale scale, double threshold, AnomalyScore score, TypicalValues typical) {

    private static final String DEVIATIONS = MetadataKeys.ANOMALY_DEVIATIONS;
    private static final String THRESHOLD = "anomaly_threshold";
    private static final String SCORE = "anomaly_score";
    private static final String TYPICAL = "anomaly_typical_values";

    /**
     * Checks that the parts fit together.
     *
     * @param scale The units of the columns.
     * @param threshold Finite, not negative.
     * @param score What the score is.
     * @param typical Of as many columns.
     * @throws IllegalArgumentException If the threshold is not finite, or negative, or the columns are not as many.
     */
    public ScoreMetadata {
        requireThreshold(threshold);
        if (typical.columns() != scale.deviations().length) {
            throw new IllegalArgumentException("There are typical values of " + typical.columns()
                    + " columns, but units of " + scale.deviations().length + ".");
        }
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
        float[] deviations = numbers(DEVIATIONS, metadata.get(DEVIATIONS));
        float[] typical = metadata.containsKey(TYPICAL) ? numbers(TYPICAL, metadata.get(TYPICAL)) : new float[0];
        return Optional.of(new ScoreMetadata(
                new ColumnScale(deviations),
                number(THRESHOLD, metadata.get(THRESHOLD)),
                score(metadata.getOrDefault(SCORE, AnomalyScore.DISTANCE.name())),
                new TypicalValues(deviations.length, typical)));
    }

    private static AnomalyScore score(String name) {
        return Arrays.stream(AnomalyScore.values())
                .filter(score -> score.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The file's metadata entry " + SCORE + " is '" + name
                        + "', a score that this version does not know; known are "
                        + Arrays.toString(AnomalyScore.values()) + "."));
    }

    private static float[] numbers(String entry, String text) {
        String[] cells = text.split(",");
        float[] numbers = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            numbers[i] = (float) number(entry, cells[i]);
        }
        return numbers;
    }

    private static String text(float[] numbers) {
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> Float.toString(numbers[i]))
                .collect(Collectors.joining(","));
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

    /** The same for columns in another order: the i-th is the given one of these. */
    ScoreMetadata reordered(int[] order) {
        float[] deviations = scale.deviations();
        float[] moved = new float[deviations.length];
        for (int c = 0; c < moved.length; c++) {
            moved[c] = deviations[order[c]];
        }
        return new ScoreMetadata(new ColumnScale(moved), threshold, score, typical.reordered(order));
    }

    /** The file with these entries and another provenance. */
    ModelProto addTo(ModelProto file, String provenance) {
        Map<String, String> entries = entries(file);
        entries.put(MetadataKeys.PROVENANCE, provenance);
        entries.put(THRESHOLD, Double.toString(threshold));
        entries.put(DEVIATIONS, text(scale.deviations()));
        entries.put(SCORE, score.name());
        if (typical.values().length > 0) {
            entries.put(TYPICAL, text(typical.values()));
        }
        return with(file, entries);
    }

    /**
     * A detector's file with another threshold.
     *
     * @param file An ONNX file of a detector.
     * @param threshold The score that an anomaly exceeds.
     * @return The same file otherwise.
     * @throws IllegalArgumentException If the threshold is not finite, or negative.
     */
    public static ModelProto withThreshold(ModelProto file, double threshold) {
        Map<String, String> entries = entries(file);
        entries.put(THRESHOLD, Double.toString(requireThreshold(threshold)));
        return with(file, entries);
    }

    private static double requireThreshold(double threshold) {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException(
                    "The threshold must be finite and not negative, but is " + threshold + ".");
        }
        return threshold;
    }

    private static ModelProto with(ModelProto file, Map<String, String> entries) {
        ModelProto.Builder builder = file.toBuilder().clearMetadataProps();
        entries.forEach((key, value) -> builder.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return builder.build();
    }
}
