package org.idem4j.tribuo.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.anomaly.Detection;
import org.tribuo.anomaly.evaluation.AnomalyEvaluation;

/**
 * A detector's {@code metrics.json}, and the few numbers of it that a person wants to see. A number that can't be had is null.
 *
 * @param detection The evaluation.
 * @param threshold The detector's threshold.
 * @param trainSeconds Wall-clock seconds of training.
 * @param provider What computed them.
 */
record DetectorMetrics(Detection detection, double threshold, double trainSeconds, String provider) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Writes the file's content; the hashes are those of the files that were written with it. */
    void writeTo(OutputStream stream, Map<String, String> hashes) throws IOException {
        AnomalyEvaluation counts = detection.evaluation();
        ObjectNode node = JSON.createObjectNode();
        node.put("rows", detection.expected().length + detection.anomalous().length);
        node.put("threshold", threshold);
        node.put("true_positives", counts.getTruePositives());
        node.put("false_positives", counts.getFalsePositives());
        node.put("true_negatives", counts.getTrueNegatives());
        node.put("false_negatives", counts.getFalseNegatives());
        put(node, "precision", precision());
        put(node, "recall", counts.getRecall());
        put(node, "f1", known() ? counts.getF1() : Double.NaN);
        put(node, "false_alarms", detection.falseAlarms());
        put(node, "auc", detection.areaUnderCurve());
        put(node, "train_seconds", trainSeconds);
        node.put("provider", provider);
        hashes.forEach(node.putObject(ModelFiles.HASHES)::put);
        stream.write(JSON.writeValueAsBytes(node));
        stream.write('\n');
    }

    /** Of expected rows alone nothing can be found. */
    private boolean known() {
        return detection.anomalous().length > 0;
    }

    private double precision() {
        return known() ? detection.evaluation().getPrecision() : Double.NaN;
    }

    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }

    String summary() {
        AnomalyEvaluation counts = detection.evaluation();
        String[] lines = {
            line("threshold of the score", threshold),
            line("precision", precision()),
            line("recall", counts.getRecall()),
            line("false alarms, share of expected rows", detection.falseAlarms()),
            line("area under the curve (AUC)", detection.areaUnderCurve()),
            String.format(
                    Locale.ROOT,
                    "(%,d expected and %,d anomalous rows)",
                    detection.expected().length,
                    detection.anomalous().length)
        };
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(String name, double value) {
        return String.format(
                Locale.ROOT,
                "  %-38s %8s",
                name,
                Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "–");
    }
}
