package org.idem4j.onnx.export.vertex;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.L2Vertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.VertexTranslator;

/** DL4J's vertices that hold no layer. */
public final class StandardVertices {

    private StandardVertices() {}

    /**
     * The translators.
     *
     * @return By the class of the configuration.
     */
    public static Map<Class<?>, VertexTranslator> all() {
        Map<Class<?>, VertexTranslator> all = new LinkedHashMap<>();
        add(all, new SimpleVertex<>(MergeVertex.class, MergeTyping::merged, CombiningVertices::merge));
        add(all, new SimpleVertex<>(ElementWiseVertex.class, MergeTyping::broadcast, CombiningVertices::elementWise));
        add(all, SimpleVertex.of(StackVertex.class, CombiningVertices::stack));
        add(all, SimpleVertex.of(UnstackVertex.class, CuttingVertices::unstack));
        add(
                all,
                new SimpleVertex<>(
                        SubsetVertex.class,
                        (v, inputs) -> NamedSize.resized(inputs.get(0), 1, v.getTo() - v.getFrom() + 1L),
                        CuttingVertices::subset));
        add(all, new SimpleVertex<>(PoolHelperVertex.class, CuttingVertices::pooled, CuttingVertices::poolHelper));
        add(all, SimpleVertex.of(ScaleVertex.class, (v, t, inputs) -> NumericVertices.scale(v, t, inputs.get(0))));
        add(all, SimpleVertex.of(ShiftVertex.class, (v, t, inputs) -> NumericVertices.shift(v, t, inputs.get(0))));
        add(all, SimpleVertex.of(L2NormalizeVertex.class, NumericVertices::normalize));
        add(
                all,
                new SimpleVertex<>(L2Vertex.class, (v, inputs) -> InputType.feedForward(1), NumericVertices::distance));
        all.put(ReshapeVertex.class, new ReshapeTranslator());
        all.put(PreprocessorVertex.class, new PreprocessorVertexTranslator());
        all.put(FrozenVertex.class, new FrozenVertexTranslator());
        add(
                all,
                new SimpleVertex<>(
                        LastTimeStepVertex.class,
                        (v, inputs) -> InputType.feedForward(((InputTypeRecurrent) inputs.get(0)).getSize()),
                        TimeVertices::last));
        add(
                all,
                new SimpleVertex<>(
                        DuplicateToTimeSeriesVertex.class,
                        (v, inputs) -> InputType.recurrent(inputs.get(0).arrayElementsPerExample()),
                        TimeVertices::duplicate));
        add(all, SimpleVertex.of(ReverseTimeSeriesVertex.class, TimeVertices::reverse));
        return all;
    }

    private static void add(Map<Class<?>, VertexTranslator> all, SimpleVertex<?> vertex) {
        all.put(vertex.kind(), vertex);
    }
}
