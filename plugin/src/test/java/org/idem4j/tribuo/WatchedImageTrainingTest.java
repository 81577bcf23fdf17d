package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

@DisplayName("A training on images whose every step is looked at")
@Tag("training")
class WatchedImageTrainingTest {

    @ParameterizedTest
    @MethodSource("org.idem4j.tribuo.ImageTrainingTest#descriptions")
    void should_be_the_same_to_the_last_bit_when_every_step_is_looked_at(NetworkDescription description) {
        Dataset<Regressor> data = Discs.dataset(Discs.rows(40));
        float[] noise = Discs.rows(3);
        List<float[]> seen = new ArrayList<>();
        List<TrainingStep> steps = new ArrayList<>();
        IdempotentTrainer watched = brief(description);
        watched.addListener(new TrainingListener() {
            @Override
            public void stepEnded(TrainingStep step) {
                steps.add(step);
                seen.add(step.f().apply(noise));
            }
        });

        IdempotentModel model = watched.train(data);

        assertThat(model.identicalTo(brief(description).train(data))).isTrue();
        assertThat(steps).extracting(TrainingStep::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(steps).allMatch(step -> step.planned() == 8 && step.losses().of("reconstruction") > 0);
        assertThat(seen.get(7)).containsExactly(model.apply(noise));
        assertThat(seen.get(6)).isNotEqualTo(seen.get(7));
        assertThat(steps.stream().filter(step -> step.completes(3)).map(TrainingStep::number))
                .containsExactly(3L, 6L, 8L);
        assertThat(steps).allMatch(step -> step.completes(100));
    }

    private static IdempotentTrainer brief(NetworkDescription description) {
        return IdempotentTrainer.builder()
                .network(description)
                .corruption(new GaussianNoise(0.1))
                .standardize(false)
                .guard(false)
                .batchSize(10)
                .epochs(2)
                .build();
    }
}
