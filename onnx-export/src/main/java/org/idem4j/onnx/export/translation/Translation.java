package org.idem4j.onnx.export.translation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network being translated: the graph under construction, and what all translators share. For one thread. */
public final class Translation {

    private final OnnxGraph graph;
    private final Translators translators;
    private final String firstInput;
    private final Map<String, long[]> shapes = new HashMap<>();
    private final Map<String, String> activations = new HashMap<>();
    private String batchSize;

    /**
     * A translation that begins.
     *
     * @param graph The graph to append to.
     * @param translators What can be translated.
     * @param firstInput The name of the value that the network's first input is.
     */
    public Translation(OnnxGraph graph, Translators translators, String firstInput) {
        this.graph = graph;
        this.translators = translators;
        this.firstInput = firstInput;
    }

    /**
     * The graph under construction.
     *
     * @return The graph.
     */
    public OnnxGraph graph() {
        return graph;
    }

    /**
     * What can be translated.
     *
     * @return The translators in use.
     */
    public Translators translators() {
        return translators;
    }

    /**
     * Appends a layer, such as the one inside a wrapper.
     *
     * @param layer A layer without obstacles.
     * @param input The name of the value it takes.
     * @return The name of the value it gives.
     */
    public String append(Layer layer, String input) {
        return translators.layers().of(layer).orElseThrow().append(layer, this, input);
    }

    /**
     * Appends a preprocessor.
     *
     * @param preProcessor A preprocessor without obstacles.
     * @param input The name of the value it takes.
     * @return The name of the value it gives.
     */
    public String append(InputPreProcessor preProcessor, String input) {
        return translators.preProcessors().of(preProcessor).orElseThrow().append(preProcessor, this, input);
    }

    /**
     * The number of rows of the network's first input.
     *
     * @return The name of an int64 [1].
     */
    public String batchSize() {
        if (batchSize == null) {
            batchSize = graph.dimension(firstInput, 0);
        }
        return batchSize;
    }

    /**
     * The shape of a value that a layer, preprocessor or vertex takes, as far as it is known when the network is exported.
     *
     * @param value The value's name.
     * @return Its dimensions, −1 where unknown; the batch always is.
     * @throws IllegalStateException If the value is one that a translator made and did not {@linkplain #declare declare}.
     */
    public long[] shape(String value) {
        long[] shape = shapes.get(value);
        if (shape == null) {
            throw new IllegalStateException("The shape of the value '" + value
                    + "' is not known: whoever made it has to declare it to the Translation.");
        }
        return shape.clone();
    }

    /**
     * Tells the shape of a value, for the layer inside a wrapper that takes it.
     *
     * @param value The value's name.
     * @param shape Its dimensions, −1 where unknown.
     * @return The name.
     */
    public String declare(String value, long... shape) {
        shapes.put(value, shape.clone());
        return value;
    }

    /**
     * Notes the value that an input or a vertex gives.
     *
     * @param vertex DL4J's name of it.
     * @param value The name of the value.
     */
    public void activated(String vertex, String value) {
        activations.put(vertex, value);
    }

    /**
     * What an input or a vertex of a computation graph gives that has been appended before.
     *
     * @param vertex DL4J's name of it.
     * @return The name of the value.
     */
    public String activationOf(String vertex) {
        return activations.get(vertex);
    }

    /**
     * A parameter of a layer as a constant, in its own shape.
     *
     * @param layer The layer.
     * @param key DL4J's name of the parameter.
     * @return The name of the value.
     */
    public String parameter(Layer layer, String key) {
        return constant(key, layer.getParam(key));
    }

    /**
     * An array as a constant, read when the model is built or written.
     *
     * @param hint What it is, for the name.
     * @param array The array, in any order of its elements.
     * @return The name of the value, of the array's shape.
     */
    public String constant(String hint, INDArray array) {
        return graph.constant(hint, new ArrayWeights(array), array.shape());
    }

    /**
     * A vector, such as the [1, n] of a bias, as a constant.
     *
     * @param hint What it is, for the name.
     * @param array The array.
     * @return The name of the value, [n].
     */
    public String vector(String hint, INDArray array) {
        return graph.constant(hint, new ArrayWeights(array), array.length());
    }

    /**
     * Appends a vertex of a computation graph, such as the one inside a frozen vertex.
     *
     * @param vertex The configuration of a vertex without obstacles.
     * @param inputs The names of the values it takes.
     * @return The name of the value it gives.
     */
    public String append(GraphVertex vertex, List<String> inputs) {
        return translators.vertices().of(vertex).orElseThrow().append(vertex, this, inputs);
    }

    /**
     * Appends an activation function on the last axis.
     *
     * @param function A function without obstacles.
     * @param value The name of the value it takes.
     * @return The name of the value it gives.
     */
    public String activation(IActivation function, String value) {
        return activation(function, value, -1);
    }

    /**
     * Appends an activation function.
     *
     * @param function A function without obstacles.
     * @param value The name of the value it takes.
     * @param axis The axis of a softmax.
     * @return The name of the value it gives.
     */
    public String activation(IActivation function, String value, int axis) {
        return ActivationTranslator.append(function, graph, value, axis);
    }
}
