package org.idem4j.tribuo.engine.convolution;

import java.util.function.Function;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
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
    private final memory gradient;
    private final NativeStep writing;
    private final NativeStep adding;

    /**
     * A plan.
     *
     * @param packed The weights in an order; not asked for a gradient.
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
            memory inOrder;
            if (kind == ConvolutionProduct.WEIGHT_GRADIENT) {
                this.weights = null;
                this.gradient = owned.own(new memory(Layouts.plainWeights(shape), cpu, null));
                inOrder = owned.own(new memory(layout, cpu));
                this.writing = NativeStep.copy(inOrder, gradient, new primitive_attr(), owned);
                this.adding = NativeStep.copy(inOrder, gradient, sum(), owned);
            } else {
                this.weights = packed.apply(layout);
                this.gradient = null;
                inOrder = weights.memory();
                this.writing = null;
                this.adding = null;
            }
            IntMemoryMap arguments = owned.own(new IntMemoryMap())
                    .put(kind.input(), input)
                    .put(kind.output(), output)
                    .put(kind.weights(), inOrder)
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

    private static primitive_attr sum() {
        post_ops operations = new post_ops();
        operations.append_sum();
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(operations);
        return attributes;
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
     */
    void run(FloatPointer x, FloatPointer y, FloatPointer to, boolean accumulate) {
        multiply(x, y);
        gradient.set_data_handle(Layouts.start(to));
        (accumulate ? adding : writing).run(order);
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
