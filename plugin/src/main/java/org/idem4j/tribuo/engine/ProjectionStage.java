package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.projection.LearntProjector;
import org.idem4j.tribuo.projection.Projection;

/**
 * y = xA with the matrix of a projection, which is no parameter but follows from some: those lie in the network's flat array,
 * the matrix in memory of its own, as the weights of a layer whose bias is zero and never moves.
 */
final class ProjectionStage implements Stage, ParameterFollower {

    private final Projection projection;
    private final ParameterPlace place;
    private final float[] theta;
    private LearntProjector projector;
    private final Matrix workingMatrix;
    private final Matrix workingGradient;
    private final Stage working;
    private final Matrix servedMatrix;
    private final Stage served;
    private boolean servedIsOld;

    /**
     * Opens a projection.
     *
     * @param place Where its parameters lie.
     * @throws IllegalArgumentException If they give no projector.
     */
    ProjectionStage(Projection projection, ParameterPlace place) {
        this.projection = projection;
        this.place = place;
        this.theta = new float[place.count()];
        place.read(theta);
        this.projector = projection.open(theta);
        this.workingMatrix = memory(projector.working());
        this.workingGradient = place.trained() ? memory(new float[0]) : null;
        this.working = layer(workingMatrix, workingGradient);
        this.servedMatrix = memory(projector.projector());
        this.served = layer(servedMatrix, null);
    }

    /** A layer's memory that begins with a matrix; the rest is zero. */
    private Matrix memory(float[] matrix) {
        int n = projection.dimension();
        Matrix memory = Matrix.allocate(1, n * n + n);
        memory.write(new float[n * n + n], 0);
        memory.write(0, matrix, matrix.length);
        return memory;
    }

    private Stage layer(Matrix memory, Matrix gradient) {
        int n = projection.dimension();
        return new DenseStage(new DenseLayer(n, n, Activation.IDENTITY, 0), ParameterPlace.all(memory, gradient));
    }

    @Override
    public int inputs() {
        return projection.dimension();
    }

    @Override
    public int outputs() {
        return projection.dimension();
    }

    @Override
    public double operations() {
        return working.operations();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        return working.forward(x, memory);
    }

    @Override
    public StagePass pass(Matrix x, GradientShare share, MatrixPool memory) {
        return working.pass(x, share, memory);
    }

    @Override
    public GradientShare share(int rows, Gathering kind) {
        return working.share(rows, kind);
    }

    /** Gathers the gradient of the matrix, and turns all of it into that of the parameters. */
    @Override
    public void merge(List<GradientShare> shares, boolean accumulate) {
        working.merge(shares, accumulate);
        int n = projection.dimension();
        float[] ofMatrix = new float[n * n];
        workingGradient.read(0, ofMatrix, ofMatrix.length);
        float[] ofParameters = new float[theta.length];
        projector.pullBack(ofMatrix, ofParameters);
        place.writeGradient(ofParameters);
    }

    /** By the projector itself. */
    @Override
    public Stage served() {
        if (servedIsOld) {
            write(projector.projector(), servedMatrix);
            servedIsOld = false;
        }
        return served;
    }

    @Override
    public void moved() {
        place.read(theta);
        projector.follow(theta);
        place.write(theta);
        follow();
    }

    @Override
    public void placed() {
        place.read(theta);
        projector = projection.open(theta);
        follow();
    }

    @Override
    public double[] exact() {
        return projector.exact();
    }

    @Override
    public void restore(double[] exact) {
        projector.restore(exact);
        follow();
    }

    private void follow() {
        write(projector.working(), workingMatrix);
        servedIsOld = true;
    }

    private static void write(float[] matrix, Matrix memory) {
        memory.write(0, matrix, matrix.length);
    }
}
