package org.idem4j.tribuo.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * {@code metrics.json}. A number that can't be had is null.
 *
 * @param metrics The measurements.
 * @param trainSeconds Wall-clock seconds of training; NaN where unknown.
 * @param provider What computed them.
 * @param polish What polishing gains and costs; none where it was not measured.
 */
public record MetricsJson(
        SelfMapMetrics metrics, double trainSeconds, String provider, List<PolishMeasurement> polish) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Writes the file's content.
     *
     * @param stream Where to; left open.
     * @throws IOException If it can't be written.
     */
    public void writeTo(OutputStream stream) throws IOException {
        writeTo(stream, Map.of());
    }

    /**
     * Writes the content of a file that belongs to others.
     *
     * @param stream Where to; left open.
     * @param hashes The SHA-256 of each file of the folder that was written with it, by name, so that a reader can tell whether
     *     they are still those.
     * @throws IOException If it can't be written.
     */
    public void writeTo(OutputStream stream, Map<String, String> hashes) throws IOException {
        ObjectNode node = toNode();
        if (!hashes.isEmpty()) {
            hashes.forEach(node.putObject("files")::put);
        }
        stream.write(JSON.writeValueAsBytes(node));
        stream.write('\n');
    }

    private ObjectNode toNode() {
        ObjectNode node = JSON.createObjectNode();
        node.put("rows", metrics.rows());
        put(node, "rmse", metrics.rmse());
        put(node, "r2", metrics.r2());
        put(node, "gap", metrics.gap());
        put(node, "relative_gap", metrics.relativeGap());
        put(node, "output_std", metrics.outputStd());
        put(node, "effective_rank", metrics.effectiveRank());
        put(node, "distance_from_identity", metrics.distanceFromIdentity());
        put(node, "train_seconds", trainSeconds);
        node.put("provider", provider);
        put(node, "standardized_input_rmse", metrics.standardisedInputRmse());
        put(node, "standardized_rmse", metrics.standardisedDrift());
        put(node, "standardized_gap", metrics.standardisedGap());
        if (!polish.isEmpty()) {
            ArrayNode array = node.putArray("polish");
            polish.forEach(measurement -> put(array.addObject(), measurement));
        }
        return node;
    }

    private static void put(ObjectNode node, PolishMeasurement measurement) {
        node.put("times", measurement.polish().times());
        node.put("applications", measurement.polish().applications());
        put(node, "rmse", measurement.metrics().rmse());
        put(node, "gap", measurement.metrics().gap());
        put(node, "relative_gap", measurement.metrics().relativeGap());
        put(node, "microseconds_per_row", measurement.microsecondsPerRow());
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    private static void put(ObjectNode node, String key, double[] values) {
        ArrayNode array = node.putArray(key);
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }
}
