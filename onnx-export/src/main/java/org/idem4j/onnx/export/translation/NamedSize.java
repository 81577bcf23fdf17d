package org.idem4j.onnx.export.translation;

import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional3D;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/**
 * A dimension of one example.
 *
 * @param name What it is: features, time, channels, depth, height or width.
 * @param size Its size; at most 0 where DL4J does not know it.
 */
public record NamedSize(String name, long size) {

    /**
     * The dimensions of a type's arrays after the batch.
     *
     * @param type The type.
     * @return The dimensions in their order.
     */
    public static List<NamedSize> of(InputType type) {
        if (type instanceof InputTypeRecurrent rnn) {
            NamedSize features = new NamedSize("features", rnn.getSize());
            NamedSize time = new NamedSize("time", rnn.getTimeSeriesLength());
            return rnn.getFormat() == RNNFormat.NWC ? List.of(time, features) : List.of(features, time);
        } else if (type instanceof InputTypeConvolutional cnn) {
            NamedSize channels = new NamedSize("channels", cnn.getChannels());
            NamedSize height = new NamedSize("height", cnn.getHeight());
            NamedSize width = new NamedSize("width", cnn.getWidth());
            return cnn.getFormat() == CNN2DFormat.NHWC
                    ? List.of(height, width, channels)
                    : List.of(channels, height, width);
        } else if (type instanceof InputTypeConvolutional3D cnn) {
            NamedSize channels = new NamedSize("channels", cnn.getChannels());
            NamedSize depth = new NamedSize("depth", cnn.getDepth());
            NamedSize height = new NamedSize("height", cnn.getHeight());
            NamedSize width = new NamedSize("width", cnn.getWidth());
            return cnn.getDataFormat() == Convolution3D.DataFormat.NDHWC
                    ? List.of(depth, height, width, channels)
                    : List.of(channels, depth, height, width);
        }
        return List.of(new NamedSize("features", type.arrayElementsPerExample()));
    }

    /**
     * Sizes in words.
     *
     * @param sizes The dimensions of an array.
     * @return Such as {@code channels 3, height 28, width ?}.
     */
    public static String words(List<NamedSize> sizes) {
        return sizes.stream()
                .map(size -> size.name() + " " + (size.size() > 0 ? size.size() : "?"))
                .collect(Collectors.joining(", "));
    }

    /**
     * A type like another one with one of its dimensions of another size.
     *
     * @param type The type.
     * @param axis Which dimension, counted from 1 after the batch.
     * @param size The size.
     * @return The other type.
     */
    public static InputType resized(InputType type, int axis, long size) {
        String changed = of(type).get(axis - 1).name();
        if (type instanceof InputTypeRecurrent rnn) {
            return InputType.recurrent(
                    changed.equals("features") ? size : rnn.getSize(),
                    changed.equals("time") ? size : rnn.getTimeSeriesLength(),
                    rnn.getFormat());
        } else if (type instanceof InputTypeConvolutional cnn) {
            return InputType.convolutional(
                    changed.equals("height") ? size : cnn.getHeight(),
                    changed.equals("width") ? size : cnn.getWidth(),
                    changed.equals("channels") ? size : cnn.getChannels(),
                    cnn.getFormat());
        } else if (type instanceof InputTypeConvolutional3D cnn) {
            return InputType.convolutional3D(
                    cnn.getDataFormat(),
                    changed.equals("depth") ? size : cnn.getDepth(),
                    changed.equals("height") ? size : cnn.getHeight(),
                    changed.equals("width") ? size : cnn.getWidth(),
                    changed.equals("channels") ? size : cnn.getChannels());
        }
        return InputType.feedForward(size);
    }
}
