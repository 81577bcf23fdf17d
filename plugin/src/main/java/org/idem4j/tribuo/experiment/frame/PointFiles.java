package org.idem4j.tribuo.experiment.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import org.idem4j.onnx.io.AtomicFile;

/**
 * The files of an experiment's points, {@code points/ID.json}: what was configured, what came out, and what it ran on.
 *
 * @param folder The experiment's folder.
 * @param resultType The type of a point's result.
 * @param <R> That type.
 */
public record PointFiles<R>(Path folder, Class<R> resultType) {

    private static final String CONFIGURATION = "configuration";
    private static final String RESULT = "result";

    /**
     * The file of a point.
     *
     * @param id The point's name.
     * @return Where it is or would be.
     */
    public Path path(String id) {
        return folder.resolve("points").resolve(id + ".json");
    }

    /**
     * Reads what a point gave before.
     *
     * @param point The point.
     * @return Its result, or nothing if it has not been run.
     * @throws IOException If the file can't be read.
     * @throws IllegalArgumentException If the file is damaged or of another configuration.
     */
    public Optional<R> read(Point<R> point) throws IOException {
        Path file = path(point.id());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = ExperimentJson.MAPPER.readTree(Files.readAllBytes(file));
            requireObject(file, root, CONFIGURATION);
            requireObject(file, root, RESULT);
            requireSame(file, root.get(CONFIGURATION), tree(point.configuration()));
            return Optional.of(ExperimentJson.MAPPER.treeToValue(root.get(RESULT), resultType));
        } catch (JsonProcessingException e) {
            throw damaged(file, e.getOriginalMessage());
        }
    }

    private static void requireObject(Path file, JsonNode root, String name) {
        if (!root.path(name).isObject()) {
            throw damaged(file, "it has no " + name);
        }
    }

    private static IllegalArgumentException damaged(Path file, String how) {
        return new IllegalArgumentException(file + " is damaged (" + how + "): delete it to have the point run again.");
    }

    /** Numbers that are equal are written alike, whatever their Java type. */
    private static JsonNode tree(Object value) throws IOException {
        return ExperimentJson.MAPPER.readTree(ExperimentJson.MAPPER.writeValueAsBytes(value));
    }

    private static void requireSame(Path file, JsonNode stored, JsonNode wanted) {
        TreeSet<String> names = new TreeSet<>();
        stored.fieldNames().forEachRemaining(names::add);
        wanted.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!stored.path(name).equals(wanted.path(name))) {
                throw new IllegalArgumentException(file + " was run with another configuration (" + name + " was "
                        + shown(stored.path(name)) + ", is now " + shown(wanted.path(name))
                        + "): choose another output folder for this one, or delete the file to have it run again.");
            }
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }

    /**
     * Runs a point and keeps what it gives.
     *
     * @param point The point.
     * @param progress Is told the share that is done.
     * @return Its result, as it was kept.
     * @throws IOException If the file can't be written.
     */
    public R write(Point<R> point, DoubleConsumer progress) throws IOException {
        long start = System.nanoTime();
        R result = point.run(progress);
        ObjectNode root = ExperimentJson.MAPPER.createObjectNode();
        root.put("point", point.id());
        root.set(CONFIGURATION, ExperimentJson.MAPPER.valueToTree(point.configuration()));
        root.set(RESULT, ExperimentJson.MAPPER.valueToTree(result));
        root.set(
                "provenance",
                ExperimentJson.MAPPER.valueToTree(PointProvenance.of((System.nanoTime() - start) * 1e-9)));
        byte[] bytes = ExperimentJson.MAPPER.writeValueAsBytes(root);
        AtomicFile.write(path(point.id()), stream -> stream.write(bytes));
        return result;
    }
}
