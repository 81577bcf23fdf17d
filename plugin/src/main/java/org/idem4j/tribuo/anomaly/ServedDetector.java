package org.idem4j.tribuo.anomaly;

import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.serving.OnnxRegressor;

/** A detector's ONNX file, as {@link IdempotentAnomalyModel} writes it, on ONNX Runtime. As safe for threads as what it serves. */
public final class ServedDetector implements RowDetector {

    private final OnnxRegressor served;
    private final ScoreMetadata metadata;

    private ServedDetector(OnnxRegressor served, ScoreMetadata metadata) {
        this.served = served;
        this.metadata = metadata;
    }

    /**
     * The detector in a served file.
     *
     * @param served The file; whoever opened it closes it.
     * @return Empty if its metadata tell of no score.
     * @throws IllegalArgumentException If what they say is no score's, or the file does not give it.
     */
    public static Optional<ServedDetector> of(OnnxRegressor served) {
        return ScoreMetadata.in(served.metadata()).map(told -> of(served, told));
    }

    private static ServedDetector of(OnnxRegressor served, ScoreMetadata told) {
        SelfMap selfMap = served.selfMap();
        List<String> inFile = served.graphNames();
        if (told.scale().deviations().length != selfMap.dimension()) {
            throw new IllegalArgumentException("The file's metadata give units for "
                    + told.scale().deviations().length + " columns, but it has " + selfMap.dimension() + ".");
        }
        if (told.score() == AnomalyScore.MIXTURE && !served.outputs().contains(SelfMapGraph.SCORE)) {
            throw new IllegalArgumentException("The file's metadata tell of a density, but it has no output '"
                    + SelfMapGraph.SCORE + "'; export the detector again.");
        }
        return new ServedDetector(
                served,
                told.reordered(
                        selfMap.names().stream().mapToInt(inFile::indexOf).toArray()));
    }

    @Override
    public SelfMap selfMap() {
        return served.selfMap();
    }

    @Override
    public ScoreMetadata metadata() {
        return metadata;
    }

    @Override
    public double[] scores(float[] rows) {
        if (metadata.score() == AnomalyScore.DISTANCE) {
            return metadata.scale().distances(served, rows);
        }
        float[] given = served.output(SelfMapGraph.SCORE, rows);
        double[] scores = new double[given.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = given[i];
        }
        return scores;
    }
}
