package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** The idempotence steps written in DL4J and ND4J as they come, at the scale of a mean square. */
final class StockTraining {

    private final StockNetwork network;
    private final StockNetwork twin;
    private final IUpdater rule;
    private final GradientUpdater<?> updater;
    private final int dimension;
    private int steps;

    /** Training of a copy of the given parameters. */
    StockTraining(List<DenseLayer> layers, float[] parameters, Optimiser optimiser, DataType precision) {
        this.network = new StockNetwork(layers, parameters, precision);
        this.twin = network.twin(layers);
        this.rule = Updaters.of(optimiser);
        this.dimension = layers.get(0).inputs();
        long state = rule.stateSize(parameters.length);
        this.updater = rule.instantiate(state == 0 ? null : Nd4j.create(precision, 1, state), true);
    }

    /** One step at noise; gives the mean of (f(y) − y)². */
    double step(float[] noise, boolean ordinary, double rate) {
        double loss = gather(noise, ordinary);
        network.parameters().subi(move(network.gradient(), rate));
        return loss;
    }

    /** The network as it stands. */
    StockNetwork network() {
        return network;
    }

    /** Gathers the gradient at noise in {@link StockNetwork#gradient}, without a move; gives the mean of (f(y) − y)². */
    double gather(float[] noise, boolean ordinary) {
        return gather(inPrecision(rows(noise)), ordinary);
    }

    /** What the update rule subtracts from the parameters after this gradient, [1 × count]; the gradient's array. */
    INDArray move(INDArray gradient, double rate) {
        rule.setLrAndSchedule(rate, null);
        updater.applyUpdater(gradient, steps++, 0);
        return gradient;
    }

    /** What the last step subtracted from the parameters, [1 × count]. */
    INDArray lastUpdate() {
        return network.gradient();
    }

    private INDArray rows(float[] values) {
        return Nd4j.createFromArray(values).reshape(values.length / dimension, dimension);
    }

    private INDArray inPrecision(INDArray rows) {
        return rows.castTo(network.parameters().dataType());
    }

    private double gather(INDArray x, boolean ordinary) {
        INDArray y = network.apply(x);
        INDArray fy = twin.apply(y.dup());
        INDArray gap = fy.sub(y);
        double factor = 2.0 / gap.length();
        INDArray error;
        if (ordinary) {
            INDArray outer = gap.mul(factor);
            error = twin.backward(outer.dup()).sub(outer);
        } else {
            error = fy.mul(3).subi(twin.apply(fy.dup()).muli(2)).subi(y).muli(-factor);
        }
        network.backward(error);
        if (ordinary) {
            network.gradient().addi(twin.gradient());
        }
        return gap.mul(gap).meanNumber().doubleValue();
    }
}
