package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A convolution's weights in an order that the processor likes, for all plans that take them in that order. They are put in order
 * by the first who needs them after they have changed.
 */
final class PackedWeights implements AutoCloseable {

    private final Owned owned = new Owned();
    private final memory.desc layout;
    private final memory packed;
    private final stream order;
    private final NativeStep packing;
    private volatile boolean current;

    /**
     * Weights yet to be put in order.
     *
     * @param layout The order.
     * @param weights Where they lie as the network has them; read whenever they have changed.
     */
    @SuppressWarnings("unchecked") // the scope's list of classes, which is empty
    PackedWeights(ConvolutionShape shape, memory.desc layout, FloatPointer weights, engine cpu) {
        PointerScope temporaries = new PointerScope();
        try {
            this.layout = owned.own(layout);
            this.order = owned.own(new stream(cpu));
            this.packed = owned.own(new memory(layout, cpu));
            memory plain = owned.own(new memory(Layouts.plainWeights(shape), cpu, null));
            plain.set_data_handle(Layouts.start(weights));
            this.packing = NativeStep.copy(plain, packed, new primitive_attr(), owned);
        } finally {
            temporaries.close();
        }
    }

    /** Whether this is their order. */
    boolean isOf(memory.desc other) {
        return layout.equals(other);
    }

    /** Where they lie once they are put in order. */
    memory memory() {
        return packed;
    }

    /** Puts them in order unless they are. */
    void pack() {
        if (!current) {
            packOnce();
        }
    }

    private synchronized void packOnce() {
        if (!current) {
            packing.run(order);
            current = true;
        }
    }

    /** Says that the weights have changed; nobody may be using them. */
    void changed() {
        current = false;
    }

    @Override
    public void close() {
        owned.close();
    }
}
