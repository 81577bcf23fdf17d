package org.idem4j.onnx.export.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;

class TranslatorsTest {

    private static final InputType THREE = InputType.feedForward(3);
    private static final InputType KNOWN = InputType.recurrent(7, 5);

    private static final LayerTranslators NO_LAYERS = new LayerTranslators(Map.of());
    private static final PreProcessorTranslators NO_PRE_PROCESSORS = new PreProcessorTranslators(Map.of());
    private static final VertexTranslators NO_VERTICES = new VertexTranslators(Map.of());
    private static final Translators NONE = new Translators(NO_LAYERS, NO_PRE_PROCESSORS, NO_VERTICES);

    /** Translates anything, and leaves types to DL4J. */
    private static class Plain implements LayerTranslator, PreProcessorTranslator, VertexTranslator {
        @Override
        public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
            return List.of();
        }

        @Override
        public String append(Layer layer, Translation translation, String input) {
            return input;
        }

        @Override
        public List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset) {
            return List.of();
        }

        @Override
        public String append(InputPreProcessor preProcessor, Translation translation, String input) {
            return input;
        }

        @Override
        public List<String> obstacles(GraphVertex vertex, Translators translators, int opset) {
            return List.of();
        }

        @Override
        public String append(GraphVertex vertex, Translation translation, List<String> inputs) {
            return inputs.get(0);
        }
    }

    /** Knows better than DL4J what anything gives. */
    private static final class Knowing extends Plain {
        @Override
        public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
            return KNOWN;
        }

        @Override
        public InputType outputType(
                InputPreProcessor preProcessor, PreProcessorTranslators translators, InputType input) {
            return KNOWN;
        }

        @Override
        public InputType outputType(GraphVertex vertex, Translators translators, List<InputType> inputs) {
            return KNOWN;
        }
    }

    private static Layer layer(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(
                new NeuralNetConfiguration.Builder().list(configuration).build());
        network.init();
        return network.getLayer(0);
    }

    private static DenseLayer dense() {
        return new DenseLayer.Builder().nIn(3).nOut(2).build();
    }

    @Test
    void should_type_a_layer_as_its_translator_does_or_else_dl4j() {
        DenseLayer configuration = dense();
        Layer layer = layer(configuration);
        InputType inferred = InputType.feedForward(2);

        assertThat(NO_LAYERS.outputType(layer, configuration, THREE)).isEqualTo(inferred);
        assertThat(new Plain().outputType(configuration, THREE)).isEqualTo(inferred);
        assertThat(NO_LAYERS.with(DenseLayer.class, new Knowing()).outputType(layer, configuration, THREE))
                .isEqualTo(KNOWN);
    }

    @Test
    void should_type_a_preprocessor_as_its_translator_does_or_else_dl4j() {
        InputPreProcessor flat = new CnnToFeedForwardPreProcessor(2, 3, 4);
        InputType image = InputType.convolutional(2, 3, 4);
        InputType inferred = InputType.feedForward(24);

        assertThat(NO_PRE_PROCESSORS.outputType(flat, image)).isEqualTo(inferred);
        assertThat(new Plain().outputType(flat, NO_PRE_PROCESSORS, image)).isEqualTo(inferred);
        assertThat(NO_PRE_PROCESSORS.with(flat.getClass(), new Knowing()).outputType(flat, image))
                .isEqualTo(KNOWN);
    }

    @Test
    void should_type_a_vertex_as_its_translator_does_or_else_dl4j() {
        MergeVertex merge = new MergeVertex();
        List<InputType> inputs = List.of(THREE, InputType.feedForward(4));
        InputType inferred = InputType.feedForward(7);

        assertThat(NONE.outputType(merge, inputs)).isEqualTo(inferred);
        assertThat(new Plain().outputType(merge, NONE, inputs)).isEqualTo(inferred);
        assertThat(NONE.with(NO_VERTICES.with(MergeVertex.class, new Knowing())).outputType(merge, inputs))
                .isEqualTo(KNOWN);
    }

    @Test
    void should_know_a_wrapper_by_the_layer_and_not_by_what_it_wraps() {
        Plain ofDense = new Plain();
        Plain ofFrozen = new Plain();
        LayerTranslators translators = NO_LAYERS
                .with(DenseLayer.class, ofDense)
                .withWrapper(org.deeplearning4j.nn.layers.FrozenLayer.class, ofFrozen);

        assertThat(translators.of(layer(new FrozenLayer(dense())))).containsSame(ofFrozen);
        assertThat(translators.of(layer(dense()))).containsSame(ofDense);
    }

    @Test
    void should_translate_a_layer_as_another_one_that_has_a_translator() {
        Plain translator = new Plain();
        Layer output = layer(new OutputLayer.Builder().nIn(3).nOut(2).build());

        assertThat(NO_LAYERS
                        .with(DenseLayer.class, translator)
                        .withSame(OutputLayer.class, DenseLayer.class)
                        .of(output))
                .containsSame(translator);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NO_LAYERS.withSame(OutputLayer.class, DenseLayer.class))
                .withMessage("There is no translator for " + DenseLayer.class.getName() + ".");
    }

    @Test
    void should_replace_one_kind_and_keep_the_others() {
        LayerTranslators layers = NO_LAYERS.with(DenseLayer.class, new Plain());
        PreProcessorTranslators preProcessors = NO_PRE_PROCESSORS.with(CnnToFeedForwardPreProcessor.class, new Plain());
        VertexTranslators vertices = NO_VERTICES.with(MergeVertex.class, new Plain());

        Translators all = NONE.with(layers).with(preProcessors).with(vertices);

        assertThat(all).isEqualTo(new Translators(layers, preProcessors, vertices));
        assertThat(new Translation(new OnnxGraph(17), all, "input").translators())
                .isSameAs(all);
    }
}
