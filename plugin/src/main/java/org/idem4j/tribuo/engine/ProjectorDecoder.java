package org.idem4j.tribuo.engine;

/**
 * g⁻¹ ∘ A, which takes g(x) to f(x).
 *
 * @param f The network, as it is served.
 */
record ProjectorDecoder(ProjectorStage f) implements Forward {

    @Override
    public int inputs() {
        return f.inputs();
    }

    @Override
    public int outputs() {
        return f.outputs();
    }

    @Override
    public Matrix forward(Matrix latent, MatrixPool memory) {
        Matrix y = f.middle().forward(latent, memory);
        f.g().invert(y, memory);
        return y;
    }
}
