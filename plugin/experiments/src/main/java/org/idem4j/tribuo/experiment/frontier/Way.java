package org.idem4j.tribuo.experiment.frontier;

/** A way to an idempotent network. */
public enum Way {
    /** None: reconstruction alone, to compare with. */
    ALONE("reconstruction alone"),
    /** The modified gradient beside the reconstruction, by its weight. */
    MODIFIED("modified gradient"),
    /** The ordinary gradient beside the reconstruction, by its weight. */
    ORDINARY("ordinary gradient"),
    /** A projector network, by its rank. */
    CONSTRUCTION("by construction");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
