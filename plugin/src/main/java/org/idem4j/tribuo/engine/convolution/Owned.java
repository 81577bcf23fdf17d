package org.idem4j.tribuo.engine.convolution;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;

/** Native objects that outlive the scope in which they are made. */
final class Owned implements AutoCloseable {

    private final Deque<Pointer> pointers = new ArrayDeque<>();

    /** Keeps what would be freed with the scope's temporaries. */
    <P extends Pointer> P own(P pointer) {
        pointer.retainReference();
        pointers.push(pointer);
        return pointer;
    }

    @Override
    public void close() {
        pointers.forEach(Pointer::close);
        pointers.clear();
    }
}
