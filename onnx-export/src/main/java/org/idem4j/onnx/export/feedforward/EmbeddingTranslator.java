package org.idem4j.onnx.export.feedforward;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows of a table, by indices that are whole numbers in floats: a column [batch, 1] gives [batch, n], a sequence
 * [batch, time] or [batch, 1, time] a time series of n features.
 */
final class EmbeddingTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ActivationTranslator.obstacles(configuration(layer).getActivationFn());
    }

    private static FeedForwardLayer configuration(Layer layer) {
        return (FeedForwardLayer) layer.conf().getLayer();
    }

    /** A sequence is as long as its input: the length in the configuration is the last one seen, if it is inferred. */
    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        if (configuration instanceof EmbeddingSequenceLayer sequence) {
            List<NamedSize> sizes = NamedSize.of(input);
            long length = sizes.get(sizes.size() - 1).size();
            return InputType.recurrent(sequence.getNOut(), length, sequence.getOutputFormat());
        }
        return InputType.feedForward(((FeedForwardLayer) configuration).getNOut());
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        OnnxGraph graph = translation.graph();
        boolean sequence = configuration(layer) instanceof EmbeddingSequenceLayer;
        boolean squeezed = sequence && translation.shape(input).length == 2;
        String indices = squeezed ? input : graph.node("Squeeze", input, graph.constant("axes", new long[] {1}));
        String table = translation.parameter(layer, DefaultParamInitializer.WEIGHT_KEY);
        String rows = graph.node("Gather", table, integers(graph, indices));
        INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
        if (bias != null) {
            rows = graph.node("Add", rows, translation.vector("b", bias));
        }
        if (configuration(layer) instanceof EmbeddingSequenceLayer s && s.getOutputFormat() == RNNFormat.NCW) {
            rows = graph.transpose(rows, 0, 2, 1);
        }
        return translation.activation(configuration(layer).getActivationFn(), rows);
    }

    private static String integers(OnnxGraph graph, String floats) {
        return graph.cast(floats, DataType.INT64);
    }
}
