package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@DisplayName("Fused activation functions")
class FusedActivationTest {

    private static final int COUNT = 20_001;

    static Stream<IActivation> functions() {
        return Stream.of(
                new ActivationIdentity(),
                new ActivationReLU(),
                new ActivationLReLU(0.2),
                new ActivationLReLU(1e-3),
                new ActivationLReLU(1),
                new ActivationReLU6(),
                new ActivationHardTanH(),
                new ActivationTanH(),
                new ActivationELU(),
                new ActivationSELU(),
                new ActivationSigmoid());
    }

    /** −20 to 20 in steps of .002 from zero, past the kinks at −1, 1 and 6 by .001, where a derivative has two sides. */
    private static float[] range() {
        float[] z = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            int k = i - COUNT / 2;
            z[i] = k * 0.002f + (k == 0 ? 0 : 0.001f);
        }
        return z;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void should_equal_dl4j_in_double_precision(IActivation function) {
        FusedActivation fused = FusedActivation.of(function);
        float[] at = range();
        float[] y = at.clone();
        float[] delta = new float[COUNT];
        Arrays.fill(delta, 3);
        INDArray z = Nd4j.createFromArray(at).castTo(DataType.DOUBLE).reshape(1, COUNT);
        INDArray threes = Nd4j.valueArrayOf(new long[] {1, COUNT}, 3.0, DataType.DOUBLE);

        fused.activate(y, COUNT);
        fused.differentiate(y, delta, COUNT);

        double[] expected = function.getActivation(z.dup(), false).data().asDouble();
        double[] derivative =
                function.backprop(z.dup(), threes).getFirst().data().asDouble();
        for (int i = 0; i < COUNT; i++) {
            assertThat((double) y[i])
                    .as("at %s", at[i])
                    .isCloseTo(expected[i], within(3e-7 * (1 + Math.abs(expected[i]))));
            assertThat((double) delta[i]).as("derivative at %s", at[i]).isCloseTo(derivative[i], within(2e-6));
        }
    }

    @Test
    void should_carry_what_is_not_a_number_on() {
        functions().forEach(function -> {
            float[] y = {Float.NaN};
            FusedActivation.of(function).activate(y, 1);
            assertThat(y[0]).as(function.toString()).isNaN();
        });
    }

    @Test
    void should_leave_to_dl4j_what_has_no_fused_form() {
        assertThat(FusedActivation.of(new ActivationCube())).isNull();
        assertThat(FusedActivation.of(new ActivationLReLU(-0.5))).isNull();
        assertThat(FusedActivation.of(new ActivationELU(0.3))).isNull();
        assertThat(FusedActivation.of(new ActivationLReLU(2))).isNull();
        assertThat(FusedActivation.of(new ActivationReLU(6.0, null, null))).isNull();
    }
}
