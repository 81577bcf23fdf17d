package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WiredTrainingTest {

    private static final int N = 3;

    @Test
    void should_close_each_of_its_stages_once() {
        List<CentringStage> leaves = new ArrayList<>();
        StageCase nested = new StageCase("nested", random -> new float[2 * N], place -> {
            leaves.add(new CentringStage(N, place.part(0, N), 0));
            leaves.add(new CentringStage(N, place.part(N, N), 0));
            return new Chain(List.of(leaves.get(0), new Skip(new Chain(List.of(leaves.get(1))))));
        });

        WiredTraining training = nested.training(new float[2 * N], 1);
        assertThat(leaves).hasSize(2).allMatch(stage -> stage.closed() == 0);
        training.close();

        assertThat(leaves).allMatch(stage -> stage.closed() == 1);
    }
}
