package org.idem4j.onnx.export.translation;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional3D;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** Data formats that a configuration leaves open, as DL4J's did before it knew any: DL4J takes none for channels first. */
public final class DataFormats {

    private DataFormats() {}

    /**
     * A type that says its format.
     *
     * @param type Any type.
     * @return The same, NCW, NCHW or NCDHW if it says none.
     */
    public static InputType stated(InputType type) {
        if (type instanceof InputTypeRecurrent rnn && rnn.getFormat() == null) {
            return InputType.recurrent(rnn.getSize(), rnn.getTimeSeriesLength(), RNNFormat.NCW);
        } else if (type instanceof InputTypeConvolutional cnn && cnn.getFormat() == null) {
            return InputType.convolutional(cnn.getHeight(), cnn.getWidth(), cnn.getChannels(), CNN2DFormat.NCHW);
        } else if (type instanceof InputTypeConvolutional3D cnn && cnn.getDataFormat() == null) {
            return InputType.convolutional3D(
                    Convolution3D.DataFormat.NCDHW, cnn.getDepth(), cnn.getHeight(), cnn.getWidth(), cnn.getChannels());
        }
        return type;
    }
}
