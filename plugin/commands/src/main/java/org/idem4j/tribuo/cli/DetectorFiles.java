package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.RecordedRun;
import org.idem4j.tribuo.anomaly.Detection;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.ThresholdPromise;
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
        String trained = String.format(
                Locale.ROOT,
                "%,d rows × %d columns in %.1f s",
                train.size(),
                model.regressor().selfMap().dimension(),
                seconds);
        ModelFiles.write(
                files,
                model,
                model.exportONNXModel(ExportCommand.DOMAIN, 0, OnnxGraph.MIN_OPSET)::writeTo,
                metrics::writeTo,
                report(detection, facts(trained, files))::writeTo);
        return String.join(
                System.lineSeparator(),
                "Trained a detector of anomalies on " + trained + ".",
                "",
                metrics.summary(),
                ThresholdPromise.of(model.getProvenance())
                        .map(promise -> System.lineSeparator() + promise)
                        .orElse(""),
                "",
                ModelFiles.place(files.folder()));
    }

    private static Map<String, String> facts(String trained, OutputFiles files) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("training", trained);
        facts.put("evaluated by", OpenModel.DL4J);
        facts.put("files", files.folder().toAbsolutePath().normalize().toString());
        return facts;
    }

    private DetectionReport report(Detection detection, Map<String, String> facts) {
        return new DetectionReport(
                detection.evaluation(),
                detection.expected(),
                detection.anomalous(),
                detection.areaUnderCurve(),
                model.threshold(),
                facts,
                ProvenanceUtil.formattedProvenanceString(model.getProvenance()));
    }
}
