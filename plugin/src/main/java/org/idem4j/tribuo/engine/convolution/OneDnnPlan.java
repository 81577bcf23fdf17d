package org.idem4j.tribuo.engine.convolution;

import java.util.function.Function;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A product of a convolution by oneDNN for a number of images, with the memory that it takes; for one call at a time. Images lie
 * as the network has them; weights in the order that the processor likes, out of which a gradient is put afterwards.
 */
final class OneDnnPlan implements AutoCloseable {

    private final int rows;
    private final Owned owned = new Owned();
    private final stream order;
    private final memory input;
    private final memory output;
    private final NativeStep product;
    private final PackedWeights weights;
    private final PackedGradient gradient;

    /**
     * A plan.
     *
     * @param packed Gives the weights in an order; for the products that take them.
     */
    @SuppressWarnings("unchecked") // the scope's list of classes, which is empty
    OneDnnPlan(
            ConvolutionShape shape,
            ConvolutionProduct kind,
            int rows,
            engine cpu,
            Function<memory.desc, PackedWeights> packed) {
        this.rows = rows;
        PointerScope temporaries = new PointerScope();
        try {
            primitive_desc description = describe(shape, kind, rows, cpu);
            this.order = owned.own(new stream(cpu));
            this.input = owned.own(new memory(memoryOf(description, kind.input()), cpu, null));
            this.output = owned.own(new memory(memoryOf(description, kind.output()), cpu, null));
            memory.desc layout = memoryOf(description, kind.weights());
            boolean ofWeights = kind == ConvolutionProduct.WEIGHT_GRADIENT;
            this.gradient = ofWeights ? new PackedGradient(shape, layout, cpu, owned) : null;
            this.weights = ofWeights ? null : packed.apply(layout);
            IntMemoryMap arguments = owned.own(new IntMemoryMap())
                    .put(kind.input(), input)
                    .put(kind.output(), output)
                    .put(kind.weights(), ofWeights ? gradient.memory() : weights.memory())
                    .put(dnnl.DNNL_ARG_SCRATCHPAD, owned.own(new memory(description.scratchpad_desc(), cpu)));
            this.product = new NativeStep(owned.own(new primitive(description)), arguments);
        } finally {
            temporaries.close();
        }
    }

    private static primitive_desc describe(ConvolutionShape shape, ConvolutionProduct kind, int rows, engine cpu) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user); // the library's own would be one thread's
        return kind.describe(
                shape,
                Layouts.input(shape, rows),
                Layouts.anyWeights(shape),
                Layouts.output(shape, rows),
                attributes,
                cpu);
    }

    /** Whether there is code for this processor, neither the formula written out nor windows laid out for a matrix product. */
    @SuppressWarnings("unchecked") // the scope's list of classes, which is empty
    static boolean fast(ConvolutionShape shape, ConvolutionProduct kind, engine cpu) {
        PointerScope temporaries = new PointerScope();
        try {
            String implementation =
                    describe(shape, kind, 1, cpu).impl_info_str().getString();
            return implementation.matches("(jit|brg|ip).*") && !implementation.contains("ref");
        } finally {
            temporaries.close();
        }
    }

    private static memory.desc memoryOf(primitive_desc description, int argument) {
        return description.query_md(dnnl.query.exec_arg_md, argument);
    }

    int rows() {
        return rows;
    }

    /**
     * Computes a product with the weights.
     *
     * @param x x, or where dL/dx goes.
     * @param y dL/dy, or where y goes.
     */
    void run(FloatPointer x, FloatPointer y) {
        weights.pack();
        multiply(x, y);
    }

    /**
     * Computes the gradient of the weights.
     *
     * @param x x.
     * @param y dL/dy.
     * @param to Where it goes.
     * @param accumulate Whether to add to what is there.
     * @param memory For the gradient in the processor's order.
     */
    void run(FloatPointer x, FloatPointer y, FloatPointer to, boolean accumulate, LentMemory memory) {
        memory.lend(gradient.floats(), floats -> {
            gradient.place(floats);
            multiply(x, y);
            gradient.unpack(to, accumulate, order);
        });
    }

    private void multiply(FloatPointer x, FloatPointer y) {
        input.set_data_handle(Layouts.start(x));
        output.set_data_handle(Layouts.start(y));
        product.run(order);
    }

    @Override
    public void close() {
        owned.close();
    }
}
