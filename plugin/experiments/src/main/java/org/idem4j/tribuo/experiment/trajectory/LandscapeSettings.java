package org.idem4j.tribuo.experiment.trajectory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * All that determines a landscape.
 *
 * @param pair The runs.
 * @param snapshots How often the parameters are taken on each way, evenly spaced, beside the start.
 * @param grid The places of the grid along each component.
 */
public record LandscapeSettings(@JsonUnwrapped PairSettings pair, int snapshots, int grid) {

    /** The epochs after which parameters are taken, 0 and the last among them. */
    int[] epochs() {
        int count = Math.min(snapshots, pair.epochs());
        int[] epochs = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            epochs[i] = Math.toIntExact((long) pair.epochs() * i / count);
        }
        return epochs;
    }
}
