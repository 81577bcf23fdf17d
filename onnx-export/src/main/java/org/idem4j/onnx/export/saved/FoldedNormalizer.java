package org.idem4j.onnx.export.saved;

import java.util.List;
import org.idem4j.onnx.export.Surroundings;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * A normaliser before the one network that it was fitted for, and that of its labels backwards after it.
 *
 * @param normalizer The normaliser, of a kind that is known.
 */
record FoldedNormalizer(StoredNormalizer normalizer) implements Surroundings {

    @Override
    public String before(OnnxGraph graph, String input, long[] shape) {
        Scaling features = normalizer.features();
        requireColumns(features, "input '" + input + "'", shape);
        return features.append(graph, input, shape);
    }

    @Override
    public String after(OnnxGraph graph, String output, String value, long[] shape) {
        Scaling labels = normalizer.labels();
        if (labels == null) {
            return value;
        }
        requireColumns(labels, "output '" + output + "'", shape);
        return labels.appendBackwards(graph, value, shape);
    }

    private void requireColumns(Scaling scaling, String where, long[] shape) {
        if (scaling.columns() > 0 && scaling.columns() != shape[1]) {
            throw new UnsupportedNetworkException(List.of("its " + normalizer.name() + " is for " + scaling.columns()
                    + " columns, but the network's " + where + " has " + (shape[1] < 0 ? "any number" : shape[1])
                    + " on that axis; --normalizer ignore exports the network alone"));
        }
    }
}
