package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class FillerTest {

    private static final int N = 4;

    private final SplittableRandom random = new SplittableRandom(6);

    /** c and d are known by a and b, d by no straight line. */
    private float[] rows(int count, boolean curved) {
        float[] rows = new float[count * N];
        for (int row = 0; row < count; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            rows[row * N] = (float) a;
            rows[row * N + 1] = (float) b;
            rows[row * N + 2] = (float) (0.8 * a - 0.5 * b + 0.1 * random.nextGaussian());
            rows[row * N + 3] = (float) (curved ? (a * a - 1) / Math.sqrt(2) : 0.6 * a + 0.8 * random.nextGaussian());
        }
        return rows;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double error(float[] found, float[] truth, float[] gapped) {
        double squares = 0;
        int gaps = 0;
        for (int i = 0; i < truth.length; i++) {
            if (Float.isNaN(gapped[i])) {
                squares += Math.pow((double) found[i] - truth[i], 2);
                gaps++;
            }
        }
        return Math.sqrt(squares / gaps);
    }

    /** The networks see the curve, which no covariance does. */
    @Test
    void should_fill_better_than_a_conditional_mean_where_columns_hang_together_on_a_curve() {
        Filler filler = new Filling(2, 1200).learn(rows(400, true), ones(400), N, new SplittableRandom(1));
        float[] truth = rows(300, true);
        float[] gapped = new GapDraw(0.2, 0.2).gapped(truth, N, new SplittableRandom(2));

        double linear = error(filler.start().fill(gapped), truth, gapped);
        double filled = error(filler.fill(gapped), truth, gapped);

        assertThat(filled).isLessThan(0.85 * linear);
        assertThat(filler.strengths()[3]).isGreaterThan(0.6f);
    }

    /** There is nothing to correct, so what is learnt by heart must not be believed. */
    @Test
    void should_believe_its_networks_little_where_the_conditional_mean_is_best() {
        Filler filler = new Filling(2, 600).learn(rows(60, false), ones(60), N, new SplittableRandom(1));

        float sum = 0;
        for (float strength : filler.strengths()) {
            sum += strength;
        }
        assertThat(sum / N).isLessThan(0.3f);
    }

    /** Networks that are told of bins find steps which no smooth function of the value finds in as many rows. */
    @Test
    void should_follow_steps_as_a_tree_does() {
        double[] errors = new double[2];
        float[] truth = steps(300);
        float[] gapped = truth.clone();
        for (int i = 2; i < gapped.length; i += 3) {
            gapped[i] = Float.NaN;
        }
        for (int bins : new int[] {0, 12}) {
            Filling filling = new Filling(2, 600);
            filling.bins = bins;
            float[] filled = filling.learn(steps(300), ones(300), 3, new SplittableRandom(1))
                    .fill(gapped);
            errors[bins / 12] = error(filled, truth, gapped);
        }

        assertThat(errors[1]).isLessThan(0.75 * errors[0]);
    }

    /** The first column takes six values, each of which means another value of the last. */
    private float[] steps(int count) {
        double[] heights = {-1.2, 1.3, 0.2, -1.4, 1.1, 0.1};
        float[] rows = new float[count * 3];
        for (int row = 0; row < count; row++) {
            int step = random.nextInt(heights.length);
            rows[row * 3] = (float) ((step - 2.5) / 1.7);
            rows[row * 3 + 1] = (float) random.nextGaussian();
            rows[row * 3 + 2] = (float) (heights[step] + 0.1 * random.nextGaussian());
        }
        return rows;
    }

    @Test
    void should_be_the_same_in_a_graph() {
        Filler filler = new Filling(2, 600).learn(rows(300, true), ones(300), N, new SplittableRandom(1));
        assertThat(filler.strengths()[3]).isGreaterThan(0.3f);
        assertThat(filler.encoding().bins()).isEqualTo(12);
        float[] gapped = new GapDraw(0.1, 0.6).gapped(rows(200, true), N, new SplittableRandom(2));
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.output("filled", filler.appendTo(graph, graph.input("input", -1, N)), -1, N);

        float[] found = RawGraph.output(graph, "filled", gapped, N);
        float[] expected = filler.fill(gapped);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(Float.isNaN(gapped[i]) ? 2e-5f : 0));
        }
    }

    @Test
    void should_take_fewer_bins_in_a_wide_table() {
        assertThat(new Filling().binsFor(40)).isEqualTo(12);
        assertThat(new Filling().binsFor(100)).isEqualTo(4);
        assertThat(new Filling().binsFor(5000)).isEqualTo(1);
        assertThat(new Filling(0, 0).binsFor(5)).isZero();
    }

    @Test
    void should_fill_within_what_a_column_has_been() {
        Filler filler = new Filling(1, 50).learn(rows(200, false), ones(200), N, new SplittableRandom(1));
        float[] far = {50, -50, Float.NaN, Float.NaN};

        float[] filled = filler.fill(far);

        float[] edges = filler.encoding().edges();
        int last = filler.encoding().bins();
        assertThat(filler.start().fill(far)[2]).isGreaterThan(30);
        assertThat(filled[2]).isEqualTo(edges[2 * (last + 1) + last]);
        assertThat(filled).startsWith(50, -50);
    }

    @Test
    void should_say_how_far_off_it_may_be() {
        Filler filler = new Filling(2, 300).learn(rows(400, true), ones(400), N, new SplittableRandom(1));
        float[] truth = rows(1000, true);
        float[] gapped = new GapDraw(0.2, 0.2).gapped(truth, N, new SplittableRandom(2));
        float[] filled = filler.fill(gapped);
        int gaps = 0;
        int within = 0;
        for (int i = 0; i < truth.length; i++) {
            if (Float.isNaN(gapped[i])) {
                gaps++;
                within += Math.abs(filled[i] - truth[i]) <= filler.errors()[i % N] ? 1 : 0;
            }
        }
        // Five binomial deviations of about 950 gaps about .9, .049; and the quantile's own from as many rows.
        assertThat(within / (double) gaps).isBetween(0.83, 0.97);
    }

    @Test
    void should_learn_from_rows_with_gaps_without_learning_them() {
        float[] complete = rows(300, true);
        float[] gapped = new GapDraw(0.3, 0.3).gapped(complete, N, new SplittableRandom(3));

        Filler filler = new Filling(2, 600).learn(gapped, ones(300), N, new SplittableRandom(1));

        assertThat(filler.fill(gapped)).doesNotContain(Float.NaN);
        assertThat(error(filler.fill(gapped), complete, gapped))
                .isLessThan(0.9 * error(new float[complete.length], complete, gapped));
    }

    @Test
    void should_fill_a_row_of_which_nothing_is_known() {
        Filler filler = new Filling(0, 0).learn(rows(100, false), ones(100), N, new SplittableRandom(1));
        float[] nothing = {Float.NaN, Float.NaN, Float.NaN, Float.NaN};

        assertThat(filler.fill(nothing)).containsExactly(filler.start().means());
    }

    @Test
    void should_learn_from_very_few_rows() {
        for (int count : new int[] {1, 2, 3, 7}) {
            Filler filler = new Filling(2, 20).learn(rows(count, false), ones(count), N, new SplittableRandom(1));
            float[] gapped = {1, Float.NaN, 2, Float.NaN};
            assertThat(filler.fill(gapped)).doesNotContain(Float.NaN).startsWith(1f);
        }
    }

    @Test
    void should_refuse_parts_that_do_not_fit() {
        ConditionalMean start = new Filling(0, 0)
                .learn(rows(50, false), ones(50), N, new SplittableRandom(1))
                .start();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filler(start, N, new float[] {1, 1, 1.5f, 1}, new float[N]))
                .withMessageContaining("column 2");
        assertThatIllegalArgumentException().isThrownBy(() -> filler(start, N, new float[N - 1], new float[N]));
        assertThatIllegalArgumentException().isThrownBy(() -> filler(start, N, new float[N], new float[N - 1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filler(start, N, new float[N], new float[] {1, 1, 1, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> filler(start, N + 1, new float[N], new float[N]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filling(-1, 5))
                .withMessageContaining("networks");
    }

    private static Filler filler(ConditionalMean start, int encoded, float[] strengths, float[] errors) {
        return new Filler(start, Encoding.none(encoded), List.of(), List.of(), strengths, errors);
    }
}
