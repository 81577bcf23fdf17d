package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.export.translation.Translators;
import org.idem4j.onnx.export.translation.VertexTranslator;
import org.idem4j.onnx.export.translation.VertexTranslators;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A wrong mapping in place of the right one, and the harness has to see it. */
@SuppressWarnings("deprecation") // DL4J's users still have Graves layers.
class MutationTest {

    private static final int N = 4;
    /** As many steps as features, so that no shape tells a wrong axis. */
    private static final InputType SERIES = InputType.recurrent(N, N);

    private static final InputType ROWS = InputType.feedForward(N);
    private static final InputType IMAGES = InputType.convolutional(N, N, N);

    /** What is wrong: another layer is translated than the one that DL4J computes, one that was tampered with. */
    private record Mutant(
            String name, InputType input, org.deeplearning4j.nn.conf.layers.Layer layer, Consumer<Layer> tamper) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Tampered(MultiLayerNetwork network, LayerTranslator right, Consumer<Layer> tamper)
            implements LayerTranslator {
        @Override
        public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
            return right.obstacles(layer, translators, opset);
        }

        @Override
        public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
            return right.outputType(configuration, input);
        }

        @Override
        public String append(Layer layer, Translation translation, String input) {
            Layer other = network.clone().getLayer(layer.getIndex());
            tamper.accept(other);
            return right.append(other, translation, input);
        }
    }

    static Stream<Mutant> mutants() {
        return Stream.of(rows(), series(), images()).flatMap(s -> s);
    }

    private static Stream<Mutant> rows() {
        DenseLayer dense = new DenseLayer.Builder()
                .nOut(N)
                .activation(new ActivationLReLU(0.3))
                .build();
        BatchNormalization norm = new BatchNormalization.Builder().build();
        return Stream.of(
                new Mutant("dense weights transposed", ROWS, dense, layer -> transpose(layer, "W")),
                new Mutant(
                        "bias forgotten",
                        ROWS,
                        dense,
                        layer -> layer.getParam("b").assign(0)),
                new Mutant(
                        "another slope",
                        ROWS,
                        dense,
                        layer -> ((DenseLayer) configuration(layer)).setActivationFn(new ActivationLReLU(0.2))),
                new Mutant("gamma and beta swapped", ROWS, norm, layer -> swap(layer, "gamma", "beta")),
                new Mutant("mean and deviation swapped", ROWS, norm, layer -> swap(layer, "mean", "log10stdev")));
    }

    private static Stream<Mutant> series() {
        LSTM lstm = new LSTM.Builder().nOut(N).weightInit(WeightInit.XAVIER).build();
        GravesLSTM graves = new GravesLSTM.Builder().nOut(N).build();
        return Stream.of(
                new Mutant("input and forget gates swapped", SERIES, lstm, layer -> swapGates(layer, 1, 3)),
                new Mutant("output gate and cell swapped", SERIES, lstm, layer -> swapGates(layer, 0, 2)),
                new Mutant("recurrent weights transposed", SERIES, lstm, layer -> transpose(layer, "RW", N)),
                new Mutant(
                        "peepholes swapped",
                        SERIES,
                        graves,
                        layer -> swapColumns(layer.getParam("RW"), 4 * N, 4 * N + 2, 1)),
                new Mutant(
                        "features and time swapped",
                        SERIES,
                        lstm,
                        layer -> ((LSTM) configuration(layer)).setRnnDataFormat(RNNFormat.NWC)),
                new Mutant(
                        "directions swapped",
                        SERIES,
                        new Bidirectional(lstm),
                        layer -> swapColumns(layer.params(), 0, 1, (int) layer.numParams() / 2)),
                new Mutant(
                        "directions of Graves swapped",
                        SERIES,
                        new GravesBidirectionalLSTM.Builder().nOut(N).build(),
                        layer -> List.of("W", "RW", "b").forEach(key -> swap(layer, key + "F", key + "B"))),
                new Mutant(
                        "recurrent weights of a simple network transposed",
                        SERIES,
                        new SimpleRnn.Builder().nOut(N).build(),
                        layer -> transpose(layer, "RW")),
                new Mutant(
                        "softmax over time",
                        SERIES,
                        new RnnLossLayer.Builder(LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        layer -> ((RnnLossLayer) configuration(layer)).setRnnDataFormat(RNNFormat.NWC)));
    }

    private static Stream<Mutant> images() {
        return Stream.of(
                new Mutant(
                        "kernel transposed",
                        IMAGES,
                        new ConvolutionLayer.Builder(3, 3).nOut(N).build(),
                        layer -> {
                            INDArray w = layer.getParam("W");
                            w.assign(w.permute(0, 1, 3, 2).dup());
                        }),
                new Mutant(
                        "padding on the other sides",
                        IMAGES,
                        new ZeroPaddingLayer.Builder(1, 0, 0, 1).build(),
                        layer -> ((ZeroPaddingLayer) configuration(layer)).setPadding(new int[] {0, 1, 1, 0})),
                new Mutant(
                        "the padding counted",
                        IMAGES,
                        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG, new int[] {3, 3})
                                .convolutionMode(ConvolutionMode.Same)
                                .build(),
                        layer -> ((SubsamplingLayer) configuration(layer)).setAvgPoolIncludePadInDivisor(true)));
    }

    private static org.deeplearning4j.nn.conf.layers.Layer configuration(Layer layer) {
        return layer.conf().getLayer();
    }

    private static void transpose(Layer layer, String key) {
        transpose(layer, key, (int) layer.getParam(key).size(1));
    }

    /** Transposes the first columns, as many as there are rows. */
    private static void transpose(Layer layer, String key, int n) {
        INDArray square = layer.getParam(key).get(all(), interval(0, n));
        square.assign(square.permute(1, 0).dup());
    }

    private static void swap(Layer layer, String one, String other) {
        INDArray first = layer.getParam(one).dup();
        layer.getParam(one).assign(layer.getParam(other));
        layer.getParam(other).assign(first);
    }

    private static void swapGates(Layer layer, int one, int other) {
        List.of("W", "RW", "b").forEach(key -> swapColumns(layer.getParam(key), one, other, N));
    }

    /** Swaps two blocks of n columns. */
    private static void swapColumns(INDArray array, int one, int other, int n) {
        INDArray first = array.get(all(), interval(one * n, (one + 1) * n));
        INDArray second = array.get(all(), interval(other * n, (other + 1) * n));
        INDArray copy = first.dup();
        first.assign(second);
        second.assign(copy);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void should_see_a_wrong_layer(Mutant mutant) {
        MultiLayerNetwork network = Networks.of(mutant.input(), mutant.layer());
        LayerTranslators standard = StandardTranslators.all().layers();
        LayerTranslator right = standard.of(network.getLayer(0)).orElseThrow();
        LayerTranslators wrong =
                standard.with(mutant.layer().getClass(), new Tampered(network, right, mutant.tamper()));

        ExportParity.of(network).inputTypes(mutant.input()).check();
        assertRed(ExportParity.of(network)
                .inputTypes(mutant.input())
                .with(StandardTranslators.all().with(wrong)));
    }

    private static void assertRed(ExportParity parity) {
        assertThatThrownBy(parity::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to be less than or equal to");
    }

    /** Takes its inputs in the reverse order. */
    private record Reversed(VertexTranslator right) implements VertexTranslator {
        @Override
        public List<String> obstacles(GraphVertex vertex, Translators translators, int opset) {
            return right.obstacles(vertex, translators, opset);
        }

        @Override
        public String append(GraphVertex vertex, Translation translation, List<String> inputs) {
            List<String> reversed = new ArrayList<>(inputs);
            Collections.reverse(reversed);
            return right.append(vertex, translation, reversed);
        }
    }

    static Stream<GraphVertex> verticesOfOrder() {
        return Stream.of(new MergeVertex(), new ElementWiseVertex(ElementWiseVertex.Op.Subtract));
    }

    @ParameterizedTest
    @MethodSource("verticesOfOrder")
    void should_see_inputs_of_a_vertex_in_the_wrong_order(GraphVertex vertex) {
        ComputationGraph network = Networks.graph(graph ->
                graph.addInputs("a", "b").addVertex("vertex", vertex, "a", "b").setOutputs("vertex"));
        VertexTranslators standard = StandardTranslators.all().vertices();
        VertexTranslators wrong = standard.with(
                vertex.getClass(), new Reversed(standard.of(vertex).orElseThrow()));

        ExportParity.of(network).inputTypes(ROWS, ROWS).check();
        assertRed(ExportParity.of(network)
                .inputTypes(ROWS, ROWS)
                .with(StandardTranslators.all().with(wrong)));
    }
}
