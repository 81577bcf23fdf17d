package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final float GAP = Float.NaN;

    @Test
    void should_say_how_far_a_known_cell_is_through_each_bin() {
        Encoding encoding = new Encoding(2, new float[] {0, 1, 3, -1, 1, 1});

        float[] told = encoding.told(new float[] {2, 0.5f, 7, 9}, new float[] {2, GAP, 7, 9});

        assertThat(encoding.width()).isEqualTo(8);
        assertThat(told)
                .containsExactly(
                        2, 0.5f, 0, 1, 1, 0.5f, 0, 0, // the gap says nothing
                        7, 9, 0, 0, 1, 1, 1, 0); // beyond the last edge; a bin without a width
    }

    @Test
    void should_tell_rows_and_mask_alone_without_bins() {
        float[] told = Encoding.none(2).told(new float[] {2, 0.5f}, new float[] {2, GAP});

        assertThat(told).containsExactly(2, 0.5f, 0, 1);
        assertThat(Encoding.of(new float[] {1, 2, 3, 4}, 2, 0)).isEqualTo(Encoding.none(2));
        assertThat(Encoding.none(2).bounded(new float[] {1e9f, -1e9f})).containsExactly(1e9f, -1e9f);
    }

    @Test
    void should_take_the_values_of_a_column_of_few_and_quantiles_of_others() {
        float[] rows = new float[3 * 101];
        for (int row = 0; row <= 100; row++) {
            rows[3 * row] = row % 3;
            rows[3 * row + 1] = row / 50f * (row / 50f);
            rows[3 * row + 2] = row == 7 ? GAP : 0.00005f * (row % 10);
        }

        Encoding encoding = Encoding.of(rows, 3, 4);

        assertThat(encoding.bins()).isEqualTo(4);
        assertThat(encoding.edges())
                .containsExactly(
                        new float[] {
                            0, 1, 2, 2, 2, //
                            0, 0.25f, 1, 2.25f, 4, //
                            0, 0, 0, 0, 0 // too near one another to be told apart
                        },
                        within(1e-6f));
    }

    @Test
    void should_bound_fills_by_the_least_and_the_largest_value() {
        Encoding encoding = new Encoding(2, new float[] {0, 1, 3, -1, 1, 1});

        assertThat(encoding.bounded(new float[] {-5, -5, 2, 0, 5, 5})).containsExactly(0, -1, 2, 0, 3, 1);
    }

    /** The same operations in the same order, so the same bits. */
    @Test
    void should_be_the_same_in_a_graph() {
        int n = 4;
        SplittableRandom random = new SplittableRandom(3);
        float[] known = new float[50 * n];
        float[] gapped = new float[50 * n];
        for (int i = 0; i < known.length; i++) {
            known[i] = (float) random.nextGaussian();
            gapped[i] = random.nextDouble() < 0.3 ? GAP : (float) (2 * random.nextGaussian());
        }
        Encoding encoding = Encoding.of(known, n, 5);
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        String input = graph.input("input", -1, n);
        graph.output("output", graph.node("Neg", input), -1, n);
        String missing = graph.node("IsNaN", input);
        String mask = graph.cast(missing, DataType.FLOAT);
        String filled = graph.node("Where", missing, graph.scalar("four", 4), input);
        graph.output("told", encoding.appendTo(graph, input, missing, mask, filled), -1, encoding.width());
        graph.output("bounded", encoding.appendBounded(graph, filled), -1, n);
        float[] fours = gapped.clone();
        for (int i = 0; i < fours.length; i++) {
            fours[i] = Float.isNaN(gapped[i]) ? 4 : gapped[i];
        }

        assertThat(RawGraph.output(graph, "told", gapped, n)).containsExactly(encoding.told(fours, gapped));
        assertThat(RawGraph.output(graph, "bounded", gapped, n)).containsExactly(encoding.bounded(fours.clone()));
    }

    @Test
    void should_refuse_edges_that_are_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Encoding(2, new float[] {0, 1, 2}))
                .withMessageContaining("2 columns");
        assertThatIllegalArgumentException().isThrownBy(() -> new Encoding(2, new float[] {0, 1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Encoding(2, new float[] {0, 1, 1, 0}))
                .withMessageContaining("column 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Encoding(2, new float[] {0, 1, 1, GAP}))
                .withMessageContaining("finite");
    }
}
