package org.idem4j.onnx.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.idem4j.onnx.graph.MetadataKeys;

/** {@link RepairFacts} as entries of an ONNX file's metadata, in JSON. */
public final class RepairMetadata {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private RepairMetadata() {}

    /**
     * Facts to entries.
     *
     * @param facts The facts.
     * @return {@value MetadataKeys#SPREAD} and {@value MetadataKeys#MISSING_VALUES}, arrays of n numbers, and
     *     {@value MetadataKeys#CALIBRATION}, an object of {@code level}, {@code rows}, {@code deviations} and {@code tolerances};
     *     {@value MetadataKeys#CELL_CHECK}, an object of a {@link CellCheck}'s parts;
     *     what is not known is left out.
     */
    public static Map<String, String> encode(RepairFacts facts) {
        Map<String, String> entries = new LinkedHashMap<>();
        try {
            if (facts.fillsItself()) {
                entries.put(MetadataKeys.SPREAD, JSON.writeValueAsString(facts.spread()));
            }
            if (facts.missingValues() != null) {
                entries.put(MetadataKeys.MISSING_VALUES, JSON.writeValueAsString(facts.missingValues()));
            }
            if (facts.calibration() != null) {
                entries.put(MetadataKeys.CALIBRATION, JSON.writeValueAsString(facts.calibration()));
            }
            if (facts.check() != null) {
                entries.put(MetadataKeys.CELL_CHECK, JSON.writeValueAsString(facts.check()));
            }
            return entries;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers can always be written as JSON", e);
        }
    }

    /**
     * Entries to facts, believing nothing.
     *
     * @param metadata A file's metadata.
     * @param dimension The file's columns n.
     * @return The facts; of a file without such entries {@link RepairFacts#NONE}.
     * @throws IllegalArgumentException If an entry is there that is not what {@link #encode} writes, or not of n columns.
     */
    public static RepairFacts decode(Map<String, String> metadata, int dimension) {
        float[] missing = decode(metadata, MetadataKeys.MISSING_VALUES, float[].class);
        Calibration calibration = decode(metadata, MetadataKeys.CALIBRATION, Calibration.class);
        float[] spread = decode(metadata, MetadataKeys.SPREAD, float[].class);
        CellCheck check = decode(metadata, MetadataKeys.CELL_CHECK, CellCheck.class);
        return missing == null && calibration == null && spread == null && check == null
                ? RepairFacts.NONE
                : new RepairFacts(spread, missing, calibration, check).requireDimension(dimension);
    }

    /**
     * What a calibration was made for, to an entry.
     *
     * @param calibratedFor It, or null.
     * @return {@value MetadataKeys#CALIBRATED_FOR}, an object of a {@link CalibratedFor}'s parts; nothing for null.
     */
    public static Map<String, String> encode(CalibratedFor calibratedFor) {
        try {
            return calibratedFor == null
                    ? Map.of()
                    : Map.of(MetadataKeys.CALIBRATED_FOR, JSON.writeValueAsString(calibratedFor));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers can always be written as JSON", e);
        }
    }

    /**
     * What a file's calibration was made for, believing nothing.
     *
     * @param metadata A file's metadata.
     * @param dimension The file's columns n.
     * @return It; empty of a file that does not say, as those of older versions.
     * @throws IllegalArgumentException If an entry is there that is not what {@link #encode} writes, or not of n columns.
     */
    public static Optional<CalibratedFor> decodeCalibratedFor(Map<String, String> metadata, int dimension) {
        CalibratedFor found = decode(metadata, MetadataKeys.CALIBRATED_FOR, CalibratedFor.class);
        if (found != null && found.columns() != dimension) {
            throw new IllegalArgumentException("The metadata entry '" + MetadataKeys.CALIBRATED_FOR + "' has rows of "
                    + found.columns() + " columns, the model has " + dimension + ".");
        }
        return Optional.ofNullable(found);
    }

    private static <T> T decode(Map<String, String> metadata, String key, Class<T> type) {
        String text = metadata.get(key);
        if (text == null) {
            return null;
        }
        try {
            T value = JSON.readValue(text, type);
            if (value == null) {
                throw new IllegalArgumentException("The metadata entry '" + key + "' is null.");
            }
            return value;
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() instanceof IllegalArgumentException refusal ? refusal : e;
            String message = cause == e ? e.getOriginalMessage() : cause.getMessage();
            throw new IllegalArgumentException("The metadata entry '" + key + "' can't be read: " + message, e);
        }
    }
}
