package org.example.pipeline;

import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.IntStream;
import org.tribuo.ConfigurableDataSource;
import org.tribuo.Example;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Four sensors that follow one wave; what somebody's own source looks like, which gives x with some other target. */
final class WaveSource implements ConfigurableDataSource<Regressor> {

    private static final RegressionFactory FACTORY = new RegressionFactory();
    private static final String[] SENSORS = {"a", "b", "c", "d"};
    private static final int ROWS = 200;

    private final DataSourceProvenance provenance =
            new SimpleDataSourceProvenance("waves", OffsetDateTime.now(), FACTORY);

    @Override
    public OutputFactory<Regressor> getOutputFactory() {
        return FACTORY;
    }

    @Override
    public DataSourceProvenance getProvenance() {
        return provenance;
    }

    @Override
    public Iterator<Example<Regressor>> iterator() {
        Random random = new Random(1);
        return IntStream.range(0, ROWS).mapToObj(row -> example(6 * random.nextDouble())).iterator();
    }

    private static Example<Regressor> example(double phase) {
        double[] values = {Math.sin(phase), Math.cos(phase), Math.sin(2 * phase), 20 + phase};
        return new ArrayExample<>(new Regressor("phase", phase), SENSORS, values);
    }
}
