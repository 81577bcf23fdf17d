package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.data.TableReader;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Dataset;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.regression.Regressor;

@DisplayName("Long work other than training, interrupted")
class InterruptedWorkTest {

    @TempDir
    private Path folder;

    /** An interrupt is this thread's, which runs other tests too. */
    @AfterEach
    void calm() {
        Thread.interrupted();
    }

    private static void assertStops(ThrowingCallable work) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(work)
                .isExactlyInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    }

    @Test
    void should_stop_reading_a_table_at_the_next_thousands() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "a,b\n" + "1,2\n".repeat(10_000));
        try (TableReader reader = TableReader.open(table, true, ',')) {
            assertStops(() -> {
                while (reader.next(new double[2])) {
                    assertThat(reader.row()).isLessThan(5000);
                }
            });
        }
    }

    @Test
    void should_stop_measuring() {
        Dataset<Regressor> data = SelfMapData.curved(4, 60, 1);
        IdempotentModel model = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(8))
                .epochs(0)
                .build()
                .train(data);

        assertStops(() -> new IdempotenceEvaluator().evaluate(model, data));
    }

    @Test
    void should_stop_purifying_and_purify_the_next() {
        DenseMatrix k = DenseMatrix.createDenseMatrix(new double[][] {{0.9, 0.1}, {0.2, 0.3}});
        Purifier purifier = Purifier.of(Corrector.mcWeeny());

        assertStops(() -> purifier.purify(k));

        assertThat(purifier.purify(k)).matches(Purification::converged);
    }
}
