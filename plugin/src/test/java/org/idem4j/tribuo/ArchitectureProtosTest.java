package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.protos.IdempotentModelProto;
import org.idem4j.tribuo.protos.ProjectorProto;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Architectures in a stored model")
class ArchitectureProtosTest {

    private static final int N = 5;

    static Stream<NetworkDescription> descriptions() {
        return Stream.of(
                MultilayerPerceptron.of(3, 4),
                ProjectorNetwork.of(3, 4).withRank(2, KeptBy.SPAN),
                ProjectorNetwork.of(4).withRank(1, KeptBy.PURIFICATION).withoutPermutations(),
                ProjectorNetwork.of(1, 2, 3).withLearntRank(0.5));
    }

    private static IdempotentModelProto write(NetworkDescription description) {
        IdempotentModelProto.Builder proto = IdempotentModelProto.newBuilder();
        ArchitectureProtos.write(architecture(description), proto);
        return proto.build();
    }

    private static Architecture architecture(NetworkDescription description) {
        return description.draw(N, new SplittableRandom(1)).architecture();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void should_come_back_as_they_were(NetworkDescription description) {
        assertThat(ArchitectureProtos.read(write(description), N)).isEqualTo(architecture(description));
        assertThatThrownBy(() -> ArchitectureProtos.read(write(description), N + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void should_refuse_what_a_stranger_stored() {
        refuse("no projection", ProjectorProto.Builder::clearSpan);
        refuse("from 1 to 4, not 5", projector -> projector.getSpanBuilder().setRank(5));
        refuse(
                "reads some columns",
                projector -> projector.getCouplingsBuilder(0).setRead(0, 9));
        refuse(
                "reads some columns",
                projector -> projector.getCouplingsBuilder(0).clearShifted());
        refuse("needs layers", projector -> projector.getCouplingsBuilder(1).clearNet());
        refuse(
                "Layer 1 takes",
                projector -> projector
                        .getCouplingsBuilder(0)
                        .setNet(0, projector.getCouplings(1).getNet(1)));
    }

    private static void refuse(String message, Consumer<ProjectorProto.Builder> change) {
        IdempotentModelProto.Builder proto = write(ProjectorNetwork.of(2, 4).withRank(2, KeptBy.SPAN)).toBuilder();
        change.accept(proto.getProjectorBuilder());
        assertThatThrownBy(() -> ArchitectureProtos.read(proto.build(), N))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
