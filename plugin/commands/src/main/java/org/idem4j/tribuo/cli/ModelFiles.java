package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private static final String REPORT = "report.html";

    private ModelFiles() {}

    /** Writes them beside their places. */
    static void write(
            OutputFiles files,
            Model<?> model,
            AtomicFile.Content onnx,
            AtomicFile.Content metrics,
            AtomicFile.Content report)
            throws IOException {
        files.add(MODEL, model::serializeToStream);
        files.add(ONNX, onnx);
        String provenance = new JsonProvenanceSerialization(true).marshalAndSerialize(model.getProvenance());
        files.add(PROVENANCE, stream -> stream.write(provenance.getBytes(StandardCharsets.UTF_8)));
        files.add(METRICS, metrics);
        files.add(REPORT, report);
    }

    /** Says where they are, with what else has been written to the folder. */
    static String place(OutputFiles files) {
        List<String> names = new ArrayList<>(files.names());
        names.remove(REPORT);
        return "Files: " + files.folder() + " (" + String.join(", ", names) + ")" + System.lineSeparator() + "Look: "
                + files.folder().resolve(REPORT);
    }
}
