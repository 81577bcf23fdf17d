package org.idem4j.tribuo.engine;

import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.projection.LearntProjector;
import org.idem4j.tribuo.projection.Projection;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The matrix of a projection as dense layers, whose weights are not parameters but follow from some: the parameters lie in
 * the network's flat array, the matrix in memory of its own.
 */
final class ProjectionMemory {

    private final Projection projection;
    private final int dimension;
    private final FloatPointer parameters;
    private final float[] theta;
    private LearntProjector projector;
    private final FusedDenseLayer working;
    private final FusedDenseLayer served;
    private final float[] workingGradient;
    private final INDArray workingGradients;
    private FloatPointer gradient;
    private boolean servedIsOld;

    /**
     * Opens a projection.
     *
     * @param parameters Where its parameters lie.
     * @throws IllegalArgumentException If they give no projector.
     */
    ProjectionMemory(Projection projection, FloatPointer parameters) {
        this.projection = projection;
        this.dimension = projection.dimension();
        this.parameters = parameters;
        this.theta = new float[projection.parameterCount()];
        parameters.get(theta, 0, theta.length);
        this.projector = projection.open(theta);
        this.working = layer(projector.working());
        this.served = layer(projector.projector());
        this.workingGradient = new float[dimension * dimension];
        this.workingGradients = Nd4j.create(DataType.FLOAT, 1, dimension * dimension + dimension);
    }

    /** A layer without a bias: its bias is zero and never moved. */
    private FusedDenseLayer layer(float[] matrix) {
        INDArray memory = Nd4j.create(DataType.FLOAT, 1, dimension * dimension + dimension);
        Matrix.pointer(memory).put(matrix, 0, matrix.length);
        return FusedDense.on(memory, new DenseLayer(dimension, dimension, Activation.IDENTITY, 0));
    }

    /** What a training step computes with. */
    FusedDenseLayer working() {
        return working;
    }

    /** The projector itself. */
    FusedDenseLayer served() {
        if (servedIsOld) {
            write(projector.projector(), served);
            servedIsOld = false;
        }
        return served;
    }

    /** Says where the gradient of the parameters goes. */
    void gradientTo(FloatPointer place) {
        gradient = place;
        working.setBackpropGradientsViewArray(workingGradients);
    }

    /** Turns the gradient of the matrix that has been gathered so far into that of the parameters. */
    void gathered() {
        Matrix.pointer(workingGradients).get(workingGradient, 0, workingGradient.length);
        float[] found = new float[theta.length];
        projector.pullBack(workingGradient, found);
        gradient.put(found, 0, found.length);
    }

    /** Follows the parameters after a step. */
    void moved() {
        parameters.get(theta, 0, theta.length);
        projector.follow(theta);
        parameters.put(theta, 0, theta.length);
        write(projector.working(), working);
        servedIsOld = true;
    }

    /**
     * Begins anew at the parameters.
     *
     * @throws IllegalArgumentException If they give no projector.
     */
    void placed() {
        parameters.get(theta, 0, theta.length);
        projector = projection.open(theta);
        write(projector.working(), working);
        servedIsOld = true;
    }

    /** What the projector keeps in double precision. */
    double[] exact() {
        return projector.exact();
    }

    /**
     * Goes on, after {@link #placed}, from what a projector kept.
     *
     * @throws IllegalArgumentException If it is of another projector.
     */
    void restore(double[] exact) {
        projector.restore(exact);
        write(projector.working(), working);
    }

    private static void write(float[] matrix, FusedDenseLayer layer) {
        Matrix.pointer(layer.params()).put(matrix, 0, matrix.length);
    }
}
