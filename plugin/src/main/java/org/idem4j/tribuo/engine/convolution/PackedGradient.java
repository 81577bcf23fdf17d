package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** The gradient of a convolution's weights in an order that the processor likes, in memory that is given for a call. */
final class PackedGradient {

    private final memory packed;
    private final long floats;
    private final memory plain;
    private final NativeStep writing;
    private final NativeStep adding;

    /**
     * A gradient.
     *
     * @param layout The order.
     * @param owned Whose its native objects are.
     */
    PackedGradient(ConvolutionShape shape, memory.desc layout, engine cpu, Owned owned) {
        this.packed = owned.own(new memory(layout, cpu, null));
        this.floats = layout.get_size() / Float.BYTES;
        this.plain = owned.own(new memory(Layouts.plainWeights(shape), cpu, null));
        this.writing = NativeStep.copy(packed, plain, new primitive_attr(), owned);
        this.adding = NativeStep.copy(packed, plain, sum(), owned);
    }

    private static primitive_attr sum() {
        post_ops operations = new post_ops();
        operations.append_sum();
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(operations);
        return attributes;
    }

    /** How many floats it takes. */
    long floats() {
        return floats;
    }

    /** What a product writes. */
    memory memory() {
        return packed;
    }

    /** Says where the floats are. */
    void place(FloatPointer at) {
        packed.set_data_handle(Layouts.start(at));
    }

    /**
     * Puts it in the network's order.
     *
     * @param to Where it goes.
     * @param accumulate Whether to add to what is there.
     */
    void unpack(FloatPointer to, boolean accumulate, stream order) {
        plain.set_data_handle(Layouts.start(to));
        (accumulate ? adding : writing).run(order);
    }
}
