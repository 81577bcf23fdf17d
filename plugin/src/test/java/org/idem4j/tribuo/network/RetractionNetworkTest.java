package org.idem4j.tribuo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.engine.Engine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The description of a corrected projector")
class RetractionNetworkTest {

    private static final int N = 5;
    private static final NetworkDescription CORRECTION = MultilayerPerceptron.of(4, 3);
    private static final ProjectorNetwork LINEAR = ProjectorNetwork.of(0).withRank(3, KeptBy.SPAN);

    private static InitialNetwork draw(RetractionNetwork network) {
        return network.draw(N, new SplittableRandom(1));
    }

    @Test
    void should_begin_as_its_projector() {
        InitialNetwork drawn = draw(RetractionNetwork.of(CORRECTION).withProjector(LINEAR));
        Retraction retraction = (Retraction) drawn.architecture();
        float[] rows = {1, -2, 3, 0.5f, 0, 7, 1, 1, -1, 2};

        assertThat(Engine.network(retraction, drawn.parameters()).apply(rows))
                .containsExactly(
                        Engine.network(retraction.projector(), retraction.ofProjector(drawn.parameters()))
                                .apply(rows),
                        within(1e-6f));
        assertThat(retraction.ofCorrection(drawn.parameters()))
                .hasSize(retraction.correction().parameterCount());
    }

    /** 15 parameters of p, then 5·4 + 4 and 4·3 + 3 of h before its last weights. */
    @Test
    void should_have_the_last_weights_of_the_correction_decay() {
        Architecture retraction =
                draw(RetractionNetwork.of(CORRECTION).withProjector(LINEAR)).architecture();

        assertThat(retraction.decayed()).containsExactly(new ParameterRange(54, 69));
        assertThat(retraction.trained()).containsExactly(new ParameterRange(0, 74));
    }

    @Test
    void should_try_ranks_of_the_whole() {
        RetractionNetwork open = RetractionNetwork.of(CORRECTION)
                .withProjector(ProjectorNetwork.of(0).withTriedRank(KeptBy.SPAN));

        DecidedNetwork decided = open.decide(N, new RankTrials() {
            @Override
            public double error(int rank, NetworkDescription network) {
                assertThat(network).isInstanceOf(RetractionNetwork.class);
                return Math.abs(rank - 2);
            }

            @Override
            public List<RankTrial> ofDirections(int most) {
                throw new AssertionError();
            }

            @Override
            public List<RankTrial> lossesOfDirections(int most) {
                throw new AssertionError();
            }
        });

        Retraction drawn =
                (Retraction) draw((RetractionNetwork) decided.network()).architecture();
        assertThat(drawn.projector())
                .isEqualTo(((Retraction)
                                draw(open.withProjector(ProjectorNetwork.of(0).withRank(2, KeptBy.SPAN)))
                                        .architecture())
                        .projector());
    }

    @Test
    void should_say_what_can_not_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draw(RetractionNetwork.of(CORRECTION).withProjector(CORRECTION)))
                .withMessageContaining("idempotent by construction");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draw(RetractionNetwork.of(LINEAR).withProjector(LINEAR)))
                .withMessageContaining("fully connected layers");
        ImageShape shape = new ImageShape(1, 8, 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetractionNetwork.of(UNet.of(shape, 2, 3).withNorm(ImageNorm.BATCH))
                        .withProjector(AutoencoderProjector.of(shape, 2, 3))
                        .draw(64, new SplittableRandom(1)))
                .withMessageContaining("take a group norm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetractionNetwork.of(UNet.of(shape, 2, 3))
                        .withProjector(AutoencoderProjector.of(new ImageShape(3, 8, 8), 2, 3)))
                .withMessageContaining("images of 3x8x8")
                .withMessageContaining("images of 1x8x8");
    }
}
