package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.objective.IdempotenceInputs;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

@Tag("training")
class IdempotentTrainerTest {

    private final Dataset<Regressor> data = SelfMapData.curved(5, 60, 1);

    private static IdempotentTrainerBuilder small() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(7))
                .epochs(3)
                .batchSize(16)
                .idempotenceInputs(IdempotenceInputs.BOTH);
    }

    @Test
    void should_count_invocations_and_record_the_count_before_the_call() {
        IdempotentTrainer trainer = small().build();

        IdempotentModel first = trainer.train(data);
        IdempotentModel second = trainer.train(data);

        assertThat(trainer.getInvocationCount()).isEqualTo(2);
        assertThat(invocation(first)).isEqualTo("0");
        assertThat(invocation(second)).isEqualTo("1");
        assertThat(first.parameters()).isNotEqualTo(second.parameters());
    }

    private static String invocation(IdempotentModel model) {
        return model.getProvenance()
                .getTrainerProvenance()
                .getInstanceValues()
                .get("train-invocation-count")
                .toString();
    }

    @Test
    void should_give_the_same_model_for_the_same_invocation() {
        IdempotentTrainer trainer = small().build();
        trainer.train(data);
        float[] second = trainer.train(data).parameters();

        assertThat(small().build().train(data, Map.of(), 1).parameters()).isEqualTo(second);
        IdempotentTrainer rewound = small().build();
        rewound.setInvocationCount(1);
        assertThat(rewound.train(data).parameters()).isEqualTo(second);
    }

    @Test
    void should_give_the_same_models_when_threads_share_a_trainer_as_when_they_do_not() throws Exception {
        IdempotentTrainer shared = small().build();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<IdempotentModel> train = () -> shared.train(data);
            List<Future<IdempotentModel>> models = pool.invokeAll(List.of(train, train, train, train));
            for (Future<IdempotentModel> model : models) {
                int invocation = Integer.parseInt(invocation(model.get()));
                assertThat(model.get().parameters())
                        .isEqualTo(small().build()
                                .train(data, Map.of(), invocation)
                                .parameters());
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void should_refuse_a_negative_invocation_count() {
        IdempotentTrainer trainer = small().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.setInvocationCount(-1))
                .withMessageContaining("less than zero");
    }

    @Test
    void should_start_from_the_same_network_and_batches_with_and_without_idempotence() {
        IdempotentModel with = small().epochs(0).build().train(data);
        IdempotentModel without = small().epochs(0).idempotenceWeight(0).build().train(data);

        assertThat(with.parameters()).isEqualTo(without.parameters());
        assertThat(with.history()).isEmpty();
        assertThat(with.run().outcome()).contains(TrainingOutcome.COMPLETED);
    }

    @Test
    void should_learn_to_reconstruct_and_to_be_idempotent() {
        IdempotentModel model = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(32))
                .epochs(60)
                .batchSize(20)
                .build()
                .train(SelfMapData.curved(5, 300, 1));

        var first = model.history().get(0);
        var last = model.history().get(model.history().size() - 1);
        assertThat(last.reconstruction()).isLessThan(0.5 * first.reconstruction());
        assertThat(last.gap()).isLessThan(0.5 * first.gap());
    }

    @Test
    void should_honour_example_weights() {
        Dataset<Regressor> weighted = SelfMapData.curved(5, 60, 1);
        weighted.getExample(0).setWeight(10f);

        assertThat(small().build().train(weighted).parameters())
                .isNotEqualTo(small().build().train(data).parameters());
    }
}
