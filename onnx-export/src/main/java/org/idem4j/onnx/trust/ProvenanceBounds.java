package org.idem4j.onnx.trust;

import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How large and how deep a provenance may be. OLCUT follows every reference by a call of its own and copies a list as often as it is
 * held, so all is counted in the file's own form, before OLCUT has it.
 */
final class ProvenanceBounds {

    /** Objects, lists and maps, each counted as often as others hold it: what walks a provenance later visits it so often. */
    private static final long MOST_OBJECTS = 100_000;

    /** Objects, lists and maps in one another; a training has a tenth of it. */
    private static final int DEEPEST = 100;

    /** How many objects, lists and maps one is made of, and in how many layers; itself included. */
    private record Extent(long objects, int depth) {}

    private static final Extent NOTHING = new Extent(0, 0);

    private final String origin;
    /** What an object, a list or a map holds: indices by its own. */
    private final Map<Integer, Collection<Integer>> held = new HashMap<>();

    private final Map<Integer, SimpleProvenanceProto> values = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Integer, Extent> extents = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();

    private ProvenanceBounds(RootProvenanceProto stored, String origin) {
        this.origin = origin;
        stored.getOmpList().forEach(object -> {
            if (names.put(object.getObjectName(), object.getIndex()) != null) {
                throw new IllegalArgumentException(
                        origin + " has no provenance: two objects of it are '" + object.getObjectName() + "'.");
            }
            held.put(object.getIndex(), object.getValuesMap().values());
        });
        stored.getLmpList().forEach(list -> held.put(list.getIndex(), list.getValuesList()));
        stored.getMmpList()
                .forEach(map -> held.put(map.getIndex(), map.getValuesMap().values()));
        stored.getSmpList().forEach(value -> values.put(value.getIndex(), value));
    }

    /**
     * Refuses what OLCUT could not read in a bounded time and on a bounded stack.
     *
     * @throws IllegalArgumentException If the provenance is too large or too deep, holds itself, or lacks
     *     a part.
     */
    static void require(RootProvenanceProto stored, String origin) {
        ProvenanceBounds bounds = new ProvenanceBounds(stored, origin);
        long objects = 0;
        for (int index : bounds.names.values()) {
            objects += bounds.extent(index, 1).objects();
            bounds.requireFew(objects);
        }
    }

    /** Counts what lies at an index, which is in a number of layers, its own included. */
    private Extent extent(int index, int layers) {
        SimpleProvenanceProto value = values.get(index);
        if (value != null) {
            return value.getIsReference() ? extent(object(value.getValue()), layers) : NOTHING;
        }
        if (!held.containsKey(index)) {
            throw lacking("number " + index);
        }
        Extent known = extents.get(index);
        if (known == null && !begun.add(index)) {
            throw new IllegalArgumentException(origin + " has no provenance: its object " + index + " holds itself.");
        }
        requireShallow(layers + (known == null ? 0 : known.depth() - 1));
        if (known == null) {
            known = counted(held.get(index), layers);
            extents.put(index, known);
        }
        return known;
    }

    private Extent counted(Collection<Integer> parts, int layers) {
        long objects = 1;
        int depth = 0;
        for (int part : parts) {
            Extent extent = extent(part, layers + 1);
            objects += extent.objects();
            depth = Math.max(depth, extent.depth());
            requireFew(objects);
        }
        return new Extent(objects, depth + 1);
    }

    private int object(String name) {
        Integer index = names.get(name);
        if (index == null) {
            throw lacking("'" + name + "'");
        }
        return index;
    }

    private IllegalArgumentException lacking(String object) {
        return new IllegalArgumentException(origin + " has no whole provenance: it lacks its object " + object + ".");
    }

    private void requireFew(long objects) {
        if (objects > MOST_OBJECTS) {
            throw new IllegalArgumentException(
                    origin + " has a provenance of more than " + MOST_OBJECTS + " objects; no training needs so many.");
        }
    }

    private void requireShallow(int layers) {
        if (layers > DEEPEST) {
            throw new IllegalArgumentException(origin + " has a provenance of objects in objects beyond a depth of "
                    + DEEPEST + "; no training needs so many.");
        }
    }
}
