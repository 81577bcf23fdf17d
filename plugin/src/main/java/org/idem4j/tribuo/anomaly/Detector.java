package org.idem4j.tribuo.anomaly;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Objects;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.mixture.LatentMixture;

/**
 * What makes a row an anomaly: that expected rows are rare there, or that a self-map moves it too far.
 *
 * @param regressor The self-map f.
 * @param scale The units of the columns.
 * @param mixture The density of the latent rows or codes; null where the score is the distance.
 * @param typical Values that expected rows have.
 * @param threshold The score above which a row is an anomaly.
 */
record Detector(
        IdempotentModel regressor, ColumnScale scale, LatentMixture mixture, TypicalValues typical, double threshold) {

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException If scale, mixture or values have another number of columns, the network makes
     *     nothing that a mixture could be of, or the threshold is not finite.
     */
    Detector {
        int n = regressor.selfMap().dimension();
        requireColumns("scale", scale.deviations().length, n);
        requireColumns("values", typical.columns(), n);
        if (mixture != null) {
            Encoding encoding = Encoding.of(regressor)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "The detector has a mixture, but its network has no latent rows and makes no codes."));
            requireColumns("mixture", mixture.dimension(), encoding.columns());
        }
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException(
                    "The threshold must be finite and not negative, but is " + threshold + ".");
        }
    }

    private static void requireColumns(String what, int found, int n) {
        if (found != n) {
            throw new IllegalArgumentException("The " + what + " has " + found + " columns, the network " + n + ".");
        }
    }

    Detector withThreshold(double other) {
        return new Detector(regressor, scale, mixture, typical, other);
    }

    double[] scores(float[] rows) {
        return mixture == null ? scale.distances(regressor, rows) : density().scores(rows);
    }

    /** What a score lacks of what detectors of the same rows can be compared by. */
    double offset() {
        return mixture == null ? 0 : density().offset();
    }

    private DensityScore density() {
        return new DensityScore(Encoding.of(regressor).orElseThrow(), mixture);
    }

    ScoreMetadata metadata() {
        return new ScoreMetadata(
                scale, threshold, mixture == null ? AnomalyScore.DISTANCE : AnomalyScore.MIXTURE, typical);
    }

    /** The file of f and its score, columns in the given order. */
    ModelProto graph(String domain, long modelVersion, int opset, List<String> order, String provenance) {
        List<String> names = regressor.selfMap().names();
        ScoreMetadata inOrder =
                metadata().reordered(order.stream().mapToInt(names::indexOf).toArray());
        ModelProto graph = mixture == null
                ? regressor.exportONNXModel(domain, modelVersion, opset, order)
                : density().export(regressor, domain, modelVersion, opset, order);
        return inOrder.addTo(graph, provenance);
    }

    boolean isAnomaly(double score) {
        return QuantileThreshold.exceeded(score, threshold);
    }

    /** As detectors were before contributions were told; they score the same. */
    private boolean isWithoutTypical() {
        return typical.values().length == 0;
    }

    boolean identicalTo(Detector other) {
        return regressor.identicalTo(other.regressor)
                && scale.equals(other.scale)
                && Objects.equals(mixture, other.mixture)
                && (isWithoutTypical() || other.isWithoutTypical() || typical.equals(other.typical))
                && Double.compare(threshold, other.threshold) == 0;
    }
}
