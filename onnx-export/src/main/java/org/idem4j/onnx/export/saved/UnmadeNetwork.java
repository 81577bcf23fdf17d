package org.idem4j.onnx.export.saved;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.serde.JsonMappers;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonMappingException;
import org.nd4j.shade.jackson.databind.exc.InvalidFormatException;
import org.nd4j.shade.jackson.databind.exc.InvalidTypeIdException;

/** Why DL4J makes no network of a file, in words: what it throws names classes of its own, and often neither place nor reason. */
final class UnmadeNetwork {

    /** The getter or the field of which Java says that it gave null. */
    private static final Pattern NULL = Pattern.compile("\\.(?:get)?(\\w+)(?:\\(\\))?\" is null");

    private static final String KERAS = "org.deeplearning4j.nn.modelimport.";

    private UnmadeNetwork() {}

    static IllegalArgumentException of(Path file, NetworkJson json, RuntimeException e) {
        boolean kind = causes(e).anyMatch(InvalidTypeIdException.class::isInstance);
        String why;
        // What DL4J says of a class that it can't find is that the JSON may be old, old or not.
        if (kind && !json.missing().isEmpty()) {
            why = "its configuration names " + missing(json.missing());
        } else if (kind && json.isOld()) {
            why = "its configuration, in the JSON of DL4J before 1.0.0-beta, " + oldKind(json) + "; load it by a DL4J"
                    + " from 1.0.0-beta to 1.0.0-beta4 that has the class, and save it again.";
        } else {
            why = "DL4J can't make a network of its configuration and parameters: " + reason(json, e) + "; "
                    + NetworkZip.REMEDY;
        }
        return new IllegalArgumentException(file + ": " + why, e);
    }

    private static String missing(Map<String, String> classes) {
        String named = classes.entrySet().stream()
                .map(one -> "the class " + one.getValue() + " at '" + one.getKey() + "'")
                .collect(Collectors.joining(", "));
        boolean keras = classes.values().stream().anyMatch(name -> name.startsWith(KERAS));
        return named + ", which " + (classes.size() == 1 ? "is" : "are") + " not on the class path; put "
                + (keras ? "org.deeplearning4j:deeplearning4j-modelimport" : "the jar that has it")
                + " there, or save the"
                + " network without it.";
    }

    /** DL4J keeps what its reader of old JSON says to itself. */
    private static String oldKind(NetworkJson json) {
        Class<?> root = json.isGraph() ? ComputationGraphConfiguration.class : MultiLayerConfiguration.class;
        try {
            JsonMappers.getLegacyMapper().readValue(json.text(), root);
        } catch (InvalidTypeIdException e) {
            return "names '" + e.getTypeId() + "' at '" + place(e)
                    + "', which is none of DL4J's own names of that time";
        } catch (JsonProcessingException | RuntimeException e) {
            return "is not what DL4J wrote then";
        }
        return "names a class that is none of DL4J's own";
    }

    private static String reason(NetworkJson json, RuntimeException e) {
        for (Throwable cause : causes(e).toList()) {
            if (cause instanceof InvalidFormatException value) {
                return "'" + value.getValue() + "' at '" + place(value) + "' is none of the values that it knows";
            }
            if (cause instanceof JsonMappingException mapping) {
                String named = json.classAt(place(mapping));
                return "what stands at '" + place(mapping) + "'" + (named.isEmpty() ? "" : ", of " + named + ",")
                        + " is nothing that it can take there";
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

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }

    private static String place(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> "/" + (part.getFieldName() == null ? part.getIndex() : part.getFieldName()))
                .collect(Collectors.joining());
    }
}
