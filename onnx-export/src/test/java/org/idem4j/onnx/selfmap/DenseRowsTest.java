package org.idem4j.onnx.selfmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A function on what a function gave")
class DenseRowsTest {

    private static final float NAN = Float.NaN;
    private static final float INFINITE = Float.POSITIVE_INFINITY;

    /** Doubles, and keeps what it was asked. */
    private static final class Doubling implements DenseSelfMap {
        private final List<float[]> asked = new ArrayList<>();

        @Override
        public SelfMap selfMap() {
            return SelfMaps.named("a", "b");
        }

        @Override
        public float[] apply(float[] rows) {
            asked.add(rows.clone());
            float[] twice = rows.clone();
            for (int i = 0; i < twice.length; i++) {
                twice[i] *= 2;
            }
            return twice;
        }
    }

    @Test
    void should_give_no_numbers_for_a_row_without_and_ask_f_for_none() {
        Doubling f = new Doubling();
        float[] outputs = {1, 2, NAN, 4, 5, INFINITE, 7, 8};

        assertThat(DenseRows.applyToOutputs(f, outputs)).containsExactly(2, 4, NAN, NAN, NAN, NAN, 14, 16);
        assertThat(outputs).containsExactly(1, 2, NAN, 4, 5, INFINITE, 7, 8);
        assertThat(f.asked).hasSize(1);
        assertThat(f.asked.get(0)).containsExactly(1, 2, 0, 0, 0, 0, 7, 8);
        assertThat(f.gap(outputs)).containsExactly((float) Math.sqrt(2.5), NAN, NAN, (float) Math.sqrt(56.5));
        assertThat(DenseRows.finite(outputs, 0, 2)).isTrue();
        assertThat(DenseRows.finite(outputs, 4, 2)).isFalse();
    }
}
