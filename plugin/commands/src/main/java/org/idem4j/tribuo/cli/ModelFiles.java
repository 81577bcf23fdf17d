package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.io.AtomicFile;
import org.tribuo.Model;

/** The five files that a training leaves, of a self-map or of a detector of anomalies. */
final class ModelFiles {

    /** The file that holds the model in Tribuo's format. */
    static final String MODEL = "model.tribuo";

    /** The file that holds the network as ONNX. */
    static final String ONNX = "model.onnx";

    private static final String PROVENANCE = "provenance.json";
    /** The file that holds the measurements. */
    static final String METRICS = "metrics.json";

    /** Its key, in which the hashes of the other files stand. */
    static final String HASHES = "files";

    private static final String REPORT = "report.html";

    private ModelFiles() {}

    /** Writes measurements. */
    interface Metrics {
        /** The hashes are those of the files that they are of. */
        void writeTo(OutputStream stream, Map<String, String> hashes) throws IOException;
    }

    /** Writes them beside their places; the measurements, which have the hashes of all others, at last. */
    static void write(
            OutputFiles files, Model<?> model, AtomicFile.Content onnx, Metrics metrics, AtomicFile.Content report)
            throws IOException {
        files.add(MODEL, model::serializeToStream);
        files.add(ONNX, onnx);
        String provenance = new JsonProvenanceSerialization(true).marshalAndSerialize(model.getProvenance());
        files.add(PROVENANCE, stream -> stream.write(provenance.getBytes(StandardCharsets.UTF_8)));
        files.add(REPORT, report);
        files.add(METRICS, stream -> metrics.writeTo(stream, files.hashes()));
    }

    /** Says where they are, with what else has been written to the folder. */
    static String place(OutputFiles files) {
        List<String> names = new ArrayList<>(files.names());
        names.remove(REPORT);
        return "Files: " + files.folder() + " (" + String.join(", ", names) + ")" + System.lineSeparator() + "Look: "
                + files.folder().resolve(REPORT);
    }
}
