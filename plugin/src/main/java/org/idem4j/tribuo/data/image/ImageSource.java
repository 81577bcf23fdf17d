package org.idem4j.tribuo.data.image;

import java.util.Iterator;
import org.idem4j.tribuo.data.RowBlockSource;
import org.idem4j.tribuo.network.ImageShape;
import org.tribuo.Example;
import org.tribuo.OutputFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** A source of images of one shape, which always has them as a block of rows. */
public interface ImageSource extends RowBlockSource {

    /**
     * The shape of the images.
     *
     * @return It.
     * @throws ImageException If it has to be read and can't be.
     */
    ImageShape shape();

    @Override
    default Iterator<Example<Regressor>> iterator() {
        return block().orElseThrow().examples().iterator();
    }

    @Override
    default OutputFactory<Regressor> getOutputFactory() {
        return new RegressionFactory();
    }
}
