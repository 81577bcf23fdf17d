package org.idem4j.onnx.serving;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.idem4j.onnx.protos.OnnxRegressorProto;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;

/**
 * An {@link OnnxRegressor} as a protobuf, of all its versions.
 *
 * @param name The model's name.
 * @param file The ONNX file, whole.
 * @param options How it was served.
 * @param names The columns' names in the graph's order.
 */
record StoredRegressor(String name, OnnxFile file, ServingOptions options, List<String> names) {

    /**
     * Reads a protobuf.
     *
     * @param message An {@link OnnxRegressorProto}.
     * @throws InvalidProtocolBufferException If the message is not one.
     * @throws IllegalArgumentException If the version is unknown or the content no ONNX file.
     */
    static StoredRegressor read(int version, Any message) throws InvalidProtocolBufferException {
        if (version < 0 || version > OnnxRegressor.CURRENT_VERSION) {
            throw new IllegalArgumentException("Unknown version " + version + ", this class supports at most version "
                    + OnnxRegressor.CURRENT_VERSION);
        }
        OnnxRegressorProto proto = message.unpack(OnnxRegressorProto.class);
        // Only the name: the provenance may need classes of the trainer that a serving program lacks, and is made anew.
        String name = ModelDataProto.parseFrom(proto.getMetadata()).getName();
        OnnxFile file =
                OnnxFile.of("the stored model '" + name + "'", proto.getModel().toByteArray());
        return new StoredRegressor(name, file, StoredOptions.read(version, proto), proto.getNamesList());
    }

    /**
     * Writes the protobuf of the newest version.
     *
     * @param carried Tribuo's part: name, provenance and domains.
     * @throws IllegalStateException If weights lie beside the file.
     */
    ModelProto write(ModelDataProto carried) {
        if (!file.whole()) {
            throw new IllegalStateException(
                    file.origin()
                            + " has weights beside it, which Tribuo's protobuf can't hold; keep the ONNX files and open them again.");
        }
        OnnxRegressorProto.Builder proto = OnnxRegressorProto.newBuilder()
                .setMetadata(carried.toByteString())
                .setModel(ByteString.copyFrom(file.content()))
                .setSha256(file.sha256())
                .addAllNames(names);
        StoredOptions.write(options, proto);
        return ModelProto.newBuilder()
                .setClassName(OnnxRegressor.class.getName())
                .setVersion(OnnxRegressor.CURRENT_VERSION)
                .setSerializedData(Any.pack(proto.build()))
                .build();
    }
}
