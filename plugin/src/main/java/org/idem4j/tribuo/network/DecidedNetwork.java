package org.idem4j.tribuo.network;

import java.util.List;

/**
 * A description that leaves nothing open.
 *
 * @param network The description.
 * @param trials The ranks that were tried, in the order in which they were; none where the rank was not open.
 */
public record DecidedNetwork(NetworkDescription network, List<RankTrial> trials) {

    /**
     * Copies the list.
     *
     * @param network The description.
     * @param trials Copied.
     */
    public DecidedNetwork {
        trials = List.copyOf(trials);
    }
}
