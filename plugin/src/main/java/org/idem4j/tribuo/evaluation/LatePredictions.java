package org.idem4j.tribuo.evaluation;

import java.util.AbstractList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.regression.Regressor;

/** A model's predictions for examples, each computed when it is asked for and not kept. */
final class LatePredictions extends AbstractList<Prediction<Regressor>> {

    private final Model<Regressor> model;
    private final List<Example<Regressor>> examples;

    LatePredictions(Model<Regressor> model, List<Example<Regressor>> examples) {
        this.model = model;
        this.examples = examples;
    }

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Prediction<Regressor> get(int index) {
        return model.predict(examples.get(index));
    }
}
