package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private final SplittableRandom random = new SplittableRandom(2);

    /** Of the first column's residuals half is known, with an error of variance 1; of the second's nothing. */
    private Judgement judgement(int rows) {
        Judgement judgement = new Judgement(3);
        float[] residuals = new float[rows * 3];
        float[] said = new float[rows * 3];
        for (int row = 0; row < rows; row++) {
            double known = random.nextGaussian();
            residuals[row * 3] = (float) (known + random.nextGaussian());
            said[row * 3] = (float) (known + random.nextGaussian());
            residuals[row * 3 + 1] = (float) random.nextGaussian();
            said[row * 3 + 1] = (float) random.nextGaussian();
            residuals[row * 3 + 2] = Float.NaN;
            said[row * 3 + 2] = 1;
        }
        judgement.add(residuals, said);
        return judgement;
    }

    /** 1 / (1 + 1/K) where something is known; within five deviations of as many cells, about 5 / √20,000. */
    @Test
    void should_weigh_each_column_by_what_was_right_there() {
        Judgement judgement = judgement(20_000);

        assertThat(judgement.strengths(1)[0]).isCloseTo(0.5f, within(0.035f));
        assertThat(judgement.strengths(4)[0]).isCloseTo(0.8f, within(0.035f));
        assertThat(judgement.strengths(1)[1]).isCloseTo(0, within(0.035f));
    }

    /** Of both columns together a third of what was said is right. */
    @Test
    void should_weigh_a_column_that_was_not_judged_as_all_are() {
        assertThat(judgement(20_000).strengths(1)[2]).isCloseTo(1 / 3f, within(0.035f));
    }

    @Test
    void should_believe_nothing_that_was_not_judged() {
        assertThat(new Judgement(2).strengths(5)).containsExactly(0, 0);
        assertThat(new Judgement(2).errors()).containsExactly(0, 0);
    }
}
