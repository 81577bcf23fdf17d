package org.idem4j.onnx.servers;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a server may put rows of several requests together to a batch.
 *
 * @param allowed Whether.
 * @param reason Why, a sentence on one line.
 */
record BatchRule(boolean allowed, String reason) {

    /** Of a model of which rows can't be drawn, so that nothing was tried. */
    static BatchRule untried() {
        return new BatchRule(
                false,
                "Whether a row comes out the same in any batch was not tried, since this is no function on rows.");
    }

    /**
     * Of a model that makes another thing of a row in a batch.
     *
     * @param why A sentence.
     */
    static BatchRule dependent(String why) {
        return new BatchRule(false, "A row depends on the rows beside it: " + why.replaceAll("\\s+", " "));
    }

    /** Of a model that gives a row the same bits in any batch, if it takes batches of any size. */
    static BatchRule independent(List<ServedTensor> inputs, List<ServedTensor> outputs) {
        boolean anySize = Stream.concat(inputs.stream(), outputs.stream()).allMatch(ServedTensor::ofBatch);
        return anySize
                ? new BatchRule(
                        true,
                        "A row without blanks has the same bits alone and in any batch, tried on the CPU; a GPU may round otherwise.")
                : new BatchRule(false, "The model takes batches of one size only.");
    }
}
