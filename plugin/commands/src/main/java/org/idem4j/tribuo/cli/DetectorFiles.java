package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.RecordedRun;
import org.idem4j.tribuo.anomaly.Detection;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.report.DetectionReport;
import org.tribuo.Dataset;
import org.tribuo.anomaly.Event;

/**
 * What the training of a detector leaves on disk.
 *
 * @param model The detector.
 * @param train The events trained on.
 * @param test The events to evaluate on.
 */
record DetectorFiles(IdempotentAnomalyModel model, Dataset<Event> train, Dataset<Event> test) {

    /** Writes all files beside their places and returns what to tell. */
    String write(OutputFiles files) throws IOException {
        double seconds = RecordedRun.of(model.getProvenance()).seconds();
        Detection detection = Detection.of(model, test);
        DetectorMetrics metrics = new DetectorMetrics(detection, model.threshold(), seconds, OpenModel.DL4J);
        files.add(TrainedFiles.MODEL, model::serializeToStream);
        files.add(TrainedFiles.ONNX, model.exportONNXModel(ExportCommand.DOMAIN, 0, OnnxGraph.MIN_OPSET)::writeTo);
        String json = new JsonProvenanceSerialization(true).marshalAndSerialize(model.getProvenance());
        files.add("provenance.json", stream -> stream.write(json.getBytes(StandardCharsets.UTF_8)));
        files.add("metrics.json", metrics::writeTo);
        String trained = String.format(
                Locale.ROOT,
                "%,d rows × %d columns in %.1f s",
                train.size(),
                model.regressor().selfMap().dimension(),
                seconds);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("training", trained);
        facts.put("evaluated by", OpenModel.DL4J);
        facts.put("files", files.folder().toAbsolutePath().normalize().toString());
        String provenance = ProvenanceUtil.formattedProvenanceString(model.getProvenance());
        files.add(
                TrainedFiles.REPORT,
                new DetectionReport(
                        detection.evaluation(),
                        detection.expected(),
                        detection.anomalous(),
                        detection.areaUnderCurve(),
                        model.threshold(),
                        facts,
                        provenance)::writeTo);
        return String.join(
                System.lineSeparator(),
                "Trained a detector of anomalies on " + trained + ".",
                "",
                metrics.summary(),
                "",
                "Files: " + files.folder() + " (model.tribuo, model.onnx, provenance.json, metrics.json)",
                "Look: " + files.folder().resolve(TrainedFiles.REPORT));
    }
}
