package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.conf.preprocessor.BaseInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;

class ExportRefusalTest {

    private static final NetworkExporter EXPORTER = new NetworkExporter(StandardTranslators.all());

    /** An activation function of a user. */
    private static final class Mine extends ActivationReLU {
        private static final long serialVersionUID = 1L;
    }

    /** A preprocessor of a user. */
    private static final class Own extends BaseInputPreProcessor {
        private static final long serialVersionUID = 1L;

        @Override
        public INDArray preProcess(INDArray input, int miniBatchSize, LayerWorkspaceMgr workspaceMgr) {
            return input;
        }

        @Override
        public INDArray backprop(INDArray output, int miniBatchSize, LayerWorkspaceMgr workspaceMgr) {
            return output;
        }

        @Override
        public InputType getOutputType(InputType inputType) {
            return inputType;
        }
    }

    private static DenseLayer mine() {
        return new DenseLayer.Builder()
                .name("mine")
                .nIn(4)
                .nOut(4)
                .activation(new Mine())
                .build();
    }

    @Test
    void should_list_all_obstacles_before_anything_is_appended() {
        MultiLayerNetwork network = Networks.of(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new VariationalAutoencoder.Builder().nIn(4).nOut(4).build())
                .layer(mine())
                .inputPreProcessor(2, new ComposableInputPreProcessor(new RnnToFeedForwardPreProcessor(), new Own()))
                .layer(new FrozenLayer(mine())));
        OnnxGraph graph = new OnnxGraph(13);

        assertThatThrownBy(() -> EXPORTER.append(network, graph, "input"))
                .isInstanceOfSatisfying(
                        UnsupportedNetworkException.class,
                        refused -> assertThat(refused.obstacles())
                                .anySatisfy(o -> assertThat(o)
                                        .startsWith("layer 0 (VariationalAutoencoder): a variational autoencoder's"))
                                .anySatisfy(o -> assertThat(o)
                                        .startsWith("layer 1 'mine' (DenseLayer): its activation function "
                                                + Mine.class.getName()))
                                .anySatisfy(o -> assertThat(o)
                                        .startsWith(
                                                "layer 2 (FrozenLayer): its input preprocessor " + Own.class.getName()))
                                .anySatisfy(o ->
                                        assertThat(o).startsWith("layer 2 (FrozenLayer): its activation function")));
        assertThat(graph.build("empty").getNodeCount()).isZero();
    }

    @Test
    void should_name_vertices() {
        ComputationGraph network = Networks.graph(graph -> graph.addInputs("in")
                .addVertex(
                        "looking back",
                        new AttentionVertex.Builder()
                                .nInKeys(4)
                                .nInQueries(4)
                                .nInValues(4)
                                .nOut(4)
                                .nHeads(1)
                                .projectInput(true)
                                .build(),
                        "in",
                        "in",
                        "in")
                .addVertex("folded", new FrozenVertex(new ReshapeVertex('f', new int[] {-1, 4}, null)), "in")
                .setOutputs("looking back", "folded"));

        assertThatThrownBy(() ->
                        EXPORTER.export(network, ExportOptions.defaults().withInputTypes(InputType.recurrent(4, 5))))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("vertex 'looking back' (AttentionVertex): attention depends on masks")
                .hasMessageContaining("vertex 'folded' (FrozenVertex): it reshapes in the order 'f'");
    }

    @Test
    void should_ask_for_the_shape_of_an_input_that_the_network_does_not_tell() {
        MultiLayerNetwork network = Networks.of(new ActivationLayer.Builder().build());

        assertThatThrownBy(() -> EXPORTER.export(network, 13))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("input 'input': the network does not tell its shape; give the input types");
    }

    @Test
    void should_refuse_types_that_do_not_fit() {
        MultiLayerNetwork network = Networks.of(Networks.dense(4, 3));

        assertThatThrownBy(() ->
                        EXPORTER.export(network, ExportOptions.defaults().withInputTypes(InputType.recurrent(4, 5))))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer 0 (DenseLayer): it can't take [InputTypeRecurrent(4");
        assertThatThrownBy(() -> EXPORTER.export(
                        network,
                        ExportOptions.defaults().withInputTypes(InputType.feedForward(4), InputType.feedForward(4))))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("inputs [input], but 2 input types are given");
    }
}
