package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The shares of a composite's parts.
 *
 * @param list In the order of the parts.
 */
record PartShares(List<GradientShare> list) implements GradientShare {

    static PartShares of(List<? extends Stage> parts, int rows, Gathering kind) {
        return new PartShares(parts.stream().map(part -> part.share(rows, kind)).toList());
    }

    /** The share of a part. */
    GradientShare of(int part) {
        return list.get(part);
    }

    /** Brings all shards' shares together, part by part. */
    static void merge(List<? extends Stage> parts, List<GradientShare> shares, boolean accumulate) {
        for (int i = 0; i < parts.size(); i++) {
            List<GradientShare> ofPart = new ArrayList<>(shares.size());
            for (GradientShare share : shares) {
                ofPart.add(((PartShares) share).of(i));
            }
            parts.get(i).merge(ofPart, accumulate);
        }
    }

    @Override
    public void begin(boolean toBeAddedTo) {
        list.forEach(share -> share.begin(toBeAddedTo));
    }

    @Override
    public boolean isEmpty() {
        return list.stream().allMatch(GradientShare::isEmpty);
    }

    @Override
    public long bytes() {
        return list.stream().mapToLong(GradientShare::bytes).sum();
    }

    @Override
    public void close() {
        list.forEach(GradientShare::close);
    }
}
