package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.idem4j.tribuo.LinearData.centred;
import static org.idem4j.tribuo.LinearData.fact;
import static org.idem4j.tribuo.LinearData.paired;
import static org.idem4j.tribuo.LinearData.rows;
import static org.idem4j.tribuo.LinearData.selfMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;

/** The linear trainer's calls, configuration and provenance, and data that are no easy ones. */
@Tag("training")
class LinearTrainingTest {

    @Test
    void should_survive_constant_and_dependent_columns() {
        List<double[]> rows = new ArrayList<>();
        for (double[] row : centred(rows(80, 5))) {
            rows.add(new double[] {row[0], row[1], 7, row[0] + row[1], row[0] - 2 * row[1]});
        }

        for (int rank = 0; rank <= 2; rank++) {
            IdempotentModel model =
                    IdempotentLinearTrainer.builder().rank(rank).build().train(selfMap(rows));

            assertThat(new IdempotenceEvaluator()
                            .evaluate(model, selfMap(rows))
                            .metrics()
                            .relativeGap())
                    .isLessThan(1e-6);
            assertThat(fact(model, "rank")).isEqualTo("" + (rank == 0 ? 2 : rank));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> IdempotentLinearTrainer.builder().rank(3).build().train(selfMap(rows)))
                .withMessageContaining("rank can't be 3")
                .withMessageContaining("only 2 directions");
    }

    /** Least squares alone could not be purified here, and of a small table it was turned so far that it harmed. */
    @Test
    void should_find_a_rank_where_eigenvalues_tell_none() {
        List<double[]> inputs =
                rows(50, 8).stream().map(row -> new double[] {row[0], row[1]}).toList();
        // A turn by 45°, shrunk: eigenvalues ½ ± ½i, and none of them is nearer to 1 than to 0.
        List<double[]> turned = centred(inputs).stream()
                .map(row -> new double[] {0.5 * (row[0] + row[1]), 0.5 * (row[1] - row[0])})
                .toList();
        Dataset<Regressor> data = paired(centred(inputs), turned);

        IdempotentModel found =
                IdempotentLinearTrainer.builder().standardize(false).build().train(data);
        assertThat(fact(found, "rank-trials")).contains("0: ", "1: ", "2: ");
        assertThat(new IdempotenceEvaluator().evaluate(found, data).metrics().gap()[0])
                .isLessThan(1e-6);
        IdempotentModel chosen =
                IdempotentLinearTrainer.builder().rank(1).build().train(data);
        assertThat(fact(chosen, "rank")).isEqualTo("1");
    }

    @Test
    void should_draw_other_damage_in_each_call_and_the_same_for_the_same_call() throws Exception {
        Dataset<Regressor> data = selfMap(rows(100, 9));
        IdempotentLinearTrainer shared = noisy();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Callable<IdempotentModel> train = () -> shared.train(data);
            for (Future<IdempotentModel> model : pool.invokeAll(List.of(train, train, train))) {
                int call = Integer.parseInt(model.get()
                        .getProvenance()
                        .getTrainerProvenance()
                        .getInstanceValues()
                        .get("train-invocation-count")
                        .toString());
                assertThat(model.get().parameters())
                        .isEqualTo(noisy().train(data, Map.of(), call).parameters());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(shared.getInvocationCount()).isEqualTo(3);
        assertThat(noisy().train(data, Map.of(), 0).parameters())
                .isNotEqualTo(noisy().train(data, Map.of(), 1).parameters());
        assertThatIllegalArgumentException().isThrownBy(() -> shared.setInvocationCount(-1));
    }

    private static IdempotentLinearTrainer noisy() {
        return IdempotentLinearTrainer.builder()
                .corruption(new GaussianNoise(0.5))
                .idempotent(false)
                .build();
    }

    @Test
    void should_refuse_a_bad_configuration_by_its_field() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotentLinearTrainer.builder().rank(-1).build())
                .withMessageContaining("rank must not be negative, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        IdempotentLinearTrainer.builder().ridge(Double.NaN).build())
                .withMessageContaining("ridge must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotentLinearTrainer.builder().draws(0).build())
                .withMessageContaining("at least once, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> IdempotentLinearTrainer.builder().rank(7).build().train(selfMap(rows(20, 1))))
                .withMessageContaining("rank can't be 7, the data have 6 columns");
    }

    @Test
    void should_carry_a_provenance_that_can_be_stored() {
        IdempotentModel model =
                IdempotentLinearTrainer.builder().rank(2).build().train(selfMap(rows(50, 1)));

        Helpers.testProvenanceMarshalling(model.getProvenance());
        Helpers.testModelProtoSerialization(model, Regressor.class, selfMap(rows(50, 1)));
        assertThat(model.history()).isEmpty();
        assertThat(model.run().seconds()).isPositive();
    }
}
