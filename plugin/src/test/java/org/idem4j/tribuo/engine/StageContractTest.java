package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("What every stage keeps")
class StageContractTest {

    /** Of the differences, a power of two; fourth order leaves STEP⁴/30 of the fifth derivative. */
    private static final float STEP = 1f / 32;
    /** Of the largest entry: the rounding of floats, about 6e-8 a value, over the step. Other tests compare in double. */
    private static final double DIFFERENCES = 3e-4;
    /** Of the largest entry: the same sums in another order, in floats. */
    private static final double SUMS = 2e-6;
    /** The most entries of a gradient that are compared with differences. */
    private static final int COMPARED = 70;

    static Stream<StageCase> stages() {
        return StageCase.all();
    }

    static Stream<StageCase> fusedStages() {
        return stages().filter(stage -> !stage.name().contains("without a fused"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_give_the_same_with_and_without_remembering(StageCase stage) {
        try (StageBench bench = new StageBench(stage, 1)) {
            assertThat(bench.forward(bench.x))
                    .isEqualTo(bench.passed(bench.x, false).output());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_leave_rows_and_error_as_they_are(StageCase stage) {
        try (StageBench bench = new StageBench(stage, 1)) {
            StageBench.Passed passed = bench.passed(bench.x, true);

            assertThat(passed.rowsAfter()).isEqualTo(bench.x);
            assertThat(passed.errorAfter()).isEqualTo(bench.c);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_have_the_gradient_of_its_parameters(StageCase stage) {
        try (StageBench bench = new StageBench(stage, 1)) {
            bench.passed(bench.x, false);
            float[] gradient = bench.training.gradient();

            assertDifferences(gradient, bench.theta, theta -> {
                bench.training.setParameters(theta);
                return bench.loss(bench.x);
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_have_the_gradient_of_its_rows(StageCase stage) {
        try (StageBench bench = new StageBench(stage, 1)) {
            float[] gradient = bench.passed(bench.x, true).atInput();

            assertDifferences(gradient, bench.x, bench::loss);
        }
    }

    private static void assertDifferences(float[] gradient, float[] at, ToDoubleFunction<float[]> loss) {
        assertThat(gradient).hasSameSizeAs(at);
        double scale = scale(gradient);
        assertThat(scale).isGreaterThan(1e-2);
        float[] moved = at.clone();
        for (int i = 0; i < at.length; i += Math.max(1, at.length / COMPARED)) {
            double difference = 0;
            for (int times : new int[] {1, -1, 2, -2}) {
                moved[i] = at[i] + times * STEP;
                double weight = times == 1 || times == -1 ? 8 * times : -times / 2;
                difference += weight * loss.applyAsDouble(moved);
            }
            moved[i] = at[i];
            assertThat((double) gradient[i])
                    .as("entry %d", i)
                    .isCloseTo(difference / (12 * STEP), within(DIFFERENCES * scale));
        }
    }

    private static double scale(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_gather_from_shards_what_it_gathers_from_the_whole(StageCase stage) {
        try (StageBench whole = new StageBench(stage, 1);
                StageBench cut = new StageBench(stage, 3)) {
            float[] atInput = whole.passed(whole.x, true).atInput();
            assertThat(cut.passed(cut.x, true).atInput()).hasSameSizeAs(atInput);
            assertSums(cut.training.gradient(), whole.training.gradient(), 1);

            cut.passed(cut.x, false); // adds to what is there

            assertSums(cut.training.gradient(), whole.training.gradient(), 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_add_up_all_passes_of_a_shard(StageCase stage) {
        try (StageBench once = new StageBench(stage, 2);
                StageBench twice = new StageBench(stage, 2)) {
            once.passed(once.x, false);
            twice.inShards((shard, x, error) -> {
                Pass first = shard.pass(x);
                Pass second = shard.pass(x);
                second.backward(error);
                return first.backwardToInput(error).toFloats();
            });

            assertSums(twice.training.gradient(), once.training.gradient(), 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_go_back_through_parameters_that_are_held_fixed(StageCase stage) {
        try (StageBench bench = new StageBench(stage, 2);
                StageBench both = new StageBench(stage, 2)) {
            float[] atInput = bench.passed(bench.x, true).atInput();
            float[] throughFixed = both.inShards((shard, x, error) -> {
                shard.pass(x).backward(error);
                shard.frozenPass(x).backwardToInput(shard.combine(new double[] {3}, List.of(error), null));
                return shard.frozenPass(x).backwardToInput(error).toFloats();
            });

            assertThat(throughFixed).isEqualTo(atInput);
            assertThat(both.training.gradient()).isEqualTo(bench.training.gradient());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_gather_nothing_where_parameters_are_held_fixed(StageCase stage) {
        Stage root =
                stage.network(stage.parameters().apply(new SplittableRandom(1))).root();
        try (MatrixPool memory = new MatrixPool();
                GradientShare share = root.share(StageBench.ROWS, Gathering.NOTHING)) {
            share.begin(false);
            Matrix x = memory.take(StageBench.ROWS, root.inputs());
            x.clear();
            Matrix error = memory.take(StageBench.ROWS, root.outputs());
            error.clear();
            root.pass(x, share, memory).backward(error, false, true);

            assertThat(share.isEmpty()).isTrue();
        }
    }

    private static void assertSums(float[] actual, float[] expected, int times) {
        double scale = scale(expected);
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - (double) times * expected[i]);
            assertThat(difference).as("entry %d", i).isLessThanOrEqualTo(times * SUMS * scale);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_follow_its_parameters_back_to_where_they_were(StageCase stage) {
        try (StageBench bench = new StageBench(stage, 1);
                StageBench other = new StageBench(stage, 1)) {
            for (int step = 0; step < 3; step++) {
                bench.passed(bench.x, false);
                bench.training.step(1e-3 / StageBench.ROWS);
            }
            assertThat(bench.forward(bench.x)).isNotEqualTo(other.forward(other.x));

            other.training.restart(bench.training.parameters(), bench.training.optimiserState());
            assertThat(other.forward(bench.x)).isEqualTo(bench.forward(bench.x));
            assertThat(other.gradient()).isEqualTo(bench.gradient());

            bench.training.restart(bench.theta);
            other.training.restart(bench.theta);
            assertThat(bench.training.parameters()).isEqualTo(bench.theta);
            assertThat(bench.forward(bench.x)).isEqualTo(other.forward(bench.x));
            assertThat(bench.gradient()).isEqualTo(other.gradient());
        }
    }

    /** But for activation functions without a fused form, which are ND4J's. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fusedStages")
    void should_allocate_nothing_native_once_its_shapes_have_been_seen(StageCase stage) {
        try (StageBench bench = new StageBench(stage, 2)) {
            for (int step = 0; step < 2; step++) {
                bench.passed(bench.x, true);
                bench.training.step(0);
            }
            long bytes = bench.training.stepBytes();
            long arrays = Nd4j.getDeallocatorService().nextValue();

            bench.passed(bench.x, true);
            bench.training.step(0);

            assertThat(Nd4j.getDeallocatorService().nextValue() - arrays)
                    .as("arrays")
                    .isEqualTo(1); // the asking itself
            assertThat(bench.training.stepBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void should_be_asked_of_every_stage_there_is() {
        List<String> stages = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackagesOf(Stage.class).stream()
                        .filter(type -> type.isAssignableTo(Stage.class))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .toList();
        List<String> covered = stages().flatMap(stage -> {
                    float[] theta = stage.parameters().apply(new SplittableRandom(1));
                    return Stages.within(stage.network(theta).root());
                })
                .map(stage -> stage.getClass().getName())
                .toList();

        assertThat(stages).hasSizeGreaterThan(5);
        assertThat(covered).containsAll(stages);
    }
}
