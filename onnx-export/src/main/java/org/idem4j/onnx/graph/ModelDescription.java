package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
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

    /**
     * Sorts and copies the metadata.
     *
     * @param graphName The name of its graph.
     * @param domain A reverse-DNS name.
     * @param version Its version.
     * @param documentation A text.
     * @param metadata Keys and values.
     */
    public ModelDescription {
        metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** A model of the oldest IR version that goes with an opset, without its graph. */
    ModelProto.Builder header(int opset) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(opset < 15 ? 7 : 8)
                .setProducerName(PRODUCER)
                .setDomain(domain)
                .setModelVersion(version)
                .setDocString(documentation)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset));
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model;
    }
}
