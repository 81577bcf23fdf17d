package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * Layers one on the other.
 *
 * @param layers From input to output.
 */
record Chain(List<FusedDenseLayer> layers) implements Wiring {

    @Override
    public double operations() {
        return layers.stream()
                .mapToDouble(layer -> 2.0 * layer.inputs() * layer.outputs())
                .sum();
    }

    @Override
    public Matrix forward(Matrix x, MatrixPool memory) {
        Matrix activation = x;
        for (FusedDenseLayer layer : layers) {
            Matrix next = memory.take(x.rows(), layer.outputs());
            layer.forward(new FusedDenseLayer.Application(activation, null, next));
            if (activation != x) {
                memory.giveBack(activation);
            }
            activation = next;
        }
        return activation;
    }

    @Override
    public DensePass pass(Matrix x, GradientShare[] gradient, MatrixPool memory) {
        return new DensePass(layers, x, gradient, memory);
    }
}
