package org.idem4j.onnx.export;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.NamedSize;

/**
 * The types of a network's inputs as functions of the sizes that they leave open.
 *
 * @param small With the least of the sizes that follow from images declared inside the network.
 * @param large With the largest of them.
 */
record OpenInputs(List<LongFunction<InputType>> small, List<LongFunction<InputType>> large) {

    /**
     * Narrows the sizes of images to those that the network takes.
     *
     * @throws IllegalArgumentException If it takes none.
     */
    static OpenInputs of(List<LongFunction<InputType>> inputs, DeclaredImages images) {
        boolean open = inputs.size() == 1
                && DeclaredImages.isImage(inputs.get(0).apply(1))
                && !NamedSize.of(inputs.get(0).apply(1))
                        .equals(NamedSize.of(inputs.get(0).apply(2)));
        // The sizes of several inputs could play together.
        if (!open || images.declaring().isEmpty()) {
            return new OpenInputs(inputs, inputs);
        }
        Map<String, TreeSet<Long>> fitting = images.fitting(inputs.get(0));
        return new OpenInputs(
                List.of(size -> resized(inputs.get(0), size, fitting, false)),
                List.of(size -> resized(inputs.get(0), size, fitting, true)));
    }

    private static InputType resized(
            LongFunction<InputType> input, long size, Map<String, TreeSet<Long>> fitting, boolean largest) {
        InputType type = input.apply(size);
        List<NamedSize> one = NamedSize.of(input.apply(1));
        List<NamedSize> two = NamedSize.of(input.apply(2));
        for (int i = 0; i < one.size(); i++) {
            TreeSet<Long> sizes = fitting.get(one.get(i).name());
            if (sizes != null && !one.get(i).equals(two.get(i))) {
                type = NamedSize.resized(type, i + 1, largest ? sizes.last() : sizes.first());
            }
        }
        return type;
    }
}
