package org.idem4j.onnx.serving;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks through an ONNX file for the places outside it that its tensors name, without making the messages: those classes alone take
 * longer to load than a small file takes to serve. Tensors are met wherever a message holds one.
 */
final class TensorScan {

    /** As deep as protobuf itself goes. */
    private static final int DEEPEST = 100;

    /** The messages of onnx.proto that hold a tensor, at whatever depth, and the tensor with its entries. */
    enum Holder {
        MODEL,
        TRAINING,
        FUNCTION,
        GRAPH,
        NODE,
        ATTRIBUTE,
        SPARSE_TENSOR,
        TENSOR,
        ENTRY;

        /** What lies in which field. */
        Map<Integer, Holder> inside() {
            return switch (this) {
                case MODEL -> Map.of(7, GRAPH, 20, TRAINING, 25, FUNCTION);
                case TRAINING -> Map.of(1, GRAPH, 2, GRAPH);
                case FUNCTION -> Map.of(7, NODE, 11, ATTRIBUTE);
                case GRAPH -> Map.of(1, NODE, 5, TENSOR, 15, SPARSE_TENSOR);
                case NODE -> Map.of(5, ATTRIBUTE);
                case ATTRIBUTE ->
                    Map.of(5, TENSOR, 6, GRAPH, 10, TENSOR, 11, GRAPH, 22, SPARSE_TENSOR, 23, SPARSE_TENSOR);
                case SPARSE_TENSOR -> Map.of(1, TENSOR, 2, TENSOR);
                case TENSOR -> Map.of(13, ENTRY);
                case ENTRY -> Map.of();
            };
        }
    }

    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final CodedInputStream stream;
    private final SortedSet<String> locations = new TreeSet<>();

    TensorScan(CodedInputStream stream) {
        this.stream = stream;
    }

    /** What was found, in the order of names. */
    SortedSet<String> locations() {
        return locations;
    }

    /**
     * Reads a message to its end.
     *
     * @param holder What it is.
     * @param depth How many messages it lies in.
     * @throws IOException If it is no such message, or lies too deep.
     */
    void read(Holder holder, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("Its messages are nested more than " + DEEPEST + " deep.");
        }
        if (holder == Holder.ENTRY) {
            readEntry();
            return;
        }
        Map<Integer, Holder> inside = holder.inside();
        for (int tag = stream.readTag(); tag != 0; tag = stream.readTag()) {
            Holder inner = inside.get(WireFormat.getTagFieldNumber(tag));
            if (inner == null || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                skip(tag);
            } else {
                int outer = stream.pushLimit(stream.readRawVarint32());
                read(inner, depth + 1);
                stream.checkLastTagWas(0);
                stream.popLimit(outer);
            }
        }
    }

    private void readEntry() throws IOException {
        String key = "";
        String value = "";
        for (int tag = stream.readTag(); tag != 0; tag = stream.readTag()) {
            if (tag == (KEY << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                key = stream.readString();
            } else if (tag == (VALUE << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                value = stream.readString();
            } else {
                skip(tag);
            }
        }
        if (key.equals("location")) {
            locations.add(value);
        }
    }

    private void skip(int tag) throws IOException {
        if (!stream.skipField(tag)) {
            throw new InvalidProtocolBufferException("A group ends that never began.");
        }
    }
}
