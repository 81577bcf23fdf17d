package org.idem4j.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.bytedeco.onnx.global.onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX's own checker, whose full check infers all types and shapes strictly. */
class OnnxCheckerTest {

    static List<Exported> models() {
        return Exported.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void should_find_nothing(Exported exported) {
        assertThatCode(() -> onnx.check_model(exported.model().toString(), true, false, true))
                .doesNotThrowAnyException();
    }

    @Test
    void should_have_models_to_check() {
        assertThat(models()).hasSizeGreaterThan(1000);
    }
}
