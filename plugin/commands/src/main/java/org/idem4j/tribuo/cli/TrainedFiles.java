package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.MetricsJson;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.report.HtmlReport;
import org.idem4j.tribuo.report.ReportData;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/**
 * What a training run leaves on disk.
 *
 * @param model The trained model.
 * @param baseline The same network trained without idempotence, or null.
 * @param train The rows trained on.
 * @param test The rows to evaluate on.
 */
record TrainedFiles(
        IdempotentModel model, IdempotentModel baseline, Dataset<Regressor> train, Dataset<Regressor> test) {

    /** The file that holds the model in Tribuo's format. */
    static final String MODEL = "model.tribuo";

    /** The file that holds the network as ONNX. */
    static final String ONNX = "model.onnx";
    /** The page to look at. */
    static final String REPORT = "report.html";

    private static final int SAMPLES = 3;

    /** Writes all files beside their places and returns what to tell. */
    String write(OutputFiles files) throws IOException {
        byte[] onnx = model.exportONNXModel(ExportCommand.DOMAIN, 0).toByteArray();
        try (OnnxRegressor served = OnnxRegressor.open(onnx, ONNX, ServingOptions.defaults())) {
            SelfMapMetrics metrics =
                    new IdempotenceEvaluator().evaluate(served, test).metrics();
            SelfMapMetrics plain = baseline == null
                    ? null
                    : new IdempotenceEvaluator().evaluate(baseline, test).metrics();
            String provider = served.placement().toString();
            Rows rows = Rows.of(test, model.selfMap());
            double difference = rows.largestDifference(model.apply(rows.inputs), served.apply(rows.inputs));

            files.add(MODEL, model::serializeToStream);
            files.add(ONNX, stream -> stream.write(onnx));
            String json = new JsonProvenanceSerialization(true).marshalAndSerialize(model.getProvenance());
            files.add("provenance.json", stream -> stream.write(json.getBytes(StandardCharsets.UTF_8)));
            files.add("metrics.json", new MetricsJson(metrics, model.run().seconds(), provider, List.of())::writeTo);
            Map<String, String> facts = facts(files, provider, difference);
            ReportData report = new ReportData(
                    metrics,
                    plain,
                    model.history(),
                    rows.samples(served),
                    facts,
                    ProvenanceUtil.formattedProvenanceString(model.getProvenance()));
            files.add(REPORT, new HtmlReport(report)::writeTo);
            return summary(files, metrics, plain, provider, difference);
        }
    }

    private Map<String, String> facts(OutputFiles files, String provider, double difference) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "training",
                String.format(
                        Locale.ROOT,
                        "%,d rows × %d columns, %d epochs, %.1f s (%s%s)",
                        train.size(),
                        model.selfMap().dimension(),
                        model.history().size(),
                        model.run().seconds(),
                        model.run()
                                .outcome()
                                .orElseThrow()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '),
                        Setbacks.of(model)));
        model.run().rank().ifPresent(rank -> facts.put("rank of the projector", rank));
        facts.put("served by", "ONNX Runtime, " + provider);
        facts.put("largest difference between DL4J and ONNX Runtime", difference(difference));
        facts.put("files", files.folder().toAbsolutePath().normalize().toString());
        return facts;
    }

    private static String difference(double value) {
        return String.format(Locale.ROOT, "%.1e of a column's largest value", value);
    }

    private String summary(
            OutputFiles files, SelfMapMetrics metrics, SelfMapMetrics plain, String provider, double difference) {
        return String.join(
                System.lineSeparator(),
                String.format(
                        Locale.ROOT,
                        "Trained on %,d rows of %d columns in %.1f s%s; evaluated as served by ONNX Runtime (%s).",
                        train.size(),
                        model.selfMap().dimension(),
                        model.run().seconds(),
                        Setbacks.of(model),
                        provider),
                "",
                Summary.of(metrics, plain),
                "",
                model.run()
                                .rank()
                                .map(rank -> "Rank of the projector: " + rank + System.lineSeparator())
                                .orElse("")
                        + "Largest difference between DL4J and ONNX Runtime: " + difference(difference),
                "Files: " + files.folder() + " (model.tribuo, model.onnx, provenance.json, metrics.json)",
                "Look: " + files.folder().resolve(REPORT));
    }

    /** The test rows, dense. */
    private record Rows(SelfMap selfMap, float[] inputs, float[] targets) {

        static Rows of(Dataset<Regressor> data, SelfMap selfMap) {
            int n = selfMap.dimension();
            Rows rows = new Rows(selfMap, new float[data.size() * n], new float[data.size() * n]);
            for (int i = 0; i < data.size(); i++) {
                selfMap.copyFeatures(data.getExample(i), rows.inputs, i * n);
                selfMap.copyTarget(data.getExample(i).getOutput(), rows.targets, i * n);
            }
            return rows;
        }

        /** The largest difference of two results, relative to the largest value of the column. */
        double largestDifference(float[] ours, float[] theirs) {
            int n = selfMap.dimension();
            double[] largest = new double[n];
            for (int i = 0; i < ours.length; i++) {
                largest[i % n] = Math.max(largest[i % n], Math.abs(ours[i]));
            }
            double worst = 0;
            for (int i = 0; i < ours.length; i++) {
                double scale = largest[i % n] > 0 ? largest[i % n] : 1;
                worst = Math.max(worst, Math.abs((double) ours[i] - theirs[i]) / scale);
            }
            return worst;
        }

        List<ReportData.SampleRow> samples(OnnxRegressor served) {
            Standardisation units = Standardisation.of(targets, selfMap.dimension());
            float[] once = served.apply(inputs);
            float[] tenTimes = served.apply(inputs, 10);
            List<ReportData.SampleRow> samples = new ArrayList<>();
            for (int row = 0; row < Math.min(SAMPLES, inputs.length / selfMap.dimension()); row++) {
                samples.add(new ReportData.SampleRow(
                        "test row " + (row + 1),
                        selfMap.names(),
                        row(units.standardise(inputs), row),
                        row(units.standardise(targets), row),
                        row(units.standardise(once), row),
                        row(units.standardise(tenTimes), row)));
            }
            return samples;
        }

        private double[] row(float[] rows, int row) {
            double[] values = new double[selfMap.dimension()];
            for (int c = 0; c < values.length; c++) {
                values[c] = rows[row * values.length + c];
            }
            return values;
        }
    }
}
