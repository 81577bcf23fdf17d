package org.idem4j.tribuo.experiment.trajectory;

import java.util.List;
import java.util.function.IntConsumer;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;

/** The error at places of a plane through the space of parameters; each place is computed on all cores. */
final class Surface implements AutoCloseable {

    private final PrincipalPlane plane;
    private final float[] rows;
    private final TrainableNetwork network;

    /**
     * A surface.
     *
     * @param layers The network.
     * @param plane The plane.
     * @param rows The rows to measure on, row-major.
     */
    Surface(List<DenseLayer> layers, PrincipalPlane plane, float[] rows) {
        this.plane = plane;
        this.rows = rows;
        this.network = Engine.training(layers, plane.at(0, 0), Sgd.of(1, RateSchedule.CONSTANT)); // moved, not trained
    }

    /** The error at coordinates of the plane. */
    double error(double first, double second) {
        network.setParameters(plane.at(first, second));
        return Measurement.brief(0, network, rows).error();
    }

    /** The errors of a grid, row after row; {@code afterRow} is told how many are done. */
    double[] errors(double[] first, double[] second, IntConsumer afterRow) {
        double[] errors = new double[Math.multiplyExact(first.length, second.length)];
        for (int j = 0; j < second.length; j++) {
            for (int i = 0; i < first.length; i++) {
                errors[j * first.length + i] = error(first[i], second[j]);
            }
            afterRow.accept(j + 1);
        }
        return errors;
    }

    @Override
    public void close() {
        network.close();
    }
}
