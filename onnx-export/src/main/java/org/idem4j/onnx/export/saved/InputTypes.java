package org.idem4j.onnx.export.saved;

import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** Types of inputs as a user writes them: {@code kind:sizes} or {@code kind:sizes:format}. */
final class InputTypes {

    private InputTypes() {}

    /**
     * Reads a type.
     *
     * @throws IllegalArgumentException If it is none.
     */
    static InputType parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 2 || parts.length == 3) {
                long[] sizes = Arrays.stream(parts[1].split("x", -1))
                        .mapToLong(InputTypes::size)
                        .toArray();
                return parse(
                        parts[0] + sizes.length, sizes, parts.length == 3 ? parts[2].toUpperCase(Locale.ROOT) : "");
            }
        } catch (IllegalArgumentException e) {
            throw refusal(text, e);
        }
        throw refusal(text, null);
    }

    private static InputType parse(String kindAndRank, long[] sizes, String format) {
        return switch (kindAndRank) {
            case "feedforward1" -> feedForward(sizes[0], format);
            case "recurrent1" -> InputType.recurrent(sizes[0], rnn(format));
            case "recurrent2" -> InputType.recurrent(sizes[0], sizes[1], rnn(format));
            case "convolutional3" ->
                InputType.convolutional(
                        sizes[1],
                        sizes[2],
                        sizes[0],
                        CNN2DFormat.valueOf(format.isEmpty() ? CNN2DFormat.NCHW.name() : format));
            case "convolutional3d4" ->
                InputType.convolutional3D(
                        Convolution3D.DataFormat.valueOf(
                                format.isEmpty() ? Convolution3D.DataFormat.NCDHW.name() : format),
                        sizes[1],
                        sizes[2],
                        sizes[3],
                        sizes[0]);
            default -> throw new IllegalArgumentException(kindAndRank);
        };
    }

    private static InputType feedForward(long size, String format) {
        if (!format.isEmpty()) {
            throw new IllegalArgumentException(format);
        }
        return InputType.feedForward(size);
    }

    private static RNNFormat rnn(String format) {
        return RNNFormat.valueOf(format.isEmpty() ? RNNFormat.NCW.name() : format);
    }

    private static long size(String text) {
        long size = text.equals("?") ? -1 : Long.parseLong(text);
        if (size == 0 || size < -1) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }

    private static IllegalArgumentException refusal(String text, Exception cause) {
        return new IllegalArgumentException(
                "'" + text + "' is no input type; write feedforward:N, recurrent:N or recurrent:NxTIME (:ncw, :nwc),"
                        + " convolutional:CxHxW (:nchw, :nhwc) or convolutional3d:CxDxHxW (:ncdhw, :ndhwc).",
                cause);
    }
}
