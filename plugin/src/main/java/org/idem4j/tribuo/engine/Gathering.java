package org.idem4j.tribuo.engine;

/** What a {@link GradientShare} is for. */
enum Gathering {
    /** It is that of a batch's first shard, which may write where the gradient belongs. */
    IN_PLACE,
    /** It is that of another shard, which has memory of its own. */
    APART,
    /** The parameters are held fixed: nothing is gathered, and what only that would need isn't computed. */
    NOTHING
}
