package org.idem4j.tribuo.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.provenance.ModelProvenance;

/**
 * What a model's provenance says, as names and values: {@code trainer.network.hidden} is {@code [128, 128]}. An object's class
 * stands under the object's own name.
 *
 * @param values Name to value, sorted by name.
 */
public record ProvenanceFacts(Map<String, String> values) {

    /** A provenance of JSON has at most so many bytes. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 64;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLASS = "class-name";
    /** Where the run's own facts stand; their names are clear without. */
    private static final String RUN = "instance-values";
    /** Says what an object's class says too. */
    private static final String KIND = "host-short-name";

    /**
     * Copies the map.
     *
     * @param values Name to value.
     */
    public ProvenanceFacts {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads a model's provenance.
     *
     * @param provenance The provenance.
     * @return What it says.
     */
    public static ProvenanceFacts of(ModelProvenance provenance) {
        return of(new JsonProvenanceSerialization(false).marshalAndSerialize(provenance), "the model's provenance");
    }

    /**
     * Reads a provenance as OLCUT writes it.
     *
     * @param json The JSON, of at most {@link #MOST_BYTES} bytes.
     * @param name What to call it in messages.
     * @return What it says.
     * @throws IllegalArgumentException If it is no such JSON, or beyond the bounds.
     */
    public static ProvenanceFacts of(String json, String name) {
        JsonNode objects;
        try {
            objects = JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " is no JSON: " + firstLine(e.getMessage()), e);
        }
        if (objects == null
                || !objects.isArray()
                || !objects.path(0).path("map").isObject()) {
            throw new IllegalArgumentException(
                    name + " is JSON, but no provenance: that is a list of objects, each with a 'map'.");
        }
        return new ProvenanceFacts(new Reader(objects, name).read());
    }

    /**
     * The same and what was measured of the model.
     *
     * @param json A {@code metrics.json}; what in it is no number, nor a list that begins with one, is left out.
     * @return More facts, of lists the first number.
     */
    public ProvenanceFacts withMetrics(String json) {
        Map<String, String> more = new TreeMap<>(values);
        try {
            JSON.readTree(json).properties().stream().limit(MOST_VALUES).forEach(entry -> {
                JsonNode value = entry.getValue().isArray() ? entry.getValue().path(0) : entry.getValue();
                if (value.isNumber()) {
                    String name = entry.getKey().replaceFirst("_seconds$", "-seconds");
                    more.putIfAbsent(name.equals("train-seconds") ? name : "metrics." + name, value.asText());
                }
            });
        } catch (IOException e) {
            return this; // no measurements of ours
        }
        return new ProvenanceFacts(more);
    }

    /**
     * The same without one of them.
     *
     * @param name Its name, or what the names of its parts begin with before a dot.
     * @return Fewer facts.
     */
    public ProvenanceFacts without(String name) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.keySet().removeIf(key -> key.equals(name) || key.startsWith(name + "."));
        return new ProvenanceFacts(rest);
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    /** Follows the references from the first object on. */
    private static final class Reader {

        private final String file;
        private final Map<String, JsonNode> objects = new HashMap<>();
        private final JsonNode root;
        private final Map<String, String> values = new TreeMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private int read;

        Reader(JsonNode list, String file) {
            this.file = file;
            this.root = list.get(0);
            list.forEach(object -> objects.put(object.path("object-name").asText(), object));
        }

        Map<String, String> read() {
            object("", root);
            return values;
        }

        private void object(String name, JsonNode object) {
            String itself = object.path("object-name").asText();
            if (open.contains(itself)) {
                throw new IllegalArgumentException(
                        file + " is no provenance: its object '" + itself + "' holds itself.");
            }
            if (open.size() >= DEEPEST) {
                throw new IllegalArgumentException(
                        file + " holds objects in objects beyond a depth of " + DEEPEST + ".");
            }
            count();
            open.push(itself);
            entries(name, object.path("map"), 0);
            open.pop();
        }

        private void entries(String name, JsonNode map, int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException(file + " holds maps in maps beyond a depth of " + DEEPEST + ".");
            }
            map.properties().forEach(entry -> {
                String key = entry.getKey();
                if (key.equals(CLASS)) {
                    put(name.isEmpty() ? "model" : name, text(entry.getValue()));
                } else if (!key.equals(KIND)) {
                    value(key.equals(RUN) && name.isEmpty() ? "" : joined(name, key), entry.getValue(), depth);
                }
            });
        }

        private void value(String name, JsonNode value, int depth) {
            if (value.has("map")) {
                entries(name, value.get("map"), depth + 1);
            } else if (value.has("list")) {
                list(name, value.get("list"), depth);
            } else if (value.path("is-reference").asBoolean()) {
                JsonNode object = objects.get(text(value));
                if (object == null) {
                    throw new IllegalArgumentException(
                            file + " is no whole provenance: '" + name + "' is an object that it lacks.");
                }
                object(name, object);
            } else {
                put(name, text(value));
            }
        }

        private void list(String name, JsonNode list, int depth) {
            List<String> plain = new ArrayList<>();
            int place = 0;
            for (JsonNode element : list) {
                place++;
                if (element.has("value") && !element.path("is-reference").asBoolean()) {
                    plain.add(text(element));
                } else {
                    value(joined(name, Integer.toString(place)), element, depth + 1);
                }
            }
            if (plain.size() == list.size()) {
                put(name, plain.toString());
            }
        }

        private void put(String name, String value) {
            count();
            values.put(name, value);
        }

        /** A few objects that hold each other many times would be more than a life can read. */
        private void count() {
            if (++read > MOST_VALUES) {
                throw new IllegalArgumentException(file + " holds more than " + MOST_VALUES + " values and objects.");
            }
        }

        private static String text(JsonNode value) {
            return value.path("value").asText();
        }

        private static String joined(String name, String key) {
            return name.isEmpty() ? key : name + "." + key;
        }
    }
}
