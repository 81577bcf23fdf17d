package org.idem4j.onnx.export.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.idem4j.onnx.trust.TrustedClasses;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The configuration of a saved network, in which every class that DL4J would load is one of DL4J's or ND4J's own, or one that
 * the user allows.
 *
 * @param root What it says.
 * @param text The configuration, written anew from what has been checked: another parser could read the file's own bytes
 *     otherwise.
 * @param isGraph Whether it is a computation graph's.
 */
record NetworkJson(JsonNode root, String text, boolean isGraph) {

    /** Where Jackson, as DL4J uses it, finds the class of an object. */
    private static final String CLASS = "@class";

    /** A class alone: Jackson takes {@code A<B>} too, and loads B. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\w.$]+");

    /** What stands between classes where one name holds several: Jackson reads {@code A<B,C>}, Java {@code [LA;}. */
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[<,>;]|^\\[+L?");

    private static final String MOVED_FROM = "org.deeplearning4j.nn.modelimport.keras.preprocessors";
    private static final String MOVED_TO = "org.deeplearning4j.preprocessors";
    /** Preprocessors of Keras imports, which lie in DL4J itself since 1.0.0-M2. */
    private static final Set<String> MOVED = Set.of(
            MOVED_FROM + ".KerasFlattenRnnPreprocessor",
            MOVED_FROM + ".PermutePreprocessor",
            MOVED_FROM + ".ReshapePreprocessor");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Checks a configuration.
     *
     * @throws IllegalArgumentException If it is no configuration, or names a class that it may not.
     */
    static NetworkJson of(byte[] json, Path file) throws IOException {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null // where it is nested too deeply
                    ? ""
                    : ", at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new IllegalArgumentException(
                    file + ": its configuration is no JSON: " + e.getOriginalMessage() + place + "; "
                            + NetworkZip.REMEDY,
                    e);
        } catch (CharConversionException e) {
            throw new IllegalArgumentException(
                    file + ": its configuration is no text: " + e.getMessage() + "; " + NetworkZip.REMEDY, e);
        }
        boolean graph = root.has("vertices");
        if (!graph && !root.has("confs")) {
            throw new IllegalArgumentException(
                    file + ": its configuration has neither 'confs', as a MultiLayerNetwork's,"
                            + " nor 'vertices', as a ComputationGraph's.");
        }
        check(root, "", file);
        useNewNames(root);
        return new NetworkJson(root, MAPPER.writeValueAsString(root), graph);
    }

    private static void check(JsonNode node, String path, Path file) {
        JsonNode named = node.get(CLASS);
        if (named != null && !(named.isTextual() && mayBeLoaded(named.textValue()))) {
            throw refused(named, path, file);
        }
        node.properties().forEach(field -> check(field.getValue(), path + "/" + field.getKey(), file));
        if (node.isArray()) {
            requireNoClassFirst(node, path, file);
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), path + "/" + i, file);
            }
        }
    }

    /** Classes that have moved since, with the same settings. */
    private static void useNewNames(JsonNode node) {
        String name = node.path(CLASS).asText();
        if (node instanceof ObjectNode object && MOVED.contains(name)) {
            object.put(CLASS, MOVED_TO + name.substring(name.lastIndexOf('.')));
        }
        node.forEach(NetworkJson::useNewNames);
    }

    /**
     * Jackson reads {@code ["a.B", {…}]} as {@code {"@class": "a.B", …}} wherever it asks for a class; DL4J never writes that. Its
     * lists of texts are of names.
     */
    private static void requireNoClassFirst(JsonNode array, String path, Path file) {
        boolean mixed = false;
        for (JsonNode element : array) {
            mixed |= !element.isTextual();
        }
        JsonNode first = array.path(0);
        if (first.isTextual()
                && (mixed
                        || BETWEEN_NAMES
                                .splitAsStream(first.textValue())
                                .map(String::trim)
                                .anyMatch(NetworkJson::isForeign))) {
            throw refused(first, path, file);
        }
    }

    private static IllegalArgumentException refused(JsonNode named, String path, Path file) {
        String name = named.asText();
        return new IllegalArgumentException(file + ": its configuration names the class " + named + " at '" + path
                + "'; only classes of DL4J and ND4J are loaded from a file, named by '" + CLASS + "'."
                + (PLAIN_NAME.matcher(name).matches()
                        ? " If you know that class and trust the file, put it on the class path and allow it:"
                                + " --allow-class " + name + ", or TrustedClasses in code."
                        : ""));
    }

    private static boolean mayBeLoaded(String className) {
        return isOwn(className)
                || (PLAIN_NAME.matcher(className).matches()
                        && TrustedClasses.inForce().added().include(className));
    }

    /** ND4J's jar also carries other people's libraries. */
    private static boolean isOwn(String className) {
        return PLAIN_NAME.matcher(className).matches()
                && (className.startsWith("org.deeplearning4j.")
                        || (className.startsWith("org.nd4j.") && !className.startsWith("org.nd4j.shade.")));
    }

    /** Whether other people's class has the name. */
    private static boolean isForeign(String name) {
        return !isOwn(name) && !name.isEmpty() && isThere(name);
    }

    /** Whether a class can be had by that name, of the thread's loader as Jackson has it; finds its file, and loads nothing. */
    private static boolean isThere(String name) {
        String file = name.replace('.', '/') + ".class";
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return Nd4j.class.getClassLoader().getResource(file) != null
                || (ofThread != null && ofThread.getResource(file) != null);
    }

    /**
     * Whether DL4J wrote it before 1.0.0-beta: the kind of a layer or a vertex is the only field of an object around it, not a field
     * of its own.
     */
    boolean isOld() {
        for (JsonNode holder : root.path(isGraph ? "vertices" : "confs")) {
            JsonNode kind = isGraph ? holder : holder.path("layer");
            if (kind.size() == 1 && kind.elements().next().isObject()) {
                return true;
            }
        }
        return false;
    }

    /** The class that an object names, by its place; empty if it names none. */
    String classAt(String place) {
        return root.at(place).path(CLASS).asText();
    }

    /**
     * The classes that are not on the class path.
     *
     * @return Their names by their places.
     */
    Map<String, String> missing() {
        Map<String, String> missing = new LinkedHashMap<>();
        findMissing(root, "", missing);
        return missing;
    }

    private static void findMissing(JsonNode node, String path, Map<String, String> missing) {
        JsonNode named = node.get(CLASS);
        if (named != null && !isThere(named.asText())) {
            missing.put(path, named.asText());
        }
        node.properties().forEach(field -> findMissing(field.getValue(), path + "/" + field.getKey(), missing));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            findMissing(node.get(i), path + "/" + i, missing);
        }
    }
}
