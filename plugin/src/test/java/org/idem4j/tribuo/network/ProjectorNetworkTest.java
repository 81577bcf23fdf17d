package org.idem4j.tribuo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The description of a projector network")
class ProjectorNetworkTest {

    private static Projector draw(ProjectorNetwork description, int n, long seed) {
        return (Projector) description.draw(n, new SplittableRandom(seed)).architecture();
    }

    @Test
    void should_split_the_columns_anew_for_each_pair_of_couplings() {
        List<Coupling> couplings =
                draw(ProjectorNetwork.of(5, 3).withRank(2, KeptBy.SPAN), 7, 1).couplings();

        assertThat(couplings).hasSize(5);
        assertThat(couplings.get(0).read())
                .hasSize(4)
                .isEqualTo(couplings.get(1).shifted());
        assertThat(couplings.get(0).shifted())
                .hasSize(3)
                .isEqualTo(couplings.get(1).read());
        assertThat(couplings.get(2).read()).isNotEqualTo(couplings.get(0).read());
    }

    @Test
    void should_split_in_the_middle_without_permutations() {
        List<Coupling> couplings = draw(
                        ProjectorNetwork.of(3).withRank(2, KeptBy.SPAN).withoutPermutations(), 5, 1)
                .couplings();

        assertThat(couplings.get(0).read()).containsExactly(0, 1, 2);
        assertThat(couplings.get(1).read()).containsExactly(3, 4);
        assertThat(couplings.get(2)).isEqualTo(couplings.get(0));
    }

    @Test
    void should_draw_the_same_from_the_same_generator() {
        ProjectorNetwork description = ProjectorNetwork.of(4, 6).withLearntRank(0.1);

        assertThat(draw(description, 9, 3)).isEqualTo(draw(description, 9, 3)).isNotEqualTo(draw(description, 9, 4));
        assertThat(description.draw(9, new SplittableRandom(3)).parameters())
                .isEqualTo(description.draw(9, new SplittableRandom(3)).parameters())
                .hasSize(draw(description, 9, 3).parameterCount());
    }

    @Test
    void should_have_the_last_weights_of_each_coupling_decay() {
        Projector projector = draw(ProjectorNetwork.of(2, 3, 4).withRank(2, KeptBy.SPAN), 5, 1);

        // three read and two shifted, then the other way: 3·3 + 3, 3·4 + 4, 4·2 + 2, and 2·3 + 3, 3·4 + 4, 4·3 + 3
        assertThat(projector.decayed()).containsExactly(new ParameterRange(28, 36), new ParameterRange(63, 75));
        assertThat(new Perceptron(projector.couplings().get(0).net()).decayed())
                .containsExactly(new ParameterRange(0, 9), new ParameterRange(12, 24), new ParameterRange(28, 36));
    }

    @Test
    void should_say_what_can_not_be() {
        assertThatThrownBy(() -> ProjectorNetwork.of(-1)).hasMessageContaining("not be negative, but are -1");
        assertThatThrownBy(() -> ProjectorNetwork.of(2, 0)).hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> ProjectorNetwork.of(2, 3).withActivation(Activation.RELU))
                .hasMessageContaining("RELU is not bounded");
        assertThatThrownBy(() -> ProjectorNetwork.of(2).withRank(0, KeptBy.SPAN))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> ProjectorNetwork.of(2).withLearntRank(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> draw(ProjectorNetwork.of(2), 1, 1)).hasMessageContaining("at least 2 columns");
        assertThatThrownBy(() -> draw(ProjectorNetwork.of(2), 5, 1)).hasMessageContaining("still open");
        assertThatThrownBy(() -> ProjectorNetwork.of(2).withLearntRank(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> draw(ProjectorNetwork.of(2).withRank(5, KeptBy.SPAN), 5, 1))
                .hasMessageContaining("from 1 to 4, not 5");
    }
}
