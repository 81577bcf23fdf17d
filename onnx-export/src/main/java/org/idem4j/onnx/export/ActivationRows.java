package org.idem4j.onnx.export;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;
import org.idem4j.onnx.export.NetworkSteps.VertexStep;

/**
 * Whether the rows of an activation are those of the batch, or something else, such as the batch times the time steps.
 *
 * @param areBatch For every input and step.
 */
record ActivationRows(Map<String, Boolean> areBatch) {

    static ActivationRows of(NetworkSteps network, ActivationTypes types) {
        Map<String, Boolean> areBatch = new HashMap<>();
        network.inputs().forEach(input -> areBatch.put(input, true));
        for (Step step : network.steps()) {
            String input = step.inputs().get(0);
            areBatch.put(step.name(), after(step, types.activations().get(input), areBatch.get(input)));
        }
        return new ActivationRows(areBatch);
    }

    private static boolean after(Step step, InputType taken, boolean before) {
        if (step instanceof LayerStep layer
                && layer.preProcessor() instanceof RnnToFeedForwardPreProcessor
                && taken instanceof InputTypeFeedForward) {
            return before;
        } else if (step instanceof LayerStep layer) {
            return after(layer.preProcessor(), before) && !(layer.configuration() instanceof SpaceToBatchLayer);
        }
        return after(((VertexStep) step).vertex(), before);
    }

    private static boolean after(GraphVertex vertex, boolean before) {
        if (vertex instanceof FrozenVertex frozen) {
            return after(frozen.getUnderlying(), before);
        } else if (vertex instanceof PreprocessorVertex holder) {
            return after(holder.getPreProcessor(), before);
        }
        return before
                && !(vertex instanceof StackVertex)
                && !(vertex instanceof UnstackVertex)
                && !(vertex instanceof ReshapeVertex);
    }

    private static boolean after(InputPreProcessor preProcessor, boolean before) {
        if (preProcessor instanceof ComposableInputPreProcessor all) {
            boolean rows = before;
            for (InputPreProcessor one : all.getInputPreProcessors()) {
                rows = after(one, rows);
            }
            return rows;
        } else if (preProcessor instanceof RnnToFeedForwardPreProcessor
                || preProcessor instanceof RnnToCnnPreProcessor) {
            return false;
        }
        return before
                || preProcessor instanceof FeedForwardToRnnPreProcessor
                || preProcessor instanceof CnnToRnnPreProcessor;
    }
}
