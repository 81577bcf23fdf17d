package org.idem4j.onnx.precision;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ONNX Runtime's own Cast is the judge. */
class HalfFloatsTest {

    private static final int COUNT = 3000;

    /** Ordinary ones, tiny ones, ties, the largest and both zeros. */
    private static float[] values() {
        float[] values = Graphs.normal(1, COUNT, 1);
        for (int i = 0; i < COUNT; i++) {
            values[i] *= (float) Math.pow(2, i % 41 - 26);
        }
        float[] special = {
            0,
            -0f,
            65504,
            -65504,
            0x1p-24f,
            0x1p-25f,
            0x1.8p-24f,
            0x1.002p0f,
            0x1.006p0f,
            0x1.01p0f,
            0x1.03p0f,
            0x1.ffep-15f,
            0x1.fffp-15f,
            1e-30f
        };
        System.arraycopy(special, 0, values, 0, special.length);
        return values;
    }

    /** Bits of sixteen, as ONNX Runtime makes and unmakes them. */
    private static float[] rounded(float[] values, DataType type) {
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("input", -1, COUNT);
        String there = graph.node("Cast", List.of(input), Map.of("to", type.getNumber()));
        graph.output("output", graph.cast(there, DataType.FLOAT), -1, COUNT);
        return Graphs.apply(graph.model(Graphs.description()), values);
    }

    /** The same from stored bits. */
    private static float[] stored(float[] values, DataType type) {
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("input", -1, COUNT);
        String constant = graph.constant("half", new float[COUNT], 1, COUNT);
        String zero = graph.node("Mul", input, graph.scalar("zero", 0));
        graph.output(
                "output",
                graph.node("Where", graph.node("IsNaN", zero), zero, graph.cast(constant, DataType.FLOAT)),
                -1,
                COUNT);
        ModelProto.Builder model = graph.model(Graphs.description()).toBuilder();
        model.getGraphBuilder()
                .setInitializer(
                        0,
                        FloatConstant.raw(type, HalfFloats.bytes(values, type), List.of(1L, (long) COUNT))
                                .setName("half"));
        return Graphs.apply(model.build(), values);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void should_round_as_onnx_runtime_does(DataType type) {
        float[] values = values();

        assertThat(bits(stored(values, type))).isEqualTo(bits(rounded(values, type)));
    }

    private static byte[] bits(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
