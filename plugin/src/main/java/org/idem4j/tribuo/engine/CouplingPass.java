package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;
import org.idem4j.tribuo.engine.FusedDenseLayer.Application;

/** One application of g⁻¹ ∘ A ∘ g that keeps what backpropagation needs: of g, of A and of g⁻¹. */
final class CouplingPass implements Pass {

    private final CouplingWiring wiring;
    private final GradientShare[] gradient;
    private final MatrixPool memory;
    private final DensePass[] there;
    private final DensePass[] back;
    private final Application middle;

    CouplingPass(CouplingWiring wiring, Matrix x, GradientShare[] gradient, MatrixPool memory) {
        this.wiring = wiring;
        this.gradient = gradient;
        this.memory = memory;
        List<CouplingNet> couplings = wiring.couplings();
        this.there = new DensePass[couplings.size()];
        this.back = new DensePass[couplings.size()];
        Matrix h = CouplingWiring.copy(x, memory);
        int share = 0;
        for (int i = 0; i < there.length; i++) {
            there[i] = couplings.get(i).pass(h, 1, shares(share, i), memory);
            share += layers(i);
        }
        // Of its output backpropagation needs nothing, for A is linear: g⁻¹ may work in place.
        this.middle = new Application(h, null, memory.take(x.rows(), x.columns()));
        wiring.middle().forward(middle);
        for (int i = there.length - 1; i >= 0; i--) {
            share -= layers(i);
            back[i] = couplings.get(i).pass(middle.y(), -1, shares(share, i), memory);
        }
    }

    private int layers(int coupling) {
        return wiring.couplings().get(coupling).net().layers().size();
    }

    private GradientShare[] shares(int from, int coupling) {
        return Arrays.copyOfRange(gradient, from, from + layers(coupling));
    }

    @Override
    public Matrix output() {
        return middle.y();
    }

    @Override
    public void backward(Batch outputError) {
        backward((Matrix) outputError, false);
    }

    @Override
    public Batch backwardToInput(Batch outputError) {
        return backward((Matrix) outputError, true);
    }

    private Matrix backward(Matrix outputError, boolean toInput) {
        Matrix afterA = CouplingWiring.copy(outputError, memory);
        for (int i = 0; i < back.length; i++) {
            wiring.couplings().get(i).backward(back[i], -1, afterA, true, memory);
        }
        Matrix error = memory.take(afterA.rows(), afterA.columns());
        wiring.middle().backward(middle, afterA, afterA, error, gradient[gradient.length - 1]);
        for (int i = there.length - 1; i >= 0; i--) {
            wiring.couplings().get(i).backward(there[i], 1, error, toInput || i > 0, memory);
        }
        return error;
    }
}
