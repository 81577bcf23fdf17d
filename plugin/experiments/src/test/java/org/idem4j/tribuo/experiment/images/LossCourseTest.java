package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.progress.TrainingStep;
import org.junit.jupiter.api.Test;

class LossCourseTest {

    private static LossCurves heard(int steps) {
        LossCourse course = new LossCourse();
        for (int number = 1; number <= steps; number++) {
            Losses losses = new Losses(List.of("reconstruction", "idempotence"), number, 4);
            course.stepEnded(new TrainingStep(number, steps, losses, x -> x));
        }
        return course.curves();
    }

    /** Losses of 2j − 1 and 2j have the mean 2j − 1/2. */
    @Test
    void should_keep_the_root_of_the_mean_over_hundredths() {
        LossCurves curves = heard(200);

        assertThat(curves.steps()).hasSize(100).startsWith(2, 4, 6).endsWith(200);
        assertThat(curves.terms()).containsOnlyKeys("reconstruction", "idempotence");
        for (int j = 1; j <= 100; j++) {
            assertThat(curves.terms().get("reconstruction")[j - 1]).isCloseTo(Math.sqrt(2 * j - 0.5), within(1e-12));
        }
        assertThat(curves.terms().get("idempotence")).hasSize(100).containsOnly(2);
    }

    @Test
    void should_keep_every_step_of_a_brief_training() {
        assertThat(heard(3).steps()).containsExactly(1, 2, 3);
        assertThat(heard(3).terms().get("reconstruction"))
                .containsExactly(new double[] {1, Math.sqrt(2), Math.sqrt(3)}, within(1e-12));
    }
}
