package org.idem4j.onnx.serving;

import ai.onnxruntime.OrtEnvironment;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import com.oracle.labs.mlrg.olcut.provenance.io.ProvenanceSerializationException;
import com.oracle.labs.mlrg.olcut.provenance.primitives.HashProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.LongProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.idem4j.onnx.graph.MetadataKeys;
import org.tribuo.ONNXExportable;
import org.tribuo.interop.ExternalDatasetProvenance;
import org.tribuo.interop.ExternalTrainerProvenance;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.RegressionFactory;

/** The provenance of a served file: what it is, what serves it, and what trained it if the file says so. */
final class ServedProvenance {

    private static final Logger LOGGER = Logger.getLogger(ServedProvenance.class.getName());

    private ServedProvenance() {}

    static ModelProvenance of(
            OnnxFile file, ServingOptions options, OnnxFunction function, Optional<ModelProvenance> trainedModel) {
        Map<String, Provenance> values = new LinkedHashMap<>();
        values.put("file", new StringProvenance("file", file.origin()));
        values.put("file-size", new LongProvenance("file-size", file.content().length));
        values.put("file-sha256", new HashProvenance(HashType.SHA256, "file-sha256", file.sha256()));
        values.put("producer", new StringProvenance("producer", function.producer()));
        String version = OrtEnvironment.getEnvironment().getVersion();
        values.put("onnxruntime-version", new StringProvenance("onnxruntime-version", version));
        values.put(
                "execution-provider",
                new StringProvenance("execution-provider", function.provider().runtimeName()));
        values.put("device-id", new IntProvenance("device-id", options.deviceId()));
        trainedModel.ifPresent(trained -> values.put("trained-model", trained));
        int n = function.dimension();
        return new ModelProvenance(
                OnnxRegressor.class.getName(),
                OffsetDateTime.now(),
                new ExternalDatasetProvenance("unknown-external-data", new RegressionFactory(), false, n, n),
                new ExternalTrainerProvenance(file.content()),
                values);
    }

    /** The file's own provenance; one that can't be read is no reason not to serve the file. */
    static Optional<ModelProvenance> trainedModel(Map<String, String> metadata, String origin) {
        String text = metadata.get(MetadataKeys.PROVENANCE);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return ONNXExportable.SERIALIZER.deserializeAndUnmarshal(text) instanceof ModelProvenance provenance
                    ? Optional.of(provenance)
                    : Optional.empty();
        } catch (ProvenanceSerializationException | RuntimeException e) {
            LOGGER.log(
                    Level.INFO,
                    "The training provenance in {0} can''t be read here and is left out: {1}",
                    new Object[] {origin, e.getMessage()});
            return Optional.empty();
        }
    }
}
