package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.engine.blas.BlasThreads;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.mixture.ClusterMixture;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.progress.TrainingStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

@Tag("training")
class InterruptedTrainingTest {

    private static final int STEP = 5;

    private final Dataset<Regressor> data = SelfMapData.curved(4, 60, 1);

    private static IdempotentTrainerBuilder builder() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(8))
                .epochs(4)
                .batchSize(10);
    }

    /** An interrupt is this thread's, which runs other tests too. */
    @AfterEach
    void calm() {
        Thread.interrupted();
    }

    private void assertStops(SelfMapTrainer trainer) {
        assertThatThrownBy(() -> trainer.train(data))
                .isExactlyInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    }

    /** Interrupts the thread that trains at some step, and counts those. */
    private static AtomicInteger interruptedAt(int step, SelfMapTrainer trainer) {
        AtomicInteger steps = new AtomicInteger();
        trainer.addListener(new TrainingListener() {
            @Override
            public void stepEnded(TrainingStep ended) {
                if (steps.incrementAndGet() == step) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        return steps;
    }

    @Test
    void should_stop_within_a_step_free_what_is_native_and_leave_the_trainer_usable() {
        IdempotentModel expected = builder().build().train(data);
        IdempotentTrainer trainer = builder().build();
        AtomicInteger steps = interruptedAt(STEP, trainer);
        BlasThreads.set(3);

        assertStops(trainer);

        assertThat(steps).hasValue(STEP);
        assertThat(BlasThreads.count()).as("nothing is open").isEqualTo(3);
        IdempotentModel model = trainer.train(data, Map.of(), 0);
        assertThat(model.identicalTo(expected)).isTrue();
    }

    @Test
    void should_stop_when_its_future_is_cancelled() throws InterruptedException {
        IdempotentTrainer trainer = builder().epochs(1_000_000).build();
        CountDownLatch begun = new CountDownLatch(1);
        trainer.addListener(new TrainingListener() {
            @Override
            public void stepEnded(TrainingStep step) {
                begun.countDown();
            }
        });
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<IdempotentModel> future = pool.submit(() -> trainer.train(data));
        begun.await();

        future.cancel(true);

        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void should_stop_between_two_ranks() {
        AtomicInteger tried = new AtomicInteger();
        IdempotentTrainer trainer = builder()
                .network(ProjectorNetwork.of(2, 6).withTriedRank(KeptBy.SPAN))
                .build();
        trainer.addListener(new TrainingListener() {
            @Override
            public void rankTried(RankTrial trial) {
                tried.incrementAndGet();
                Thread.currentThread().interrupt();
            }
        });

        assertStops(trainer);

        assertThat(tried).hasValue(1);
    }

    @Test
    void should_stop_before_the_mixture_is_fitted() {
        IdempotentTrainer trainer = builder()
                .network(ProjectorNetwork.of(2, 6))
                .mixture(new ClusterMixture())
                .build();
        trainer.addListener(new TrainingListener() {
            @Override
            public void ended(TrainingOutcome outcome) {
                Thread.currentThread().interrupt();
            }
        });

        assertStops(trainer);
    }

    @Test
    void should_stop_while_filling_is_learnt() {
        IdempotentTrainer trainer =
                builder().filling(new Filling(1, 1_000_000_000)).build();
        AtomicInteger steps = interruptedAt(1, trainer);

        Thread.currentThread().interrupt();
        assertStops(trainer);

        assertThat(steps).hasValue(0);
    }

    @Test
    void should_stop_a_linear_training() {
        for (int rank : new int[] {0, 2}) {
            IdempotentLinearTrainer trainer = IdempotentLinearTrainer.builder()
                    .rank(rank)
                    .corruption(new GaussianNoise(0.3))
                    .build();
            Thread.currentThread().interrupt();

            assertStops(trainer);

            assertThat(trainer.train(data)).isNotNull();
        }
    }
}
