package org.idem4j.tribuo.engine.convolution;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A product of a convolution by oneDNN for a number of images, with the memory that it takes; for one call at a time. Images lie
 * as the network has them; weights are put in the order that the processor likes before, or out of it afterwards, which is
 * little work beside the product.
 */
final class OneDnnPlan implements AutoCloseable {

    private final int rows;
    private final boolean fast;
    private final Deque<Pointer> owned = new ArrayDeque<>();
    private final stream order;
    private final memory input;
    private final memory output;
    private final memory weights;
    private final Step product;
    private final Step before;
    private final Step after;
    private final Step adding;

    /** Something that oneDNN does, with its arguments; nothing without. */
    private record Step(primitive work, IntMemoryMap arguments) {}

    @SuppressWarnings("unchecked") // the scope's list of classes, which is empty
    OneDnnPlan(ConvolutionShape shape, ConvolutionProduct kind, int rows, engine cpu) {
        this.rows = rows;
        PointerScope temporaries = new PointerScope();
        try {
            memory.desc plain = weights(shape, memory.format_tag.oihw);
            primitive_attr attributes = new primitive_attr();
            attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user); // the library's own would be one thread's
            primitive_desc description = kind.describe(
                    shape,
                    images(rows, shape.channels(), shape.height(), shape.width()),
                    weights(shape, memory.format_tag.any),
                    images(rows, shape.filters(), shape.outputHeight(), shape.outputWidth()),
                    attributes,
                    cpu);
            this.fast = fast(description.impl_info_str().getString());
            this.order = own(new stream(cpu));
            this.input = own(new memory(memoryOf(description, kind.input()), cpu, null));
            this.output = own(new memory(memoryOf(description, kind.output()), cpu, null));
            this.weights = own(new memory(plain, cpu, null));
            memory packed = own(new memory(memoryOf(description, kind.weights()), cpu));
            memory scratch = own(new memory(description.scratchpad_desc(), cpu));
            IntMemoryMap arguments = own(new IntMemoryMap())
                    .put(kind.input(), input)
                    .put(kind.output(), output)
                    .put(kind.weights(), packed)
                    .put(dnnl.DNNL_ARG_SCRATCHPAD, scratch);
            this.product = new Step(own(new primitive(description)), arguments);
            boolean gradient = kind == ConvolutionProduct.WEIGHT_GRADIENT;
            this.before = gradient ? null : copy(weights, packed, new primitive_attr());
            this.after = gradient ? copy(packed, weights, new primitive_attr()) : null;
            this.adding = gradient ? copy(packed, weights, sum()) : null;
        } finally {
            temporaries.close();
        }
    }

    /** Whether code for this processor was found, neither the formula written out nor windows laid out for a matrix product. */
    private static boolean fast(String implementation) {
        return implementation.matches("(jit|brg|ip).*") && !implementation.contains("ref");
    }

    private static memory.desc images(int rows, int channels, int height, int width) {
        return new memory.desc(
                new long[] {rows, channels, height, width}, memory.data_type.f32, memory.format_tag.nhwc);
    }

    private static memory.desc weights(ConvolutionShape shape, memory.format_tag order) {
        return new memory.desc(
                new long[] {shape.filters(), shape.channels(), shape.side(), shape.side()},
                memory.data_type.f32,
                order);
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

    private Step copy(memory from, memory to, primitive_attr attributes) {
        IntMemoryMap arguments =
                own(new IntMemoryMap()).put(dnnl.DNNL_ARG_FROM, from).put(dnnl.DNNL_ARG_TO, to);
        return new Step(own(new reorder(new reorder.primitive_desc(from, to, attributes, false))), arguments);
    }

    /** Keeps what would be freed with the temporaries. */
    private <P extends Pointer> P own(P pointer) {
        pointer.retainReference();
        owned.push(pointer);
        return pointer;
    }

    int rows() {
        return rows;
    }

    boolean fast() {
        return fast;
    }

    /**
     * Computes.
     *
     * @param x x, or where dL/dx goes.
     * @param w The weights, or where their gradient goes.
     * @param y dL/dy, or where y goes.
     * @param accumulate Whether to add to the gradient that is there.
     */
    void run(FloatPointer x, FloatPointer w, FloatPointer y, boolean accumulate) {
        input.set_data_handle(start(x));
        output.set_data_handle(start(y));
        weights.set_data_handle(start(w));
        run(before);
        run(product);
        run(accumulate ? adding : after);
    }

    /** Where it points to; a plain pointer's place is counted in bytes. */
    private static Pointer start(FloatPointer pointer) {
        return pointer.getPointer(pointer.position()).position(0);
    }

    private void run(Step step) {
        if (step != null) {
            step.work().execute(order, step.arguments());
        }
    }

    @Override
    public void close() {
        owned.forEach(Pointer::close);
        owned.clear();
    }
}
