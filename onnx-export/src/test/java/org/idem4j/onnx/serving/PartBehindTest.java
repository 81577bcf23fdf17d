package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;

/** The code −x of a row and what follows from it, served alone. */
class PartBehindTest {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);
    private static final int N = 3;

    private interface Last {
        String of(OnnxGraph graph, String input, String code);
    }

    private static byte[] file(Last last) {
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("input", -1, N);
        graph.name("code", graph.node("Neg", input));
        graph.output("output", last.of(graph, input, "code"), -1, N);
        return graph.model(TestModels.description(Map.of())).toByteArray();
    }

    @Test
    void should_be_what_follows_from_the_value() {
        byte[] doubled =
                file((graph, input, code) -> graph.node("Mul", code, graph.constant("two", new float[] {2}, 1)));

        try (OnnxDecoder decoder = OnnxDecoder.open(doubled, "file", "code", N, CPU)) {
            assertThat(decoder.apply(new float[] {1, 2, 3})).containsExactly(2, 4, 6);
        }
    }

    @Test
    void should_be_refused_where_the_output_follows_from_the_input_too() {
        byte[] around = file((graph, input, code) -> graph.node("Add", input, code));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxDecoder.open(around, "file", "code", N, CPU))
                .withMessageContaining("What file gives does not follow from its value 'code' alone");
    }
}
