package org.idem4j.tribuo.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
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
 * The files of tasks that belong together, {@code points/ID.json}: what was configured, what came out, and what it ran on. What
 * a task shows while it runs is in the folder {@code live}.
 *
 * @param folder The folder of the job that they are parts of.
 * @param resultType The type of a task's result.
 * @param <R> That type.
 */
public record TaskFiles<R>(Path folder, Class<R> resultType) {

    private static final String CONFIGURATION = "configuration";
    private static final String RESULT = "result";

    /** The folder of what tasks show while they run. */
    private static final String LIVE = "live";

    /**
     * The file of a task.
     *
     * @param id The task's name.
     * @return Where it is or would be.
     */
    public Path path(String id) {
        return folder.resolve("points").resolve(id + ".json");
    }

    /**
     * Reads what a task gave before.
     *
     * @param task The task.
     * @return Its result, or nothing if it has not been run.
     * @throws IOException If the file can't be read.
     * @throws IllegalArgumentException If the file is damaged or of another configuration.
     */
    public Optional<R> read(Task<R> task) throws IOException {
        Path file = path(task.id());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(parsed(
                file,
                Files.readAllBytes(file),
                task,
                "choose another output folder for this one, or delete the file to have it run again"));
    }

    private R parsed(Path file, byte[] content, Task<R> task, String remedy) throws IOException {
        try {
            JsonNode root = TaskJson.MAPPER.readTree(content);
            requireObject(file, root, CONFIGURATION);
            requireObject(file, root, RESULT);
            requireSame(file, root.get(CONFIGURATION), tree(task.configuration()), remedy);
            return TaskJson.MAPPER.treeToValue(root.get(RESULT), resultType);
        } catch (JsonProcessingException e) {
            throw damaged(
                    file,
                    e instanceof JsonMappingException
                            ? "its result lacks a value, or has one of another kind"
                            : "it is no JSON");
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
        return TaskJson.MAPPER.readTree(TaskJson.MAPPER.writeValueAsBytes(value));
    }

    private static void requireSame(Path file, JsonNode stored, JsonNode wanted, String remedy) {
        TreeSet<String> names = new TreeSet<>();
        stored.fieldNames().forEachRemaining(names::add);
        wanted.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!stored.path(name).equals(wanted.path(name))) {
                throw new IllegalArgumentException(file + " was run with another configuration (" + name + " was "
                        + shown(stored.path(name)) + ", is now " + shown(wanted.path(name)) + "): " + remedy + ".");
            }
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }

    /**
     * Runs a task and keeps what it gives.
     *
     * @param task The task.
     * @param progress Is told the share that is done.
     * @return Its result, as it was kept.
     * @throws IOException If the file can't be written.
     */
    public R write(Task<R> task, DoubleConsumer progress) throws IOException {
        long start = System.nanoTime();
        R result = task.run(progress, folder.resolve(LIVE));
        byte[] content = content(task, result, start);
        AtomicFile.write(path(task.id()), stream -> stream.write(content));
        return result;
    }

    /**
     * Runs a task that another process is to keep. What it would show while it runs is not shown.
     *
     * @param task The task.
     * @return The content of its file.
     * @throws IOException Never, as no file is written.
     */
    public static byte[] run(Task<?> task) throws IOException {
        long start = System.nanoTime();
        return content(task, task.run(share -> {}), start);
    }

    /**
     * Keeps what {@link #run} gave in another process.
     *
     * @param task The task.
     * @param content The content of its file.
     * @return Its result.
     * @throws IOException If the file can't be written.
     * @throws IllegalArgumentException If the content is that of another configuration.
     */
    public R keep(Task<R> task, byte[] content) throws IOException {
        Path file = path(task.id());
        R result = parsed(file, content, task, "it needs the same jars and files there as here");
        AtomicFile.write(file, stream -> stream.write(content));
        return result;
    }

    private static byte[] content(Task<?> task, Object result, long start) throws IOException {
        ObjectNode root = TaskJson.MAPPER.createObjectNode();
        root.put("point", task.id());
        root.set(CONFIGURATION, TaskJson.MAPPER.valueToTree(task.configuration()));
        root.set(RESULT, TaskJson.MAPPER.valueToTree(result));
        root.set("provenance", TaskJson.MAPPER.valueToTree(TaskProvenance.of((System.nanoTime() - start) * 1e-9)));
        return TaskJson.MAPPER.writeValueAsBytes(root);
    }
}
