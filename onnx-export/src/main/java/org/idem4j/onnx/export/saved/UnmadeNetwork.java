package org.idem4j.onnx.export.saved;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nd4j.shade.jackson.databind.JsonMappingException;
import org.nd4j.shade.jackson.databind.exc.InvalidFormatException;

/** Why DL4J makes no network of a file, in words: what it throws names classes of its own, and often neither place nor reason. */
final class UnmadeNetwork {

    /** The getter or the field of which Java says that it gave null. */
    private static final Pattern NULL = Pattern.compile("\\.(?:get)?(\\w+)(?:\\(\\))?\" is null");

    private UnmadeNetwork() {}

    static IllegalArgumentException of(Path file, RuntimeException e) {
        return new IllegalArgumentException(
                file + ": DL4J can't make a network of its configuration and parameters: " + reason(e) + "; "
                        + NetworkZip.REMEDY,
                e);
    }

    private static String reason(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidFormatException value) {
                return "'" + value.getValue() + "' at '" + place(value) + "' is none of the values that it knows";
            }
            if (cause instanceof JsonMappingException mapping) {
                return "what stands at '" + place(mapping) + "' is nothing that it can take there";
            }
        }
        if (e instanceof NullPointerException) {
            Matcher setting = NULL.matcher(String.valueOf(e.getMessage()));
            return "a setting that it needs is missing or null" + (setting.find() ? ": " + setting.group(1) : "");
        }
        String message =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        // Words of its own are kept; Java's of a cast or an index say nothing of the file.
        boolean words = !message.isBlank() && !message.contains("class ") && !message.contains("java.");
        return words ? message : "a setting is of another kind than it writes";
    }

    private static String place(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> "/" + (part.getFieldName() == null ? part.getIndex() : part.getFieldName()))
                .collect(Collectors.joining());
    }
}
