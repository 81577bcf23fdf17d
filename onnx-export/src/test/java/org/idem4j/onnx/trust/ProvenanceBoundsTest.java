package org.idem4j.onnx.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Provenances that are too deep or too large, or hold themselves. */
class ProvenanceBoundsTest {

    @Test
    void should_refuse_a_provenance_that_holds_itself_or_too_much() throws Exception {
        RootProvenanceProto itself = StoredDummy.provenance(root -> {
            String name = root.getOmp(0).getObjectName();
            root.getSmpBuilderList().stream()
                    .filter(SimpleProvenanceProto.Builder::getIsReference)
                    .forEach(reference -> reference.setValue(name));
        });
        RootProvenanceProto doubling = StoredDummy.provenance(ProvenanceBoundsTest::doubled);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredProvenance.read(itself.toString(), "a.onnx"))
                .withMessageContainingAll("a.onnx", "holds itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredProvenance.read(doubling.toString(), "a.onnx"))
                .withMessageContainingAll("a.onnx", "more than 100000 objects");
    }

    /** Forty objects, each holding the next one twice. */
    private static void doubled(RootProvenanceProto.Builder root) {
        var template = root.getOmp(0).toBuilder().clearValues().build();
        root.clear();
        for (int i = 0; i < 40; i++) {
            int reference = 40 + i;
            root.addOmp(template.toBuilder()
                    .setIndex(i)
                    .setObjectName("object-" + i)
                    .putValues("a", reference)
                    .putValues("b", reference));
            root.addSmp(SimpleProvenanceProto.newBuilder()
                    .setIndex(reference)
                    .setKey("a")
                    .setValue("object-" + Math.min(i + 1, 39))
                    .setProvenanceClassName(template.getProvenanceClassName())
                    .setIsReference(i < 39));
        }
    }

    /** The next index, of which OLCUT leaves none out. */
    private static int next(RootProvenanceProto.Builder root) {
        return root.getOmpCount() + root.getSmpCount() + root.getLmpCount() + root.getMmpCount();
    }

    /** Objects of a name and a number, each holding the next one, and the last one another object, or a text if that is empty. */
    private static void chain(RootProvenanceProto.Builder root, String name, int length, String end) {
        var template = root.getOmp(0).toBuilder().clearValues().build();
        for (int i = 0; i < length; i++) {
            String held = i < length - 1 ? name + (i + 1) : end;
            int index = next(root);
            root.addOmp(
                    template.toBuilder().setIndex(index).setObjectName(name + i).putValues("a", index + 1));
            root.addSmp(SimpleProvenanceProto.newBuilder()
                    .setIndex(index + 1)
                    .setKey("a")
                    .setValue(held)
                    .setProvenanceClassName(
                            held.isEmpty() ? StringProvenance.class.getName() : template.getProvenanceClassName())
                    .setIsReference(!held.isEmpty()));
        }
    }

    /** Lists in the first object, each holding the next one so many times; the last one is empty. */
    private static void lists(RootProvenanceProto.Builder root, int length, int times) {
        root.getOmpBuilder(0).putValues("lists", next(root));
        for (int i = 0; i < length; i++) {
            int index = next(root);
            root.addLmpBuilder().setIndex(index).addAllValues(Collections.nCopies(times, index + 1));
        }
        int last = next(root);
        root.addLmpBuilder().setIndex(last);
    }

    private static void assertTooDeep(RootProvenanceProto provenance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredProvenance.read(provenance.toString(), "a.onnx"))
                .withMessageContainingAll("a.onnx", "beyond a depth of 100");
    }

    @Test
    void should_refuse_a_provenance_deeper_than_a_stack_takes() throws Exception {
        assertThat(StoredProvenance.harmless(StoredDummy.provenance(root -> chain(root, "o", 100, "")), "a.onnx"))
                .isNotNull();

        assertTooDeep(StoredDummy.provenance(root -> chain(root, "o", 101, "")));
        assertTooDeep(StoredDummy.provenance(root -> {
            root.getOmpBuilder(0).putValues("chain", next(root) + 1);
            chain(root, "o", 20_000, "");
        }));
        // The second chain goes on with the first one, which is shallow alone.
        assertTooDeep(StoredDummy.provenance(root -> {
            chain(root, "o", 60, "");
            chain(root, "p", 60, "o0");
        }));
        assertTooDeep(StoredDummy.provenance(root -> lists(root, 20_000, 1)));
    }

    @Test
    void should_refuse_a_provenance_of_lists_that_hold_themselves_or_too_much() throws Exception {
        RootProvenanceProto itself = StoredDummy.provenance(root -> {
            int index = next(root);
            root.addLmpBuilder().setIndex(index).addValues(index);
            root.getOmpBuilder(0).putValues("lists", index);
        });
        RootProvenanceProto doubling = StoredDummy.provenance(root -> lists(root, 20, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredProvenance.read(itself.toString(), "a.onnx"))
                .withMessageContainingAll("a.onnx", "holds itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredProvenance.read(doubling.toString(), "a.onnx"))
                .withMessageContainingAll("a.onnx", "more than 100000 objects");
    }
}
