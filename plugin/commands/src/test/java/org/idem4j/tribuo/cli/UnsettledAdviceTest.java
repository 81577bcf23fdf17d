package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.data.SurfaceDataSource;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.provenance.ModelProvenance;

class UnsettledAdviceTest {

    private final ModelProvenance projector = IdempotentLinearTrainer.builder()
            .rank(2)
            .build()
            .train(new MutableDataset<>(new SurfaceDataSource(4, 2, 40, 1)))
            .getProvenance();

    @Test
    void should_not_send_the_owner_of_a_projector_to_train_one() {
        for (boolean cells : new boolean[] {true, false}) {
            assertThat(UnsettledAdvice.of(projector, cells))
                    .doesNotContain("train a model")
                    .contains("idempotent by construction", "aise");
        }
        assertThat(UnsettledAdvice.of(projector, true)).contains("--repeatable row");
        assertThat(UnsettledAdvice.of(projector, false)).doesNotContain("--repeatable");
    }

    @Test
    void should_name_the_other_model_where_there_is_none() {
        assertThat(UnsettledAdvice.of(null, false)).contains("train a model that is idempotent by construction");
        assertThat(UnsettledAdvice.of(null, true)).contains("--repeatable row").doesNotContain("construction");
    }
}
