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

    private static final int ROWS = 13;
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
        try (Bench bench = new Bench(stage, 1)) {
            assertThat(bench.forward(bench.x))
                    .isEqualTo(bench.passed(bench.x, false).output());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_leave_rows_and_error_as_they_are(StageCase stage) {
        try (Bench bench = new Bench(stage, 1)) {
            Passed passed = bench.passed(bench.x, true);

            assertThat(passed.rowsAfter()).isEqualTo(bench.x);
            assertThat(passed.errorAfter()).isEqualTo(bench.c);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stages")
    void should_have_the_gradient_of_its_parameters(StageCase stage) {
        try (Bench bench = new Bench(stage, 1)) {
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
        try (Bench bench = new Bench(stage, 1)) {
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
        try (Bench whole = new Bench(stage, 1);
                Bench cut = new Bench(stage, 3)) {
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
        try (Bench once = new Bench(stage, 2);
                Bench twice = new Bench(stage, 2)) {
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
        try (Bench bench = new Bench(stage, 1);
                Bench other = new Bench(stage, 1)) {
            for (int step = 0; step < 3; step++) {
                bench.passed(bench.x, false);
                bench.training.step(1e-3 / ROWS);
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
        try (Bench bench = new Bench(stage, 2)) {
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

    /**
     * What a pass over the whole batch came to.
     *
     * @param atInput dL/dx; empty where it was not asked for.
     */
    private record Passed(float[] output, float[] atInput, float[] rowsAfter, float[] errorAfter) {}

    /** What is done with a shard's rows and the error at their output. */
    private interface Work {
        float[] of(Shard shard, Batch x, Batch error);
    }

    /** A stage with parameters, rows x and the loss Σ cᵢⱼyᵢⱼ. */
    private static final class Bench implements AutoCloseable {
        private final float[] theta;
        private final float[] x;
        private final float[] c;
        private final int columns;
        private final int outputs;
        private final WiredTraining training;

        Bench(StageCase stage, int shards) {
            SplittableRandom random = new SplittableRandom(1);
            this.theta = stage.parameters().apply(random);
            Stage root = stage.network(theta).root();
            this.columns = root.inputs();
            this.outputs = root.outputs();
            this.training = stage.training(theta, shards);
            this.x = StageCase.normal(ROWS * columns, 1, random);
            this.c = StageCase.normal(ROWS * outputs, 1, random);
        }

        float[] inShards(Work work) {
            return training.scoped(() -> {
                Batch rows = training.batch(x, columns);
                Batch error = training.batch(c, outputs);
                return joined(training.inShards(ROWS, shard -> work.of(shard, shard.rows(rows), shard.rows(error))));
            });
        }

        private static float[] joined(List<float[]> parts) {
            float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
            int next = 0;
            for (float[] part : parts) {
                System.arraycopy(part, 0, all, next, part.length);
                next += part.length;
            }
            return all;
        }

        float[] forward(float[] rows) {
            return training.scoped(() -> {
                Batch batch = training.batch(rows, columns);
                return joined(training.inShards(
                        ROWS, shard -> shard.apply(shard.rows(batch)).toFloats()));
            });
        }

        Passed passed(float[] rows, boolean toInput) {
            return training.scoped(() -> {
                Batch batch = training.batch(rows, columns);
                Batch error = training.batch(c, outputs);
                List<Passed> parts = training.inShards(ROWS, shard -> {
                    Pass pass = shard.pass(shard.rows(batch));
                    float[] output = pass.output().toFloats();
                    float[] atInput = new float[0];
                    if (toInput) {
                        atInput = pass.backwardToInput(shard.rows(error)).toFloats();
                    } else {
                        pass.backward(shard.rows(error));
                    }
                    return new Passed(output, atInput, null, null);
                });
                return new Passed(
                        joined(parts.stream().map(Passed::output).toList()),
                        joined(parts.stream().map(Passed::atInput).toList()),
                        batch.toFloats(),
                        error.toFloats());
            });
        }

        double loss(float[] rows) {
            float[] y = forward(rows);
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                sum += (double) c[i] * y[i];
            }
            return sum;
        }

        float[] gradient() {
            training.clearGradient();
            passed(x, false);
            return training.gradient();
        }

        @Override
        public void close() {
            training.close();
        }
    }
}
