package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeThreadsTest {

    private static final List<DenseLayer> LAYERS = List.of(new DenseLayer(1, 1, Activation.IDENTITY, 0));

    private static TrainableNetwork training() {
        return Engine.training(LAYERS, new float[] {1, 0}, Sgd.of(0.1, RateSchedule.CONSTANT));
    }

    @Test
    void should_be_one_while_anything_trains_and_what_they_were_afterwards() {
        NativeThreads.load();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(2);
        openblas_nolapack.blas_set_num_threads(2);
        int[] before = NativeThreads.counts();
        assertThat(before).containsExactly(2, 2);
        try (TrainableNetwork first = training()) {
            assertThat(first.parameters()).containsExactly(1, 0);
            try (TrainableNetwork second = training()) {
                assertThat(second.parameters()).containsExactly(1, 0);
                assertThat(NativeThreads.counts()).containsExactly(1, 1);
            }
            assertThat(NativeThreads.counts()).containsExactly(1, 1);
        }
        assertThat(NativeThreads.counts()).containsExactly(before);
    }

    @Test
    void should_warn_once_where_a_slower_build_of_the_native_library_matters() {
        NativeThreads.load();
        NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger(NativeThreads.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                warnings.add(logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            NativeThreads.warnAgain();
            Engine.network(LAYERS, new float[] {1, 0}).apply(new float[1]);
            assertThat(warnings).isEmpty();
            List<DenseLayer> mish = List.of(new DenseLayer(1, 1, Activation.MISH, 0));
            Engine.network(mish, new float[] {1, 0}).apply(new float[1]);
            Engine.network(mish, new float[] {1, 0}).apply(new float[1]);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(warnings).hasSize(ops.binaryLevel() < ops.optimalLevel() ? 1 : 0);
        assertThat(warnings).allSatisfy(warning -> assertThat(warning).contains("MISH", "nd4j-native"));
    }

    @Test
    void should_name_the_module_that_a_named_module_has_to_require() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NativeThreads.requireClass("sun.misc.NotThere"))
                .withMessageContainingAll(
                        "sun.misc.NotThere", "requires jdk.unsupported;", "--add-modules jdk.unsupported");
    }
}
