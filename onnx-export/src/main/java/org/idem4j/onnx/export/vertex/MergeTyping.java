package org.idem4j.onnx.export.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.NamedSize;

/** What a vertex gives that makes one of several values; DL4J's inference forgets formats, and changes the vertex. */
final class MergeTyping {

    private MergeTyping() {}

    static InputType merged(MergeVertex vertex, List<InputType> inputs) {
        if (inputs.size() == 1) {
            return inputs.get(0);
        }
        int axis = vertex.getMergeAxis();
        long total = 0;
        for (InputType input : inputs) {
            long size = NamedSize.of(input).get(axis - 1).size();
            total = size <= 0 || total < 0 ? -1 : total + size;
        }
        return NamedSize.resized(inputs.get(0), axis, total);
    }

    /** The larger size of every dimension: where they differ, the other is 1. */
    static InputType broadcast(ElementWiseVertex vertex, List<InputType> inputs) {
        InputType type = inputs.get(0);
        for (InputType input : inputs) {
            List<NamedSize> sizes = NamedSize.of(input);
            for (int axis = 1; axis <= sizes.size(); axis++) {
                long size = sizes.get(axis - 1).size();
                if (size > NamedSize.of(type).get(axis - 1).size()) {
                    type = NamedSize.resized(type, axis, size);
                }
            }
        }
        return type;
    }
}
