package org.idem4j.onnx.export.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedSizeTest {

    static Stream<InputType> types() {
        return Stream.of(
                InputType.feedForward(5),
                InputType.recurrent(5, 7, RNNFormat.NCW),
                InputType.recurrent(5, 7, RNNFormat.NWC),
                InputType.convolutional(5, 7, 3, CNN2DFormat.NCHW),
                InputType.convolutional(5, 7, 3, CNN2DFormat.NHWC),
                InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 4, 5, 7, 3),
                InputType.convolutional3D(Convolution3D.DataFormat.NDHWC, 4, 5, 7, 3));
    }

    @Test
    void should_come_in_the_order_of_the_arrays() {
        assertThat(NamedSize.of(InputType.recurrent(5, 7, RNNFormat.NWC)))
                .containsExactly(new NamedSize("time", 7), new NamedSize("features", 5));
        assertThat(NamedSize.of(InputType.convolutional(5, 7, 3, CNN2DFormat.NHWC)))
                .containsExactly(new NamedSize("height", 5), new NamedSize("width", 7), new NamedSize("channels", 3));
    }

    @ParameterizedTest
    @MethodSource("types")
    void should_change_one_dimension_of_a_type_and_no_other(InputType type) {
        List<NamedSize> sizes = NamedSize.of(type);
        for (int axis = 1; axis <= sizes.size(); axis++) {
            List<NamedSize> expected = new ArrayList<>(sizes);
            expected.set(axis - 1, new NamedSize(sizes.get(axis - 1).name(), 11));

            InputType resized = NamedSize.resized(type, axis, 11);

            assertThat(resized.getType()).isEqualTo(type.getType());
            assertThat(NamedSize.of(resized)).isEqualTo(expected);
        }
    }
}
