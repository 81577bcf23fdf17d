package org.idem4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.idem4j.onnx.io.Sha256;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpenModelsTest {

    private final AtomicInteger read = new AtomicInteger();

    private byte[] content() {
        read.incrementAndGet();
        return Models.masked();
    }

    private OpenModels.Lease lease(OpenModels models) throws Exception {
        String hash = Sha256.of(Models.masked(), List.of());
        return models.lease(new OpenModels.Key(hash, ExecutionProvider.CPU), "test", this::content);
    }

    @Test
    void should_open_a_file_once_for_all_tasks_and_the_ones_after() throws Exception {
        OpenModels models = new OpenModels(Duration.ofHours(1));
        OnnxRegressor first;
        try (OpenModels.Lease one = lease(models);
                OpenModels.Lease other = lease(models)) {
            first = one.model();
            assertThat(other.model()).isSameAs(first);
        }
        try (OpenModels.Lease later = lease(models)) {
            assertThat(later.model()).isSameAs(first);
            assertThat(later.model().apply(new float[4])).hasSize(4);
        }
        assertThat(read).hasValue(1);
        first.close();
    }

    @Test
    @Timeout(60)
    void should_close_a_file_that_nobody_uses_and_open_it_again() throws Exception {
        OpenModels models = new OpenModels(Duration.ZERO);
        OpenModels.Lease held = lease(models);
        OpenModels.Lease ended = lease(models);
        ended.close();
        ended.close(); // counts once
        assertThat(held.model().apply(new float[4])).hasSize(4);

        OnnxRegressor first = held.model();
        held.close();
        while (isOpen(first)) {
            Thread.sleep(1);
        }
        try (OpenModels.Lease again = lease(models)) {
            assertThat(again.model().apply(new float[4])).hasSize(4);
        }
        assertThat(read).hasValue(2);
    }

    private static boolean isOpen(OnnxRegressor model) {
        try {
            model.apply(new float[4]);
            return true;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("has been closed");
            return false;
        }
    }

    @Test
    void should_refuse_bytes_that_are_not_those_of_the_hash() {
        OpenModels models = new OpenModels(Duration.ZERO);
        OpenModels.Key key = new OpenModels.Key("0".repeat(64), ExecutionProvider.CPU);

        assertThatThrownBy(() -> models.lease(key, "repair.onnx", this::content))
                .hasMessageContaining("repair.onnx has been changed");
    }
}
