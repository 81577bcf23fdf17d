package org.idem4j.tribuo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.idem4j.tribuo.network.Dcgan;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.UNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What the benchmark calls a step of DL4J on images")
class ImageTrainingTest {

    private static final ImageShape SHAPE = new ImageShape(1, 8, 8);

    static Stream<NetworkDescription> networks() {
        return Stream.of(Dcgan.of(SHAPE, 4, 6), UNet.of(SHAPE, 4, 6));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void should_have_our_gradient_and_move_as_our_own_step_does(NetworkDescription network) {
        ImageWorkload workload = new ImageWorkload("tiny", network, 5, true, 1).withoutNorm();
        try (ImageTraining ours = new Idem4jImageTraining(workload);
                ImageTraining stock = new StockImageTraining(workload)) {
            float[] gradient = ours.gradient();
            assertThat(Gradients.largestDifference(gradient, stock.gradient())).isLessThan(1e-5); // floats' rounding

            ours.step();
            stock.step();

            float[] first = workload.initial().parameters();
            float[] moved = ours.parameters();
            assertThat(Gradients.largestDifference(first, moved)).isGreaterThan(1e-3);
            float[] theirs = stock.parameters();
            for (int i = 0; i < moved.length; i++) {
                if (Math.abs(gradient[i]) > 1e-5) { // below, Adam makes much of a rounding
                    assertThat(Math.abs(moved[i] - theirs[i])).isLessThan(1e-6f);
                }
            }
            assertThat(Gradients.largestDifference(gradient, stock.gradient()))
                    .as("from the first parameters again")
                    .isLessThan(1e-5);
        }
    }
}
