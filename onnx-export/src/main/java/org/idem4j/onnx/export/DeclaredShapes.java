package org.idem4j.onnx.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.graph.Dimension;

/** The shapes of inputs and outputs with names for dynamic dimensions; one name stands for one size. */
final class DeclaredShapes {

    private final NetworkSteps network;
    private final ActivationShapes shapes;
    /** The dynamic dimensions of the inputs, by their sizes in both inferences. */
    private final Map<List<Object>, String> known = new HashMap<>();

    DeclaredShapes(NetworkSteps network, ActivationShapes shapes) {
        this.network = network;
        this.shapes = shapes;
    }

    Dimension[] input(String name) {
        return declare(network.inputs().size() == 1 ? "" : name + "_", name);
    }

    Dimension[] output(String name) {
        return declare(name + "_", network.outputs().get(name));
    }

    private Dimension[] declare(String prefix, String activation) {
        InputType small = shapes.small().activations().get(activation);
        InputType large = shapes.large().activations().get(activation);
        List<NamedSize> sizes = NamedSize.of(small);
        List<NamedSize> others = NamedSize.of(large);
        long[] shape = shapes.given(activation);
        Dimension[] declared = new Dimension[shape.length];
        declared[0] = shapes.rows().areBatch().get(activation) ? Dimension.BATCH : Dimension.dynamic(prefix + "rows");
        for (int i = 1; i < shape.length; i++) {
            NamedSize size = sizes.get(i - 1);
            declared[i] =
                    shape[i] >= 0 ? Dimension.of(shape[i]) : Dimension.dynamic(name(prefix, size, others.get(i - 1)));
        }
        return declared;
    }

    /** An output's dimension that has an input's name and sizes is that input's; sizes at most 0 say nothing. */
    private String name(String prefix, NamedSize small, NamedSize large) {
        String own = prefix + small.name();
        return small.size() <= 0 ? own : known.computeIfAbsent(List.of(small, large), sizes -> own);
    }
}
