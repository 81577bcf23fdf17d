package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Networks that nobody thought of, as many as the system property {@value #COUNT} says; the seed gives one again. */
class RandomNetworksTest {

    private static final String COUNT = "idem4j.randomNetworks";
    private static final int DEFAULT_COUNT = 30;

    @TestFactory
    Stream<DynamicTest> should_equal_dl4j() {
        return LongStream.range(0, Integer.getInteger(COUNT, DEFAULT_COUNT))
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(RandomNetworks.of(seed))));
    }

    private static void check(RandomNetworks drawn) {
        ExportParity.of(drawn.network())
                .inputTypes(drawn.inputs().toArray(InputType[]::new))
                // Deep, and activations that grow: larger parameters would only multiply rounding errors.
                .scale(0.3)
                .check();
    }

    @Test
    void should_draw_the_same_network_for_the_same_seed() {
        for (long seed : new long[] {6, 7}) {
            assertThat(RandomNetworks.of(seed).json())
                    .isEqualTo(RandomNetworks.of(seed).json());
        }
    }

    @Test
    void should_draw_layers_and_vertices_of_all_families() {
        Set<String> kinds = LongStream.range(0, DEFAULT_COUNT)
                .mapToObj(RandomNetworks::of)
                .flatMap(drawn -> drawn.kinds().stream())
                .collect(Collectors.toSet());

        assertThat(kinds).hasSizeGreaterThan(25);
    }
}
