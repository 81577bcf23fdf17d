package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.idem4j.tribuo.training.StoppedTrainings.resume;
import static org.idem4j.tribuo.training.StoppedTrainings.setting;
import static org.idem4j.tribuo.training.StoppedTrainings.stored;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.idem4j.tribuo.protos.TrainingCheckpointProto;
import org.idem4j.tribuo.training.StoppedTrainings.Setting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A checkpoint that was damaged")
@Tag("training")
class DamagedCheckpointTest {

    /** Bytes as of the setting's second epoch, but for a change; without a checksum, as those of before, which would tell it. */
    private static byte[] changed(Setting setting, Consumer<TrainingCheckpointProto.Builder> change) {
        try {
            TrainingCheckpointProto.Builder proto = TrainingCheckpointProto.parseFrom(stored(setting, 2)).toBuilder();
            change.accept(proto.clearCheck());
            return proto.build().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Consumer<TrainingCheckpointProto.Builder>> damages() {
        return Stream.of(
                proto -> proto.setVersion(1),
                proto -> proto.setEpoch(-1),
                proto -> proto.setEpoch(3),
                proto -> proto.setSteps(-1),
                proto -> proto.setSteps(1 << 20),
                proto -> proto.getLastBuilder().setEpoch(3),
                proto -> proto.getLastBuilder().clearParameters(),
                proto -> proto.getLastBuilder().setParameters(0, Float.NaN),
                proto -> proto.getFallbackBuilder().getSnapshotBuilder().addParameters(1),
                proto -> proto.getValidatedBuilder().clearSnapshot(),
                proto -> proto.clearLowest(),
                proto -> proto.getLowestBuilder(0).setTerm("other"),
                proto -> proto.removeHistory(0),
                proto -> proto.getHistoryBuilder(1).setEpoch(1),
                proto -> proto.addBackOffsBuilder().setEpoch(2).setReturnedTo(0),
                proto -> proto.removeHistory(1).addBackOffsBuilder().setEpoch(2).setReturnedTo(2),
                proto -> proto.setOutcome("COMPLETED"),
                proto -> proto.setOutcome("LOST"),
                proto -> proto.setRun(7),
                proto -> proto.clearOptimiser(),
                proto -> proto.getOptimiserBuilder().setSteps(-1),
                proto -> proto.getOptimiserBuilder().removeQuantities(1),
                proto -> proto.getOptimiserBuilder().getQuantitiesBuilder(0).addValues(1),
                proto -> proto.getOptimiserBuilder().addExactBuilder());
    }

    @ParameterizedTest
    @MethodSource("damages")
    void should_be_refused_when_it_is_damaged(Consumer<TrainingCheckpointProto.Builder> damage) {
        Setting adam = setting("Adam");
        byte[] damaged = changed(adam, damage);

        assertThatIllegalArgumentException().isThrownBy(() -> resume(adam, damaged));
    }

    /** A digit of a parameter fits as well as the right one. */
    @Test
    void should_be_refused_when_a_bit_has_changed() {
        byte[] stored = stored(setting("Adam"), 2);
        SplittableRandom random = new SplittableRandom(5);

        assertThat(TrainingCheckpoint.parse(stored).epoch()).isEqualTo(2);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = stored.clone();
            flipped[random.nextInt(flipped.length - 5)] ^=
                    (byte) (1 << random.nextInt(8)); // the last five are the checksum
            assertThatIllegalArgumentException().isThrownBy(() -> TrainingCheckpoint.parse(flipped));
        }
        assertThat(TrainingCheckpoint.parse(changed(setting("Adam"), proto -> {}))
                        .epoch())
                .isEqualTo(2);
    }

    @Test
    void should_be_refused_when_it_is_cut_off_or_claims_more_than_it_holds() {
        byte[] stored = stored(setting("Adam"), 2);
        // Field 7, the network: field 2 in it, packed floats, said to be of two gigabytes.
        byte[] claim = {0x3A, 0x06, 0x12, (byte) 0xFC, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};

        for (byte[] bytes : List.of(Arrays.copyOf(stored, stored.length / 2), claim)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrainingCheckpoint.parse(bytes))
                    .withMessageContaining("no checkpoint of a training");
        }
    }
}
