package org.idem4j.onnx.export.recurrent;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional.Mode;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A recurrent layer over a time series, another one over the series backwards, and both their outputs combined. */
final class BidirectionalTranslator implements SeriesTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return Stream.of(forwards(layer), backwards(layer))
                .flatMap(inside -> translators.obstacles(inside, opset).stream())
                .distinct()
                .toList();
    }

    private static Bidirectional configuration(Layer layer) {
        return (Bidirectional) layer.conf().getLayer();
    }

    private static Layer forwards(Layer layer) {
        return inside(layer, configuration(layer).getFwd(), 0);
    }

    private static Layer backwards(Layer layer) {
        return inside(layer, configuration(layer).getBwd(), 1);
    }

    /** DL4J's layer does not give out the layers inside, hence the like are made, on its parameters. */
    private static Layer inside(Layer layer, org.deeplearning4j.nn.conf.layers.Layer inside, int half) {
        NeuralNetConfiguration configuration = layer.conf().clone();
        configuration.setLayer(inside);
        INDArray parameters = layer.params().reshape(layer.params().length());
        long n = parameters.length() / 2;
        INDArray own = parameters.get(interval(half * n, (half + 1) * n));
        return inside.instantiate(configuration, List.of(), layer.getIndex(), own, false, own.dataType());
    }

    /** DL4J's own inference forgets the length where outputs are concatenated. */
    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        InputType given = SeriesTranslator.super.outputType(configuration, input);
        return given instanceof InputTypeRecurrent series && input instanceof InputTypeRecurrent taken
                ? InputType.recurrent(series.getSize(), taken.getTimeSeriesLength(), series.getFormat())
                : given;
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        Bidirectional both = configuration(layer);
        TimeSeries series = new TimeSeries(translation, both.getRNNDataFormat());
        String reversed = translation.declare(series.reversed(input), translation.shape(input));
        String forwards = translation.append(forwards(layer), input);
        String backwards = translation.append(backwards(layer), reversed);
        boolean last = both.getFwd() instanceof LastTimeStep;
        return combined(
                both.getMode(),
                translation.graph(),
                List.of(forwards, last ? backwards : series.reversed(backwards)),
                last ? 1 : series.featureAxis());
    }

    private static String combined(Mode mode, OnnxGraph graph, List<String> outputs, int featureAxis) {
        return switch (mode) {
            case CONCAT -> graph.concat(outputs, featureAxis);
            case ADD -> graph.node("Add", outputs, Map.of());
            case MUL -> graph.node("Mul", outputs, Map.of());
            case AVERAGE -> graph.node("Mean", outputs, Map.of());
        };
    }
}
