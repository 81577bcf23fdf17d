package org.idem4j.tribuo;

/** The keys of a run's facts in a model's instance provenance. Stored models have them, so they never change. */
final class RunKeys {

    /** How the run ended, a {@link org.idem4j.tribuo.progress.TrainingOutcome}. */
    static final String OUTCOME = "outcome";
    /** The epoch after which the model was as it is kept. */
    static final String KEPT_EPOCH = "kept-epoch";
    /** How many epochs were run to their end. */
    static final String EPOCHS_RUN = "epochs-run";
    /** How often the run diverged and went back. */
    static final String BACK_OFFS = "back-offs";
    /** The epochs in which it did, separated by commas. */
    static final String BACK_OFF_EPOCHS = "back-off-epochs";
    /** What was left of the learning rate and of the idempotence weight at the end. */
    static final String BACK_OFF_FACTOR = "back-off-factor";
    /** The wall-clock seconds of training. */
    static final String TRAIN_SECONDS = "train-seconds";
    /** How often the network was polished; absent where it was not. */
    static final String POLISH = "polish";

    /** The rank of a projector. */
    static final String RANK = "rank";
    /** The ranks that were tried and their errors, in the order of the trials; absent where none was. */
    static final String RANK_TRIALS = "rank-trials";
    /** How often the corrector was applied to a matrix. */
    static final String PURIFICATION_STEPS = "purification-steps";
    /** ‖P² − P‖ of what came of it, the Frobenius norm. */
    static final String PURIFICATION_RESIDUAL = "purification-residual";

    static final String DL4J_VERSION = "dl4j-version";
    static final String ND4J_VERSION = "nd4j-version";
    static final String BACKEND = "nd4j-backend";
    static final String BLAS = "blas";
    static final String THREADS = "threads";

    private RunKeys() {}
}
