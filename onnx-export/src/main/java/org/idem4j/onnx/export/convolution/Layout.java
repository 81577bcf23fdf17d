package org.idem4j.onnx.export.convolution;

import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.Translation;

/**
 * How the arrays of a convolutional layer lie: [batch, channels, sizes…], which ONNX's operators take, or [batch, sizes…,
 * channels].
 *
 * @param channelsLast Whether the channels are the last axis.
 * @param dimensions The number of sizes: 1 to 3.
 */
record Layout(boolean channelsLast, int dimensions) {

    static Layout of(RNNFormat format) {
        return new Layout(format == RNNFormat.NWC, 1);
    }

    static Layout of(CNN2DFormat format) {
        return new Layout(format == CNN2DFormat.NHWC, 2);
    }

    /** Of the layers that DL4J has look for channels first alone: to them a null is channels last. */
    static Layout firstIfStated(CNN2DFormat format) {
        return new Layout(format != CNN2DFormat.NCHW, 2);
    }

    static Layout of(Convolution3D.DataFormat format) {
        return new Layout(format == Convolution3D.DataFormat.NDHWC, 3);
    }

    /**
     * The layout of a type's arrays.
     *
     * @throws IllegalArgumentException If the type has no sizes.
     */
    static Layout of(InputType type) {
        if (type instanceof InputType.InputTypeRecurrent rnn) {
            return of(rnn.getFormat());
        } else if (type instanceof InputType.InputTypeConvolutional cnn) {
            return of(cnn.getFormat());
        } else if (type instanceof InputType.InputTypeConvolutional3D cnn) {
            return of(cnn.getDataFormat());
        }
        throw new IllegalArgumentException("it takes sequences, images or volumes");
    }

    /** The number of axes, the batch's too. */
    int rank() {
        return dimensions + 2;
    }

    int channelAxis() {
        return channelsLast ? dimensions + 1 : 1;
    }

    /** The axis of the first size; the others follow it. */
    int firstSizeAxis() {
        return channelsLast ? 1 : 2;
    }

    /** The axes of the sizes. */
    long[] sizeAxes() {
        return LongStream.range(firstSizeAxis(), firstSizeAxis() + dimensions).toArray();
    }

    /**
     * The shape of a type's arrays.
     *
     * @throws IllegalArgumentException If the type is of another layout.
     */
    long[] shapeOf(InputType type) {
        if (!of(type).equals(this)) {
            throw new IllegalArgumentException("the layer computes on " + this + " arrays");
        }
        return LongStream.concat(LongStream.of(-1), NamedSize.of(type).stream().mapToLong(NamedSize::size))
                .toArray();
    }

    /** Such as NCHW or NWC. */
    @Override
    public String toString() {
        String sizes = "DHW".substring(3 - dimensions);
        return channelsLast ? "N" + sizes + "C" : "NC" + sizes;
    }

    long channels(long[] shape) {
        return shape[channelAxis()];
    }

    long[] sizes(long[] shape) {
        return LongStream.of(sizeAxes()).map(axis -> shape[(int) axis]).toArray();
    }

    /** One value for each axis: the sizes' own ones, and another one for the batch and the channels. */
    long[] perAxis(long others, long... sizes) {
        long[] values = LongStream.generate(() -> others).limit(rank()).toArray();
        System.arraycopy(sizes, 0, values, firstSizeAxis(), dimensions);
        return values;
    }

    /** The type of arrays of this layout. */
    InputType type(long channels, long... sizes) {
        return switch (dimensions) {
            case 1 -> InputType.recurrent(channels, sizes[0], channelsLast ? RNNFormat.NWC : RNNFormat.NCW);
            case 2 ->
                InputType.convolutional(
                        sizes[0], sizes[1], channels, channelsLast ? CNN2DFormat.NHWC : CNN2DFormat.NCHW);
            default ->
                InputType.convolutional3D(
                        channelsLast ? Convolution3D.DataFormat.NDHWC : Convolution3D.DataFormat.NCDHW,
                        sizes[0],
                        sizes[1],
                        sizes[2],
                        channels);
        };
    }

    /** Appends what brings the channels to where ONNX's operators have them. */
    String channelsFirst(Translation translation, String value) {
        return channelsLast
                ? translation
                        .graph()
                        .transpose(
                                value,
                                LongStream.concat(LongStream.of(0, rank() - 1), LongStream.rangeClosed(1, dimensions))
                                        .toArray())
                : value;
    }

    /** Appends what brings the channels back from where ONNX's operators have them. */
    String back(Translation translation, String value) {
        return channelsLast
                ? translation
                        .graph()
                        .transpose(
                                value,
                                LongStream.concat(
                                                LongStream.concat(
                                                        LongStream.of(0), LongStream.rangeClosed(2, dimensions + 1)),
                                                LongStream.of(1))
                                        .toArray())
                : value;
    }
}
