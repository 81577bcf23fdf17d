package org.idem4j.tribuo.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.IdempotentLinearTrainer;
import org.idem4j.tribuo.SelfMapData;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.Regressor;

/** Small data sets of events for tests. */
final class Events {

    private static final AnomalyFactory FACTORY = new AnomalyFactory();

    private Events() {}

    static Dataset<Event> dataset(List<Example<Event>> examples) {
        MutableDataset<Event> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("test events", FACTORY), FACTORY);
        dataset.addAll(examples);
        return dataset;
    }

    static Example<Event> event(Event kind, double... values) {
        return new ArrayExample<>(kind, SelfMapData.names(values.length), values);
    }

    static Example<Event> expected(double... values) {
        return event(AnomalyFactory.EXPECTED_EVENT, values);
    }

    static Example<Event> anomalous(double... values) {
        return event(AnomalyFactory.ANOMALOUS_EVENT, values);
    }

    /** Expected rows on a curved surface of two latent variables. */
    static Dataset<Event> curved(int dimension, int rows, long seed) {
        List<Example<Event>> events = new ArrayList<>();
        for (Example<Regressor> example : SelfMapData.curved(dimension, rows, seed)) {
            events.add(expected(example.getOutput().getValues()));
        }
        return dataset(events);
    }

    /** Expected rows (t, 2t) with t of −1 or 1: a line, so that the distance of any other row is known. */
    static Dataset<Event> line(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example<Event>> events = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double t = random.nextBoolean() ? 1 : -1;
            events.add(expected(t, 2 * t));
        }
        return dataset(events);
    }

    /** Four columns of independent normal numbers, of deviations 1, 10, 100 and 1000. */
    static Dataset<Event> normal(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example<Event>> events = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            events.add(expected(
                    random.nextGaussian(),
                    10 * random.nextGaussian(),
                    100 * random.nextGaussian(),
                    1000 * random.nextGaussian()));
        }
        return dataset(events);
    }

    /** A linear detector of some rank. */
    static IdempotentAnomalyTrainer linear(int rank, double quantile, double heldOut) {
        return new IdempotentAnomalyTrainer(
                IdempotentLinearTrainer.builder().rank(rank).build(), quantile, heldOut, 5);
    }
}
