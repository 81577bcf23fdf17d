package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/** Something that oneDNN does, with its arguments. */
record NativeStep(primitive work, IntMemoryMap arguments) {

    /** A copy from one order to another one. */
    static NativeStep copy(memory from, memory to, primitive_attr attributes, Owned owned) {
        IntMemoryMap arguments =
                owned.own(new IntMemoryMap()).put(dnnl.DNNL_ARG_FROM, from).put(dnnl.DNNL_ARG_TO, to);
        return new NativeStep(
                owned.own(new reorder(new reorder.primitive_desc(from, to, attributes, false))), arguments);
    }

    void run(stream order) {
        work.execute(order, arguments);
    }
}
