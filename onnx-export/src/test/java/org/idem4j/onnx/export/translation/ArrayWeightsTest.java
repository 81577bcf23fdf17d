package org.idem4j.onnx.export.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayWeightsTest {

    @Test
    void should_hold_a_row_major_copy_from_the_first_value_to_the_last() {
        INDArray given =
                Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}}).dup('f');
        List<INDArray> copies = new ArrayList<>();
        ArrayWeights weights = new ArrayWeights(keepingCopies(given, copies));

        for (int pass = 1; pass <= 2; pass++) {
            assertThat(weights.read(0, 4)).containsExactly(1, 2, 3, 4);
            assertThat(copies).hasSize(pass);
            assertThat(copies.get(pass - 1).wasClosed()).isFalse();

            assertThat(weights.read(4, 2)).containsExactly(5, 6);
            assertThat(copies).hasSize(pass);
            assertThat(copies.get(pass - 1).wasClosed()).isTrue();
        }
        assertThat(given.wasClosed()).isFalse();
    }

    /** The array, noting the copies that are made of it. */
    private static INDArray keepingCopies(INDArray array, List<INDArray> copies) {
        return (INDArray) Proxy.newProxyInstance(
                INDArray.class.getClassLoader(), new Class<?>[] {INDArray.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(array, arguments);
                    if (method.getName().equals("dup")) {
                        copies.add((INDArray) result);
                    }
                    return result;
                });
    }
}
