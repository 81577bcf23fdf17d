package org.idem4j.onnx.export.convolution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.idem4j.onnx.export.translation.Translation;

/**
 * Sums over a sliding window, as a convolution with ones, channel by channel: ONNX's own averages know no dilation before
 * opset 18.
 *
 * @param translation What is being written.
 * @param window The window.
 * @param channels The number of channels.
 * @param sizes The sizes of what is summed, −1 where not known.
 */
record WindowSums(Translation translation, Window window, long channels, long[] sizes) {

    /** Far more than a network has, and few enough for memory: a file of a few bytes can name any number. */
    private static final long MOST_ONES = 1 << 24;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException If the ones are too many to be written.
     */
    WindowSums {
        // A double, which does not overflow.
        double ones = window.axes().stream().mapToDouble(WindowAxis::kernel).reduce(channels, (a, b) -> a * b);
        if (ones < 1 || ones > MOST_ONES) {
            throw new IllegalArgumentException(
                    "its window of " + Arrays.toString(window.each(WindowAxis::kernel)) + " places on " + channels
                            + " channels takes other than 1 to " + MOST_ONES + " weights, as many as are written");
        }
    }

    /** Appends the sums of a value with its channels first. */
    String append(String value) {
        long[] shape = LongStream.concat(LongStream.of(channels, 1), LongStream.of(window.each(WindowAxis::kernel)))
                .toArray();
        float[] ones = new float[(int) (channels * window.places())];
        Arrays.fill(ones, 1);
        Window.Padded padded = window.pad(translation, value, sizes);
        Map<String, Object> attributes = window.attributes(padded.pads());
        attributes.put("dilations", window.each(WindowAxis::dilation));
        attributes.put("group", channels);
        return translation
                .graph()
                .node("Conv", List.of(padded.value(), translation.graph().constant("ones", ones, shape)), attributes);
    }
}
