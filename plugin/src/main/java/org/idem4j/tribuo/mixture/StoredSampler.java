package org.idem4j.tribuo.mixture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * How rows are drawn by means of an ONNX file, as its metadata say: by decoding a value of its graph that is drawn from a mixture.
 *
 * @param value The value's name.
 * @param mixture Its density.
 */
public record StoredSampler(String value, LatentMixture mixture) {

    /** The version of the text. */
    public static final int VERSION = 1;

    private static final int MOST_COLUMNS = 1 << 14;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * To text.
     *
     * @return A JSON object; numbers are little-endian floats in Base64.
     */
    public String encode() {
        ObjectNode object = JSON.createObjectNode()
                .put("version", VERSION)
                .put("value", value)
                .put("columns", mixture.dimension())
                .put("weights", text(mixture.weights()))
                .put("means", text(mixture.means()))
                .put("whitenings", text(mixture.whitenings()));
        return object.toString();
    }

    private static String text(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /**
     * From text, believing nothing.
     *
     * @param text What {@link #encode()} gave.
     * @return The sampler.
     * @throws IllegalArgumentException If the text is none, of a later version, or its parts do not fit together.
     */
    public static StoredSampler decode(String text) {
        JsonNode object;
        try {
            object = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The sampler is no JSON: " + e.getOriginalMessage(), e);
        }
        int version = object.path("version").asInt();
        if (version != VERSION) {
            throw new IllegalArgumentException("The sampler has version " + object.path("version")
                    + ", but this idem4j reads" + " version " + VERSION + "; use the one that wrote it.");
        }
        int columns = object.path("columns").asInt();
        if (columns < 1
                || columns > MOST_COLUMNS
                || object.path("value").asText().isEmpty()) {
            throw new IllegalArgumentException("The sampler draws from a value '"
                    + object.path("value").asText() + "' of " + object.path("columns")
                    + " columns; it needs a name, and 1 to " + MOST_COLUMNS + " columns.");
        }
        return new StoredSampler(
                object.path("value").asText(),
                new LatentMixture(
                        columns, numbers(object, "weights"), numbers(object, "means"), numbers(object, "whitenings")));
    }

    private static float[] numbers(JsonNode object, String name) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(object.path(name).asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The sampler's " + name + " are no Base64: " + e.getMessage(), e);
        }
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(
                    "The sampler's " + name + " are " + bytes.length + " bytes, which is no whole number of floats.");
        }
        float[] numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }
}
