package org.idem4j.tribuo.network;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.data.SurfaceDataSource;
import org.idem4j.tribuo.engine.Engine;
import org.junit.jupiter.api.Test;

/** Descriptions and files that ask for more than there is; the tests' JVM may take 2 GiB. */
class NetworkSizeTest {

    private static void assertTooLarge(NetworkDescription network, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.draw(26, new SplittableRandom(1)))
                .withMessageContainingAll(message, "make its layers fewer or narrower");
    }

    @Test
    void should_refuse_widths_that_no_memory_holds() {
        assertTooLarge(
                MultilayerPerceptron.of(46_000, 46_000), "A network of 2118484026 parameters needs 15.8 GiB, but Java");
        assertTooLarge(MultilayerPerceptron.of(60_000, 60_000), "more parameters than the 2147483647");
        assertTooLarge(ProjectorNetwork.of(2, 20_000, 20_000).withRank(3, KeptBy.SPAN), "but Java may take");
    }

    @Test
    void should_refuse_widths_of_a_file_that_lacks_the_weights() {
        Perceptron wide = new Perceptron(List.of(
                new DenseLayer(2, 60_000, Activation.TANH, 0),
                new DenseLayer(60_000, 60_000, Activation.TANH, 0),
                new DenseLayer(60_000, 2, Activation.TANH, 0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Engine.network(wide, new float[4]))
                .withMessageContaining("more parameters than the 2147483647");
    }

    @Test
    void should_refuse_more_rows_than_memory_holds() {
        assertThatExceptionOfType(PropertyException.class)
                .isThrownBy(() -> new SurfaceDataSource(16, 4, 2_000_000_000, 1))
                .withMessageContaining("A table of 2000000000 rows and 16 columns needs 476.8 GiB");
    }
}
