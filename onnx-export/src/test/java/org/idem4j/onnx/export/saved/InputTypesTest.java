package org.idem4j.onnx.export.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTypesTest {

    @Test
    void should_read_types_as_users_write_them() {
        assertThat(InputTypes.parse("feedforward:784")).isEqualTo(InputType.feedForward(784));
        assertThat(InputTypes.parse("recurrent:26")).isEqualTo(InputType.recurrent(26));
        assertThat(InputTypes.parse("recurrent:26x50:nwc")).isEqualTo(InputType.recurrent(26, 50, RNNFormat.NWC));
        assertThat(InputTypes.parse("convolutional:3x32x16"))
                .isEqualTo(InputType.convolutional(32, 16, 3, CNN2DFormat.NCHW));
        assertThat(InputTypes.parse("convolutional:3x32x16:nhwc"))
                .isEqualTo(InputType.convolutional(32, 16, 3, CNN2DFormat.NHWC));
        assertThat(InputTypes.parse("convolutional3d:1x8x32x16:ndhwc"))
                .isEqualTo(InputType.convolutional3D(Convolution3D.DataFormat.NDHWC, 8, 32, 16, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "feedforward",
                "feedforward:",
                "feedforward:0",
                "feedforward:3x4",
                "feedforward:3:nchw",
                "recurrent:3:nhwc",
                "convolutional:3x4",
                "convolutional:3x-4x5",
                "image:3x4x5",
                "recurrent:3:ncw:ncw"
            })
    void should_refuse_types_that_are_none(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputTypes.parse(text))
                .withMessageStartingWith("'" + text + "' is no input type; write feedforward:N");
    }
}
