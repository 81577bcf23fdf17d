package org.idem4j.tribuo.experiment.images;

import java.util.Locale;

/** A way to train a network on images, among those that the experiment compares. */
enum ImageRecipe {
    /** Clean images from damaged ones, and nothing else. */
    DENOISE("repair alone"),
    /** The same with the modified gradient at what becomes of damaged images. */
    REPAIR("repair, modified gradient"),
    /** The same with the ordinary gradient. */
    REPAIR_ORDINARY("repair, ordinary gradient"),
    /** A network that is idempotent by construction, from damaged images. */
    EXACT("by construction"),
    /** The paper's: images from themselves, the modified gradient on noise. */
    PAPER("paper: modified gradient on noise"),
    /** The same with batch normalisation. */
    PAPER_BATCH("paper, batch norm"),
    /** The ordinary gradient on noise. */
    PAPER_ORDINARY("ordinary gradient on noise"),
    /** The paper's recipe for fully connected layers with batch normalisation. */
    PAPER_PERCEPTRON("paper, perceptron with batch norm"),
    /** The same with the ordinary gradient. */
    PERCEPTRON_ORDINARY("the same perceptron, ordinary gradient on noise"),
    /** The three terms of Idempotent Generative Networks, by their weights 20 : 20 : 2.5, with batch normalisation. */
    IGN("idempotent generative network"),
    /** Each training image draws the nearest of the outputs from noise. */
    LIKELIHOOD("implicit maximum likelihood");

    private final String told;

    ImageRecipe(String told) {
        this.told = told;
    }

    /** The name of its point. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a table. */
    String told() {
        return told;
    }

    /** Whether images are damaged in training. */
    boolean repairs() {
        return this == DENOISE || this == REPAIR || this == REPAIR_ORDINARY || this == EXACT;
    }

    /** Whether noise is trained on. */
    boolean onNoise() {
        return !repairs();
    }

    /** Whether layers are fully connected. */
    boolean perceptron() {
        return this == PAPER_PERCEPTRON || this == PERCEPTRON_ORDINARY;
    }

    /** Whether batches are normalised, and not groups of channels. */
    boolean batchNorm() {
        return this == PAPER_BATCH || this == IGN || perceptron();
    }

    /** Whether idempotence is differentiated through both applications. */
    boolean ordinary() {
        return this == REPAIR_ORDINARY || this == PAPER_ORDINARY || this == PERCEPTRON_ORDINARY;
    }

    /** Whether there is a term of idempotence. */
    boolean weighted() {
        return this != DENOISE && this != EXACT && this != LIKELIHOOD;
    }
}
