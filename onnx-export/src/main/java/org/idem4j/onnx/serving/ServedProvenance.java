package org.idem4j.onnx.serving;

import ai.onnxruntime.OrtEnvironment;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import com.oracle.labs.mlrg.olcut.provenance.primitives.HashProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.LongProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.trust.StoredProvenance;
import org.idem4j.onnx.trust.UntrustedClassException;
import org.tribuo.interop.ExternalDatasetProvenance;
import org.tribuo.interop.ExternalTrainerProvenance;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.regression.RegressionFactory;

/** The provenance of a served file: what it is, what serves it, and what trained it if the file says so. */
final class ServedProvenance {

    private static final Logger LOGGER = Logger.getLogger(ServedProvenance.class.getName());

    private static final String FILE = "file";
    private static final String SHA256 = "file-sha256";
    private static final String EXECUTION_PROVIDER = "execution-provider";

    private ServedProvenance() {}

    /** The file that a served model's provenance names. */
    static Path file(ModelProvenance served) {
        return Path.of(value(served, FILE));
    }

    /** The hash that the file had. */
    static String sha256(ModelProvenance served) {
        return value(served, SHA256);
    }

    private static String value(ModelProvenance served, String key) {
        if (served.getInstanceProvenance().getMap().get(key) instanceof PrimitiveProvenance<?> found) {
            return found.getValue().toString();
        }
        throw new IllegalArgumentException("The provenance is of a " + served.getClassName() + " and says no '" + key
                + "'; only that of a served ONNX file does.");
    }

    static ModelProvenance of(
            OnnxFile file, ServingOptions options, OnnxFunction function, Optional<ModelProvenance> trainedModel) {
        Map<String, Provenance> values = new LinkedHashMap<>();
        values.put(FILE, new StringProvenance(FILE, file.origin()));
        values.put("file-size", new LongProvenance("file-size", file.content().length));
        values.put(SHA256, new HashProvenance(HashType.SHA256, SHA256, file.sha256()));
        values.put("producer", new StringProvenance("producer", function.producer()));
        String version = OrtEnvironment.getEnvironment().getVersion();
        values.put("onnxruntime-version", new StringProvenance("onnxruntime-version", version));
        values.put(
                EXECUTION_PROVIDER,
                new StringProvenance(
                        EXECUTION_PROVIDER, function.placement().provider().runtimeName()));
        String cpuNodes = String.join(", ", function.placement().cpuNodes());
        values.put("nodes-on-cpu", new StringProvenance("nodes-on-cpu", cpuNodes));
        values.put("options", options.getProvenance());
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
            return StoredProvenance.read(text, origin) instanceof ModelProvenance provenance
                    ? Optional.of(provenance)
                    : Optional.empty();
        } catch (RuntimeException e) {
            LOGGER.log(
                    e instanceof UntrustedClassException ? Level.WARNING : Level.INFO,
                    "The training provenance in {0} can''t be read here and is left out: {1}",
                    new Object[] {origin, e.getMessage()});
            return Optional.empty();
        }
    }
}
