package org.idem4j.tribuo.data.image;

import org.idem4j.tribuo.data.RowBlockSource;
import org.idem4j.tribuo.network.ImageShape;

/** A source of images of one shape. */
public interface ImageSource extends RowBlockSource {

    /**
     * The shape of the images.
     *
     * @return It.
     * @throws ImageException If it has to be read and can't be.
     */
    ImageShape shape();
}
