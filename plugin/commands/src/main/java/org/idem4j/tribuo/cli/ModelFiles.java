package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.primitives.HashProvenance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.idem4j.onnx.io.AtomicFile;
import org.tribuo.Model;
import org.tribuo.provenance.ModelProvenance;

/** The five files that a training leaves, of a self-map or of a detector of anomalies. */
final class ModelFiles {

    /** The file that holds the model in Tribuo's format. */
    static final String MODEL = "model.tribuo";

    /** The file that holds the network as ONNX. */
    static final String ONNX = "model.onnx";

    /** The file that holds how it came about. */
    static final String PROVENANCE = "provenance.json";
    /** The file that holds the measurements. */
    static final String METRICS = "metrics.json";

    /** The key, there and in the provenance's facts of the run, in which the hashes of files written before stand. */
    static final String HASHES = "files";

    private static final String REPORT = "report.html";

    private ModelFiles() {}

    /** Writes measurements. */
    interface Metrics {
        /** The hashes are those of the files that they are of. */
        void writeTo(OutputStream stream, Map<String, String> hashes) throws IOException;
    }

    /**
     * Writes them beside their places; the provenance with the hashes of the models, the measurements, which have the hashes of
     * all others, at last.
     */
    static void write(
            OutputFiles files, Model<?> model, AtomicFile.Content onnx, Metrics metrics, AtomicFile.Content report)
            throws IOException {
        files.add(MODEL, model::serializeToStream);
        files.add(ONNX, onnx);
        String provenance = new JsonProvenanceSerialization(true)
                .marshalAndSerialize(withHashes(model.getProvenance(), files.hashes()));
        files.add(PROVENANCE, stream -> stream.write(provenance.getBytes(StandardCharsets.UTF_8)));
        files.add(REPORT, report);
        files.add(METRICS, stream -> metrics.writeTo(stream, files.hashes()));
    }

    /** The model itself can't hold its hash. */
    private static ModelProvenance withHashes(ModelProvenance provenance, Map<String, String> hashes) {
        Map<String, Provenance> files = new TreeMap<>();
        hashes.forEach((name, hash) -> files.put(name, new HashProvenance(ProvenanceUtil.HashType.SHA256, name, hash)));
        Map<String, Provenance> run =
                new LinkedHashMap<>(provenance.getInstanceProvenance().getMap());
        run.put(HASHES, new MapProvenance<>(files));
        return new ModelProvenance(
                provenance.getClassName(),
                provenance.getTrainingTime(),
                provenance.getDatasetProvenance(),
                provenance.getTrainerProvenance(),
                run);
    }

    /** Says where they are, with what else has been written to the folder. */
    static String place(OutputFiles files) {
        List<String> names = new ArrayList<>(files.names());
        names.remove(REPORT);
        return "Files: " + files.folder() + " (" + String.join(", ", names) + ")" + System.lineSeparator() + "Look: "
                + files.folder().resolve(REPORT);
    }
}
