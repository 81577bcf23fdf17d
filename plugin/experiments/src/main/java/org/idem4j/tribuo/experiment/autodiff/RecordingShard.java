package org.idem4j.tribuo.experiment.autodiff;

import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.Shard;
import org.idem4j.tribuo.experiment.autodiff.Operation.Kind;

/** Does what a shard does, and writes it down. */
record RecordingShard(Shard shard, Tape tape) implements Shard {

    @Override
    public int batchRows() {
        return shard.batchRows();
    }

    @Override
    public Batch rows(Batch batch) {
        return tape.input(shard.rows(batch));
    }

    @Override
    public float[] rows(float[] perRow) {
        return shard.rows(perRow);
    }

    @Override
    public Batch combine(double[] factors, List<Batch> terms, float[] rowFactors) {
        List<RecordedBatch> inputs = terms.stream().map(RecordedBatch::of).toList();
        Batch sum =
                shard.combine(factors, inputs.stream().map(RecordedBatch::batch).toList(), rowFactors);
        return tape.combination(inputs, Arrays.stream(factors).boxed().toList(), sum);
    }

    /** What is known of the targets comes from outside the step, as they do. */
    @Override
    public Batch orElse(Batch values, Batch others) {
        return tape.input(shard.orElse(
                RecordedBatch.of(values).batch(), RecordedBatch.of(others).batch()));
    }

    @Override
    public Batch bounded(Batch error, Batch reference, double radius) {
        RecordedBatch bounded = RecordedBatch.of(error);
        RecordedBatch by = RecordedBatch.of(reference);
        return tape.bounded(bounded, by, shard.bounded(bounded.batch(), by.batch(), radius));
    }

    @Override
    public Batch apply(Batch x) {
        RecordedBatch input = RecordedBatch.of(x);
        return tape.forward(Kind.APPLY, input, shard.apply(input.batch()));
    }

    @Override
    public Pass pass(Batch x) {
        RecordedBatch input = RecordedBatch.of(x);
        Pass pass = shard.pass(input.batch());
        return new RecordingPass(pass, tape.forward(Kind.PASS, input, pass.output()), tape);
    }

    /** None of the terms that are written down holds parameters fixed. */
    @Override
    public Pass frozenPass(Batch x) {
        throw new UnsupportedOperationException("A pass with fixed parameters is not written down.");
    }

    @Override
    public Batch batch(float[] values, int columns) {
        return tape.input(shard.batch(values, columns));
    }

    private record RecordingPass(Pass pass, RecordedBatch output, Tape tape) implements Pass {

        @Override
        public void backward(Batch outputError) {
            RecordedBatch error = RecordedBatch.of(outputError);
            tape.backward(output, error);
            pass.backward(error.batch());
        }

        @Override
        public Batch backwardToInput(Batch outputError) {
            RecordedBatch error = RecordedBatch.of(outputError);
            return tape.backwardToInput(output, error, pass.backwardToInput(error.batch()));
        }
    }
}
