package org.idem4j.tribuo.network;

/** What normalises the layers of an image network. */
public enum ImageNorm {
    /** Group normalisation: no image depends on the batch's others. */
    GROUP,
    /** Batch normalisation, with running statistics in what is served; the batch is not shared out over cores. */
    BATCH,
    /** Nothing. */
    NONE
}
