package org.idem4j.tribuo.data.image;

import org.idem4j.tribuo.network.ImageShape;

/** Whether images fit a function. */
final class FittingShape {

    private FittingShape() {}

    /**
     * Refuses images that don't.
     *
     * @param what What they are, for the message.
     * @param found Their shape.
     * @param columns The columns of the function.
     * @param shape The shape that it takes; null where that is not known.
     * @throws ImageException If they don't fit; the message has both shapes.
     */
    static void require(String what, ImageShape found, int columns, ImageShape shape) {
        if (shape != null && !found.equals(shape)) {
            throw new ImageException(what + " is of " + found + ", but the model is for images of " + shape
                    + " (channels x height x width); bring the images to that shape, or take a model for theirs.");
        }
        if (found.size() != columns) {
            throw new ImageException(
                    what + " is of " + found + " (channels x height x width), so a row has " + found.size()
                            + " values, but the model has " + columns
                            + " columns; bring the images to the model's shape, or take a model for theirs.");
        }
    }
}
