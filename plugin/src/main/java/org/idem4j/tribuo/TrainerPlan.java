package org.idem4j.tribuo;

import org.idem4j.tribuo.objective.FrozenIdempotence;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.Inputs;
import org.idem4j.tribuo.objective.NearestOutput;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.objective.Tightness;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.training.TrainingData;
import org.idem4j.tribuo.training.TrainingPlan;

/** What an {@link IdempotentTrainer}'s settings come to for the rows that it is given. */
final class TrainerPlan {

    private TrainerPlan() {}

    /** The plan for rows in the units that the network sees. */
    static TrainingPlan of(IdempotentTrainer trainer, TrainingData seen) {
        return new TrainingPlan(
                objective(trainer, seen.known()),
                trainer.optimiser,
                trainer.epochs,
                trainer.batchSize,
                trainer.shuffle,
                trainer.corruption,
                trainer.noise == null ? null : trainer.noise.like(seen.targets(), seen.dimension()),
                trainer.validationFraction,
                trainer.patience,
                trainer.backOffs,
                trainer.warmUp,
                trainer.network.imageShape().isPresent());
    }

    private static Objective objective(IdempotentTrainer trainer, double known) {
        return Objective.of(
                new Reconstruction(known).times(trainer.reconstructionWeight),
                (trainer.frozenCopy
                                ? new FrozenIdempotence()
                                : trainer.gradient.term(trainer.corrector, trainer.gradientScale))
                        .times(trainer.idempotenceWeight)
                        .on(trainer.idempotenceInputs.kinds())
                        .within(bounded(trainer) ? trainer.trustRadius : 0),
                new Tightness(trainer.tightnessClamp)
                        .times(trainer.tightnessWeight)
                        .on(Inputs.OWN_OUTPUTS),
                new NearestOutput().times(trainer.likelihoodWeight).on(Inputs.NOISE));
    }

    /** The ordinary gradient descends a loss and needs no bound; plain SGD takes the published step to the letter. */
    private static boolean bounded(IdempotentTrainer trainer) {
        return trainer.gradient == GradientRule.MODIFIED && !trainer.frozenCopy && !(trainer.optimiser instanceof Sgd);
    }
}
