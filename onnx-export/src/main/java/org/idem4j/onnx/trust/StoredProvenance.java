package org.idem4j.onnx.trust;

import com.google.protobuf.TextFormat;
import com.oracle.labs.mlrg.olcut.config.protobuf.ProtoProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.io.FlatMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.ListMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.MapMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.ObjectMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.io.SimpleMarshalledProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.URLProvenance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Provenance from a file. OLCUT initialises every class of a provenance or an enum that it names before it looks what that is, and
 * follows references for ever; so all of it is looked through before.
 */
public final class StoredProvenance {

    /** Objects, each counted as often as others hold it: what walks a provenance later visits it so often. */
    private static final long MOST_OBJECTS = 100_000;

    private static final ProtoProvenanceSerialization PROTO = new ProtoProvenanceSerialization(false);

    private final Map<String, ObjectMarshalledProvenance> objects = new HashMap<>();
    /** How many objects one is made of, itself included; 0 while that is being counted. */
    private final Map<String, Long> sizes = new HashMap<>();

    private final String origin;

    private StoredProvenance(List<ObjectMarshalledProvenance> stored, String origin) {
        this.origin = origin;
        stored.forEach(object -> objects.put(object.getName(), object));
    }

    /**
     * Reads the provenance in an ONNX file's metadata.
     *
     * @param text As Tribuo writes it.
     * @param origin What to call the file in messages.
     * @return The provenance.
     * @throws UntrustedClassException If it names a class that it may not.
     * @throws IllegalArgumentException If it is none, holds itself, or has a class that is not on the class path.
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
        List<ObjectMarshalledProvenance> objects = PROTO.deserializeFromProto(stored);
        new StoredProvenance(objects, origin).size(objects.get(0).getName());
        return harmless.build();
    }

    private long size(String name) {
        ObjectMarshalledProvenance object = objects.get(name);
        if (object == null) {
            throw new IllegalArgumentException(
                    origin + " has no whole provenance: it lacks its object '" + name + "'.");
        }
        Long known = sizes.putIfAbsent(name, 0L);
        if (known != null && known == 0) {
            throw new IllegalArgumentException(origin + " has no provenance: its object '" + name + "' holds itself.");
        }
        long size = known != null
                ? known
                : 1 + object.getMap().values().stream().mapToLong(this::size).sum();
        if (size > MOST_OBJECTS) {
            throw new IllegalArgumentException(
                    origin + " has a provenance of more than " + MOST_OBJECTS + " objects; no training needs so many.");
        }
        sizes.put(name, size);
        return size;
    }

    private long size(FlatMarshalledProvenance value) {
        long size = 0;
        if (value instanceof ListMarshalledProvenance list) {
            for (FlatMarshalledProvenance element : list) {
                size += size(element);
            }
        } else if (value instanceof MapMarshalledProvenance map) {
            for (var entry : map) {
                size += size(entry.getB());
            }
        } else if (value instanceof SimpleMarshalledProvenance simple && simple.isReference()) {
            size = size(simple.getValue());
        }
        return size;
    }
}
