package org.idem4j.onnx.trust;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.impl.ModelDataCarrier;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;

/** Models in Tribuo's format, of which no class is loaded that is not {@linkplain TrustedClasses#inForce() trusted}. */
public final class StoredModels {

    /** Models of these packages read their parts by {@link #data}. */
    private static final TrustedClasses CAREFUL = new TrustedClasses(List.of("org.idem4j"));

    private StoredModels() {}

    /**
     * Reads a model of any class, as {@link Model#deserializeFromFile} does.
     *
     * @param file The file.
     * @return The model.
     * @throws IOException If the file can't be read or holds no model.
     * @throws UntrustedClassException If it names a class that it may not.
     */
    public static Model<?> read(Path file) throws IOException {
        ModelProto stored;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            stored = ModelProto.parseFrom(stream);
        }
        TrustedClasses.inForce().require(stored.getClassName(), file.toString());
        if (!CAREFUL.include(stored.getClassName())) {
            NamedClasses.requireTrusted(stored.getSerializedData().getValue(), file.toString());
        }
        return Model.deserialize(stored);
    }

    /**
     * Reads Tribuo's part of a stored model: name, provenance and domains.
     *
     * @param stored A {@link ModelDataProto}.
     * @return The part.
     * @throws InvalidProtocolBufferException If it is none.
     * @throws UntrustedClassException If it names a class that it may not.
     */
    public static ModelDataCarrier<?> data(ByteString stored) throws InvalidProtocolBufferException {
        ModelDataProto data = ModelDataProto.parseFrom(stored);
        String origin = "the stored model '" + data.getName() + "'";
        TrustedClasses trusted = TrustedClasses.inForce();
        trusted.require(data.getFeatureDomain().getClassName(), origin);
        trusted.require(data.getOutputDomain().getClassName(), origin);
        NamedClasses.requireTrusted(data.getFeatureDomain().toByteString(), origin);
        NamedClasses.requireTrusted(data.getOutputDomain().toByteString(), origin);
        return ModelDataCarrier.deserialize(data.toBuilder()
                .setProvenance(StoredProvenance.harmless(data.getProvenance(), origin))
                .build());
    }
}
