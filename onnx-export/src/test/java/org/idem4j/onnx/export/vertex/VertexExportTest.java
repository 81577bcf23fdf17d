package org.idem4j.onnx.export.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
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
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.Networks;
import org.idem4j.onnx.export.StandardTranslators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VertexExportTest {

    private static final InputType ROWS = InputType.feedForward(6);
    private static final InputType SERIES = InputType.recurrent(6, 5);
    private static final InputType IMAGES = InputType.convolutional(3, 4, 6);
    private static final InputType VOLUMES = InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 2, 3, 4, 6);

    private static ComputationGraph around(GraphVertex vertex) {
        return Networks.graph(
                graph -> graph.addInputs("in").addVertex("v", vertex, "in").setOutputs("v"));
    }

    private static ComputationGraph around(GraphVertex vertex, String... inputs) {
        return Networks.graph(
                graph -> graph.addInputs(inputs).addVertex("v", vertex, inputs).setOutputs("v"));
    }

    static Stream<Arguments> ofOneInput() {
        return Stream.of(
                Arguments.of(new SubsetVertex(1, 3), List.of(ROWS, SERIES, IMAGES)),
                Arguments.of(new ScaleVertex(-1.5), List.of(ROWS, SERIES, IMAGES)),
                Arguments.of(new ShiftVertex(0.3), List.of(ROWS, SERIES, IMAGES)),
                Arguments.of(new L2NormalizeVertex(), List.of(ROWS, SERIES, IMAGES)),
                Arguments.of(new L2NormalizeVertex(new int[] {1}, 3), List.of(ROWS)),
                Arguments.of(new ReshapeVertex(-1, 2, 3), List.of(ROWS)),
                Arguments.of(new ReshapeVertex(-1, 3), List.of(ROWS)),
                Arguments.of(new ReshapeVertex(-1, 6, 12), List.of(IMAGES)),
                Arguments.of(new ReshapeVertex(-1, 2, 3, 5), List.of(SERIES)),
                Arguments.of(new ReshapeVertex(-1, 2, 3, 2, 6), List.of(IMAGES)),
                Arguments.of(new PoolHelperVertex(), List.of(IMAGES)),
                Arguments.of(new LastTimeStepVertex("in"), List.of(SERIES)),
                Arguments.of(new ReverseTimeSeriesVertex(), List.of(SERIES)),
                Arguments.of(new FrozenVertex(new ScaleVertex(2)), List.of(ROWS)),
                Arguments.of(new PreprocessorVertex(new CnnToFeedForwardPreProcessor(3, 4, 6)), List.of(IMAGES)));
    }

    @ParameterizedTest
    @MethodSource("ofOneInput")
    void should_export_a_vertex_of_one_input(GraphVertex vertex, List<InputType> types) {
        for (InputType type : types) {
            ExportParity.of(around(vertex)).inputTypes(type).check();
        }
    }

    static Stream<Arguments> ofTwoInputs() {
        List<InputType> all = List.of(ROWS, SERIES, IMAGES, VOLUMES);
        return Stream.of(
                Arguments.of(new MergeVertex(), all),
                Arguments.of(new ElementWiseVertex(ElementWiseVertex.Op.Subtract), all),
                Arguments.of(new L2Vertex(), List.of(ROWS, SERIES, IMAGES)));
    }

    @ParameterizedTest
    @MethodSource("ofTwoInputs")
    void should_export_a_vertex_of_two_inputs(GraphVertex vertex, List<InputType> types) {
        for (InputType type : types) {
            ExportParity.of(around(vertex, "a", "b")).inputTypes(type, type).check();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementWiseVertex.Op.class,
            names = {"Subtract"},
            mode = EnumSource.Mode.EXCLUDE)
    void should_export_operations_of_three_inputs(ElementWiseVertex.Op op) {
        for (InputType type : List.of(ROWS, SERIES, IMAGES, VOLUMES)) {
            ExportParity.of(around(new ElementWiseVertex(op), "a", "b", "c"))
                    .inputTypes(type, type, type)
                    .check();
        }
    }

    @ParameterizedTest
    @EnumSource(ElementWiseVertex.Op.class)
    void should_broadcast_as_dl4j_does(ElementWiseVertex.Op op) {
        ExportParity.of(around(new ElementWiseVertex(op), "a", "b"))
                .inputTypes(ROWS, InputType.feedForward(1))
                .check();
        ExportParity.of(around(new ElementWiseVertex(op), "a", "b"))
                .inputTypes(InputType.convolutional(1, 1, 6), IMAGES)
                .check();
    }

    @Test
    void should_merge_along_the_features_of_either_format() {
        InputType series = InputType.recurrent(6, 5, RNNFormat.NWC);
        InputType images = InputType.convolutional(3, 4, 6, CNN2DFormat.NHWC);
        for (InputType type : List.of(series, images)) {
            ComputationGraph network = Networks.graph(graph -> graph.addInputs("a", "b")
                    .addVertex("v", new MergeVertex(), "a", "b")
                    .setInputTypes(type, type)
                    .setOutputs("v"));

            ExportParity.of(network).inputTypes(type, type).check();
        }
    }

    @Test
    void should_stack_and_unstack_rows() {
        for (InputType type : List.of(ROWS, SERIES, IMAGES)) {
            ComputationGraph network = Networks.graph(graph -> graph.addInputs("a", "b")
                    .addVertex("stacked", new StackVertex(), "a", "b")
                    .addVertex("scaled", new ScaleVertex(2), "stacked")
                    .addVertex("second", new UnstackVertex(1, 2), "scaled")
                    .setOutputs("second", "scaled"));

            ExportParity.of(network).inputTypes(type, type).check();
        }
    }

    @Test
    void should_repeat_rows_for_the_steps_of_another_input() {
        ComputationGraph network = Networks.graph(graph -> graph.addInputs("series", "rows")
                .addVertex("v", new DuplicateToTimeSeriesVertex("series"), "rows")
                .addVertex("both", new MergeVertex(), "series", "v")
                .setOutputs("v", "both"));

        ExportParity.of(network).inputTypes(SERIES, ROWS).check();
        ExportParity.of(network)
                .inputTypes(InputType.recurrent(6), ROWS)
                .fed(SERIES, ROWS)
                .check();
    }

    @Test
    void should_keep_names_and_orders_of_inputs_and_outputs() {
        ComputationGraph network = Networks.graph(graph -> graph.addInputs("Gemm", "right")
                .addLayer("a", Networks.dense(4, 5), "Gemm")
                .addLayer("b", Networks.dense(5, 3), "a")
                .addLayer("Tanh", Networks.dense(2, 3), "right")
                .setOutputs("Tanh", "b"));

        ExportParity.of(network).check();

        ModelProto model = new NetworkExporter(StandardTranslators.all()).export(network, ExportOptions.defaults());
        assertThat(model.getGraph().getInputList())
                .extracting(ValueInfoProto::getName)
                .containsExactly("Gemm", "right");
        assertThat(model.getGraph().getOutputList())
                .extracting(ValueInfoProto::getName)
                .containsExactly("Tanh", "b");
    }

    @Test
    void should_name_dynamic_dimensions_by_what_they_are() {
        ComputationGraph network = Networks.graph(graph -> graph.addInputs("series")
                .addVertex("last", new LastTimeStepVertex("series"), "series")
                .addVertex("doubled", new StackVertex(), "series", "series")
                .addVertex("reversed", new ReverseTimeSeriesVertex(), "series")
                .setOutputs("last", "doubled", "reversed"));

        ModelProto model = new NetworkExporter(StandardTranslators.all())
                .export(network, ExportOptions.defaults().withInputTypes(InputType.recurrent(6)));

        assertThat(model.getGraph().getOutputList())
                .extracting(VertexExportTest::shape)
                .containsExactly("[batch, 6]", "[doubled_rows, 6, time]", "[batch, 6, time]");
    }

    private static String shape(ValueInfoProto value) {
        return value.getType().getTensorType().getShape().getDimList().stream()
                .map((Dimension dim) -> dim.hasDimParam() ? dim.getDimParam() : "" + dim.getDimValue())
                .toList()
                .toString();
    }
}
