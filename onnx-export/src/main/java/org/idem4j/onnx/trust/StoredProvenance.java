package org.idem4j.onnx.trust;

import com.google.protobuf.TextFormat;
import com.oracle.labs.mlrg.olcut.config.protobuf.ProtoProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.URLProvenance;

/**
 * Provenance from a file. OLCUT initialises every class of a provenance or an enum that it names before it looks what that is, and
 * follows references for ever; so all of it is looked through before.
 */
public final class StoredProvenance {

    private static final ProtoProvenanceSerialization PROTO = new ProtoProvenanceSerialization(false);

    private StoredProvenance() {}

    /**
     * Reads the provenance in an ONNX file's metadata.
     *
     * @param text As Tribuo writes it.
     * @param origin What to call the file in messages.
     * @return The provenance.
     * @throws UntrustedClassException If it names a class that it may not.
     * @throws IllegalArgumentException If it is none, holds itself, is larger or deeper than any training needs, or has a class that is not
     *     on the class path.
     */
    public static ObjectProvenance read(String text, String origin) {
        try {
            RootProvenanceProto stored = TextFormat.parse(text, RootProvenanceProto.class);
            return ProvenanceUtil.unmarshalProvenance(PROTO.deserializeFromProto(harmless(stored, origin)));
        } catch (TextFormat.ParseException e) {
            throw new IllegalArgumentException(origin + " has a provenance that is no protobuf: " + e.getMessage(), e);
        } catch (ProvenanceException e) {
            // OLCUT names the class of the provenance, even where it is the enum in it that is missing.
            throw e.getCause() instanceof ClassNotFoundException missing
                    ? new IllegalArgumentException(
                            origin + " has a provenance with the class " + missing.getMessage()
                                    + ", which is not on the class path.",
                            e)
                    : e;
        }
    }

    /** The same, looked through, and addresses in it as texts: Java asks for a URL's host as soon as that lies in a map. */
    static RootProvenanceProto harmless(RootProvenanceProto stored, String origin) {
        TrustedClasses trusted = TrustedClasses.inForce();
        stored.getOmpList().forEach(object -> trusted.require(object.getProvenanceClassName(), origin));
        RootProvenanceProto.Builder harmless = stored.toBuilder();
        for (SimpleProvenanceProto.Builder value : harmless.getSmpBuilderList()) {
            trusted.require(value.getProvenanceClassName(), origin);
            if (value.getProvenanceClassName().equals(EnumProvenance.class.getName())) {
                trusted.require(value.getAdditional(), origin);
            }
            if (value.getProvenanceClassName().equals(URLProvenance.class.getName())) {
                value.setProvenanceClassName(StringProvenance.class.getName());
            }
        }
        if (stored.getOmpCount() == 0) {
            throw new IllegalArgumentException(origin + " has an empty provenance.");
        }
        ProvenanceBounds.require(stored, origin);
        return harmless.build();
    }
}
