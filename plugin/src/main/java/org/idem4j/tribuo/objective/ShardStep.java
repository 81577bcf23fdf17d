package org.idem4j.tribuo.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.Shard;

/** A shard's part of one step; for one use. */
final class ShardStep {

    private final Objective objective;
    private final List<WeightedTerm> terms;
    private final Shard f;
    private final double[] losses;
    /** What the terms without a trust radius say of the training rows; null while they have said nothing. */
    private Batch leading;
    /** Null before the training rows. */
    private OutputRows.Beside beside;

    ShardStep(Objective objective, Shard f) {
        this.objective = objective;
        this.terms = objective.terms();
        this.f = f;
        this.losses = new double[terms.size()];
    }

    /** As {@link Objective#accumulate}, with the batches of all shards. */
    Losses accumulate(Batch x, Batch target, Batch noise, float[] rowWeights) {
        if (objective.needsData()) {
            at(Inputs.DATA, f.rows(x), f.rows(target), f.rows(rowWeights));
            beside = new OutputRows.Beside(f.rows(target), f.rows(rowWeights), leadingLoss());
        }
        if (objective.needsNoise()) {
            atNoise(f.rows(noise));
        }
        return new Losses(objective.names(), losses);
    }

    private double leadingLoss() {
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            boolean leads =
                    terms.get(i).inputs().contains(Inputs.DATA) && !terms.get(i).bounded();
            sum += leads ? losses[i] : 0;
        }
        return sum;
    }

    private void atNoise(Batch z) {
        Batch own = objective.at(Inputs.NOISE) ? at(Inputs.NOISE, z, null, null) : f.apply(z);
        if (objective.at(Inputs.OWN_OUTPUTS)) {
            at(Inputs.OWN_OUTPUTS, own, null, null);
        }
    }

    /** One pass through f, for all terms on a kind of rows; gives f(x). */
    private Batch at(Inputs kind, Batch x, Batch target, float[] rowWeights) {
        Pass pass = f.pass(x);
        OutputRows rows = new OutputRows(x, pass.output(), target, rowWeights, beside);
        List<Batch> errors = errors(kind, false, rows);
        if (kind == Inputs.DATA && !errors.isEmpty()) {
            leading = sum(errors);
            errors = new ArrayList<>(List.of(leading));
        }
        errors.addAll(errors(kind, true, rows));
        pass.backward(sum(errors));
        return pass.output();
    }

    /** The errors of the terms on a kind of rows, with a trust radius or without. */
    private List<Batch> errors(Inputs kind, boolean bounded, OutputRows rows) {
        List<Batch> errors = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            WeightedTerm term = terms.get(i);
            if (term.inputs().contains(kind) && term.bounded() == bounded) {
                OutputError error = term.term().at(f, rows, term.weight() * term.share());
                losses[i] += term.share() * error.meanSquare();
                errors.add(withinRadius(term, error.gradient()));
            }
        }
        return errors;
    }

    private Batch withinRadius(WeightedTerm term, Batch error) {
        return term.bounded() && leading != null ? f.bounded(error, leading, term.trustRadius() * term.share()) : error;
    }

    private Batch sum(List<Batch> errors) {
        if (errors.size() == 1) {
            return errors.get(0);
        }
        double[] ones = new double[errors.size()];
        Arrays.fill(ones, 1);
        return f.combine(ones, errors, null);
    }
}
