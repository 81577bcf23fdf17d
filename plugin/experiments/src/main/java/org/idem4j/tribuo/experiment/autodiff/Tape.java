package org.idem4j.tribuo.experiment.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.experiment.autodiff.Operation.Kind;

/** The operations on one shard, as they come. */
final class Tape {

    private final List<Operation> operations = new ArrayList<>();
    private int values;

    /** A value that comes from outside. */
    RecordedBatch input(Batch batch) {
        return new RecordedBatch(batch, values++, this);
    }

    RecordedBatch forward(Kind kind, RecordedBatch input, Batch output) {
        return gives(kind, List.of(input), List.of(), null, output);
    }

    RecordedBatch combination(List<RecordedBatch> inputs, List<Double> factors, Batch output) {
        return gives(Kind.COMBINE, inputs, factors, null, output);
    }

    RecordedBatch bounded(RecordedBatch error, RecordedBatch reference, Batch output) {
        return gives(Kind.BOUND, List.of(error, reference), List.of(), null, output);
    }

    RecordedBatch backwardToInput(RecordedBatch through, RecordedBatch error, Batch output) {
        return gives(Kind.BACKWARD_TO_INPUT, List.of(error), List.of(), through.value(), output);
    }

    void backward(RecordedBatch through, RecordedBatch error) {
        operations.add(new Operation(Kind.BACKWARD, List.of(error.value()), List.of(), through.value(), null));
    }

    void distance(RecordedBatch a, RecordedBatch b) {
        operations.add(new Operation(Kind.DISTANCE, List.of(a.value(), b.value()), List.of(), null, null));
    }

    private RecordedBatch gives(
            Kind kind, List<RecordedBatch> inputs, List<Double> factors, Integer through, Batch output) {
        RecordedBatch recorded = input(output);
        List<Integer> numbers = inputs.stream().map(RecordedBatch::value).toList();
        operations.add(new Operation(kind, numbers, factors, through, recorded.value()));
        return recorded;
    }

    Recording recording() {
        return new Recording(List.copyOf(operations));
    }
}
