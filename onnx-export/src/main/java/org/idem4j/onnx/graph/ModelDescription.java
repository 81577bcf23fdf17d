package org.idem4j.onnx.graph;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an ONNX model says of itself.
 *
 * @param graphName The name of its graph.
 * @param domain A reverse-DNS name.
 * @param version Its version.
 * @param documentation A text.
 * @param metadata Keys and values, written in the keys' order.
 */
public record ModelDescription(
        String graphName, String domain, long version, String documentation, Map<String, String> metadata) {

    /** The producer that every model of ours names. */
    public static final String PRODUCER = "idem4j";

    /** Sorts and copies the metadata. */
    public ModelDescription {
        metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
    }
}
