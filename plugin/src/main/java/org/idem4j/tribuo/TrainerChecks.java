package org.idem4j.tribuo;

import static org.idem4j.tribuo.configuration.Setting.require;

import org.idem4j.tribuo.polish.Polish;

/** What an {@link IdempotentTrainer} can't be configured with. */
final class TrainerChecks {

    private TrainerChecks() {}

    /**
     * Checks each setting, and those that do not go together.
     *
     * @throws com.oracle.labs.mlrg.olcut.config.PropertyException If one can't be; it names the setting and what it may be.
     */
    static void check(IdempotentTrainer trainer) {
        checkRun(trainer);
        checkTerms(trainer);
    }

    private static void checkRun(IdempotentTrainer trainer) {
        require(trainer.epochs >= 0, "epochs", "The epochs must not be negative, but are " + trainer.epochs + ".");
        require(trainer.batchSize >= 1, "batchSize", "A batch needs at least one row, not " + trainer.batchSize + ".");
        require(
                trainer.validationFraction >= 0 && trainer.validationFraction < 1,
                "validationFraction",
                "The validation fraction must be at least 0 and below 1, not " + trainer.validationFraction + ".");
        require(
                trainer.patience >= 0,
                "patience",
                "The patience must not be negative, but is " + trainer.patience + ".");
        require(
                trainer.patience == 0 || trainer.validationFraction > 0,
                "patience",
                "Early stopping needs validation rows: set validationFraction, 0.1 say, or patience to 0.");
        require(
                trainer.polish >= 0 && trainer.polish <= Polish.MAX_TIMES,
                "polish",
                "A network can be polished 0 to " + Polish.MAX_TIMES + " times, not " + trainer.polish + ".");
        require(
                trainer.mixture == null || trainer.polish == 0,
                "mixture",
                "A polished network makes no codes to fit a mixture to; leave one of mixture and polish out.");
        require(
                trainer.filling == null || trainer.standardize,
                "standardize",
                "Filling is learnt in standardised units; leave standardize true, or filling out.");
        require(
                trainer.backOffs >= 0,
                "backOffs",
                "The back-offs must not be negative, but are " + trainer.backOffs + ".");
    }

    private static void checkTerms(IdempotentTrainer trainer) {
        requireWeight("reconstructionWeight", trainer.reconstructionWeight);
        requireWeight("idempotenceWeight", trainer.idempotenceWeight);
        requireWeight("tightnessWeight", trainer.tightnessWeight);
        requireWeight("likelihoodWeight", trainer.likelihoodWeight);
        require(
                trainer.tightnessClamp > 0,
                "tightnessClamp",
                "The clamp of the tightness must be above 0, not " + trainer.tightnessClamp + ".");
        require(
                trainer.reconstructionWeight > 0 || trainer.tightnessWeight == 0 && trainer.likelihoodWeight == 0,
                "reconstructionWeight",
                "Tightness and likelihood are terms beside a reconstruction; give reconstructionWeight a value above zero.");
        require(
                trainer.warmUp >= 0 && trainer.warmUp <= 1,
                "warmUp",
                "The share of the steps must be from 0 to 1, not " + trainer.warmUp + ".");
        require(
                trainer.reconstructionWeight > 0 || trainer.idempotenceWeight > 0,
                "reconstructionWeight",
                "Both weights are zero, so there is nothing to train for; set reconstructionWeight or idempotenceWeight.");
        require(
                trainer.trustRadius >= 0 && !Double.isInfinite(trainer.trustRadius),
                "trustRadius",
                "The trust radius must be finite and not negative, but is " + trainer.trustRadius
                        + "; 0 is for no bound.");
    }

    private static void requireWeight(String field, double weight) {
        require(
                weight >= 0 && !Double.isInfinite(weight),
                field,
                "The " + field + " must be finite and not negative, but is " + weight + ".");
    }
}
