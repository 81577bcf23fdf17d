package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param rows How many events it was trained on.
 * @param detection What it finds among the events to evaluate on.
 */
record DetectorFiles(IdempotentAnomalyModel model, int rows, Detection detection) {

    /** The area under the curve of a detector that draws lots. */
    private static final double LOTS = 0.5;

    static DetectorFiles of(IdempotentAnomalyModel model, int rows, Dataset<Event> test) {
        return new DetectorFiles(model, rows, Detection.of(model, test));
    }

    /** Why it is worse than no detector; empty where it isn't, or where no anomalies are known. */
    Optional<String> shortfall() {
        return detection.areaUnderCurve() < LOTS
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "This detector is worse than drawing lots: an anomalous test row scores higher than an expected one"
                                + " with a probability of %.3f, by lots of .5. Check that 'train' holds expected rows alone and"
                                + " that 'anomalous' names the anomalies.",
                        detection.areaUnderCurve()))
                : Optional.empty();
    }

    /** Writes all files beside their places and returns what to tell. */
    String write(OutputFiles files) throws IOException {
        double seconds = RecordedRun.of(model.getProvenance()).seconds();
        DetectorMetrics metrics = new DetectorMetrics(detection, model.threshold(), seconds, OpenModel.DL4J);
        String trained = String.format(
                Locale.ROOT,
                "%,d rows × %d columns in %.1f s",
                rows,
                model.regressor().selfMap().dimension(),
                seconds);
        ModelFiles.write(
                files,
                model,
                model.exportONNXModel(ExportCommand.DOMAIN, 0, OnnxGraph.MIN_OPSET)::writeTo,
                metrics::writeTo,
                report(facts(trained, files))::writeTo);
        return String.join(
                System.lineSeparator(),
                "Trained a detector of anomalies on " + trained + ".",
                "",
                metrics.summary(),
                ThresholdPromise.of(model.getProvenance())
                        .map(promise -> System.lineSeparator() + promise)
                        .orElse(""),
                "",
                ModelFiles.place(files));
    }

    private static Map<String, String> facts(String trained, OutputFiles files) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("training", trained);
        facts.put("evaluated by", OpenModel.DL4J);
        facts.put("files", files.folder().toAbsolutePath().normalize().toString());
        return facts;
    }

    private DetectionReport report(Map<String, String> facts) {
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
