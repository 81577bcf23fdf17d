package org.idem4j.tribuo.anomaly;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.LatentSpace;
import org.idem4j.tribuo.mixture.LatentMixture;

/**
 * The score of {@link AnomalyScore#MIXTURE}: log b − log p(g(x)), with b a bound of the density p, so that no score is
 * negative.
 *
 * @param encoding What gives g(x), latent rows or codes.
 * @param mixture Their density.
 */
record DensityScore(Encoding encoding, LatentMixture mixture) {

    double[] scores(float[] rows) {
        double[] scores = mixture.logDensity(encoding.encode().apply(rows));
        double bound = mixture.logBound();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = bound - scores[i];
        }
        return scores;
    }

    /**
     * What a score lacks of the negative logarithm of the density of the raw row, which other detectors' can be compared with.
     * That of codes is none of raw rows, so they are compared by how far they are below the bound of their own.
     */
    double offset() {
        return encoding.logUnits().isPresent() ? encoding.logUnits().getAsDouble() - mixture.logBound() : 0;
    }

    ModelProto export(IdempotentModel regressor, String domain, long modelVersion, int opset, List<String> order) {
        return regressor.exportONNXModel(
                domain, modelVersion, opset, order, new LatentSpace.Output(SelfMapGraph.SCORE, 1, this::appendTo));
    }

    private String appendTo(OnnxGraph graph, String latent) {
        String bound = graph.scalar("bound", mixture.logBound());
        return graph.node("Sub", bound, mixture.appendTo(graph, latent));
    }
}
