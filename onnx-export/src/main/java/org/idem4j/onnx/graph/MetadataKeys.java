package org.idem4j.onnx.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import org.tribuo.ONNXExportable;

/** The metadata of our ONNX files: their keys, and how names are written. */
public final class MetadataKeys {

    /** The columns of the input, a JSON array of strings in order. */
    public static final String FEATURE_NAMES = "feature_names";
    /** The columns of the output, a JSON array of strings in order. */
    public static final String OUTPUT_NAMES = "output_names";
    /** What stands for a missing cell, a JSON array of numbers in the columns' order; only after training with masking. */
    public static final String MISSING_VALUES = "idem4j.missing_values";
    /**
     * Of a graph that fills missing cells, NaN, itself: what nine in ten errors of filled cells stayed within, a JSON array of
     * numbers in the columns' order.
     */
    public static final String SPREAD = "idem4j.fill_spread";
    /** How far f moves clean rows, a JSON object of level, rows, deviations and tolerances. */
    public static final String CALIBRATION = "idem4j.calibration";
    /**
     * What file the calibration was made for, a JSON object of producer, precision, a few rows and what f gave for them, columns in the
     * file's order.
     */
    public static final String CALIBRATED_FOR = "idem4j.calibrated_for";
    /** Which cells of a row don't go with its others, a JSON object of the numbers of a {@code CellCheck}. */
    public static final String CELL_CHECK = "idem4j.cell_check";
    /**
     * From which value of the graph rows can be decoded, and the mixture of Gaussians that it is to be drawn from, a JSON object
     * with a version.
     */
    public static final String SAMPLER = "idem4j.sampler";
    /** Of a detector that scores a row by how far f moves it: the columns' deviations, numbers between commas in the columns' order. */
    public static final String ANOMALY_DEVIATIONS = "anomaly_deviations";
    /** Tribuo's provenance of the model. */
    public static final String PROVENANCE = ONNXExportable.PROVENANCE_METADATA_FIELD;

    /** More columns than any table has; a longer list in a file is refused. */
    private static final int MAX_NAMES = 1 << 22;

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);

    private MetadataKeys() {}

    /**
     * Names to text.
     *
     * @param names The names in order.
     * @return A JSON array of strings.
     */
    public static String encodeNames(List<String> names) {
        try {
            return JSON.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings can always be written as JSON", e);
        }
    }

    /**
     * Text to names, believing nothing.
     *
     * @param text A JSON array of strings.
     * @return The names in order.
     * @throws IllegalArgumentException If the text is none, or a name is blank or there twice.
     */
    public static List<String> decodeNames(String text) {
        List<String> names;
        try {
            names = JSON.readValue(text, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The column names are no JSON array of strings: " + e.getOriginalMessage(), e);
        }
        if (names == null || names.size() > MAX_NAMES) {
            throw new IllegalArgumentException("The column names are no list of at most " + MAX_NAMES + ".");
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (name == null || name.isBlank() || !seen.add(name)) {
                throw new IllegalArgumentException("The column name '" + name + "' is blank or there twice.");
            }
        }
        return List.copyOf(names);
    }
}
