package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** What one shard's rows give to the gradient of a {@link NarrowProjector}, and the memory that its passes work in. */
final class NarrowShare implements GradientShare {

    /** The share of one layer's gradient. */
    static final class OfLayer {
        private final int firstBias;
        private final FloatPointer weights;
        private final float[] biases;
        private boolean kept;

        private OfLayer(NarrowLayer layer, int first, Matrix memory) {
            this.firstBias = first + layer.inputs() * layer.outputs();
            this.weights = memory == null ? null : memory.at(first);
            this.biases = new float[layer.outputs()];
        }

        /** Whether the gradient of the parameters is to be computed. */
        boolean gathers() {
            return weights != null;
        }

        /** Where the gradient of the weights goes. */
        FloatPointer weights() {
            return weights;
        }

        /** The gradient of the biases, to be added to. */
        float[] biases() {
            return biases;
        }

        /** 0 if the gradient of the weights is to be written over, 1 if it is to be added to, as from then on. */
        float keep() {
            float keep = kept ? 1 : 0;
            kept = true;
            return keep;
        }

        private void begin() {
            kept = false;
            Arrays.fill(biases, 0);
        }
    }

    private final List<NarrowCoupling> couplings;
    private final Matrix memory;
    private final List<List<OfLayer>> layers = new ArrayList<>();
    private final GradientShare ofMiddle;
    private final NarrowScratch scratch;
    private final List<NarrowPass> passes = new ArrayList<>();
    private int used;

    /**
     * A share.
     *
     * @param rows The shard's rows.
     * @param kind What it is for.
     * @param parameters How many the couplings have.
     * @param ofMiddle The share of what lies between the couplings.
     */
    NarrowShare(List<NarrowCoupling> couplings, int rows, Gathering kind, int parameters, GradientShare ofMiddle) {
        this.couplings = couplings;
        this.memory = kind == Gathering.NOTHING ? null : Matrix.allocate(1, parameters);
        int next = 0;
        for (NarrowCoupling coupling : couplings) {
            List<OfLayer> net = new ArrayList<>();
            for (NarrowLayer layer : coupling.net()) {
                net.add(new OfLayer(layer, next, memory));
                next += (layer.inputs() + 1) * layer.outputs();
            }
            layers.add(net);
        }
        this.ofMiddle = ofMiddle;
        this.scratch = new NarrowScratch(rows, NarrowProjector.widest(couplings));
    }

    List<OfLayer> of(int coupling) {
        return layers.get(coupling);
    }

    GradientShare ofMiddle() {
        return ofMiddle;
    }

    NarrowScratch scratch() {
        return scratch;
    }

    /** Memory for an application; that of earlier batches serves again. */
    NarrowPass pass() {
        if (used == passes.size()) {
            passes.add(NarrowPass.allocate(couplings, scratch.rows()));
        }
        return passes.get(used++);
    }

    /** Begins at zero; what was gathered before is added by {@link #merge}. */
    @Override
    public void begin(boolean toBeAddedTo) {
        used = 0;
        layers.forEach(net -> net.forEach(OfLayer::begin));
        ofMiddle.begin(toBeAddedTo);
    }

    /** Whether no application went back since it began: each goes through the middle. */
    @Override
    public boolean isEmpty() {
        return ofMiddle.isEmpty();
    }

    /**
     * Brings the couplings' shares of all shards together.
     *
     * @param place The couplings' parameters.
     */
    static void merge(List<NarrowShare> shares, ParameterPlace place, boolean accumulate) {
        float[] sum = new float[place.count()];
        float[] values = new float[place.count()];
        if (accumulate) {
            place.readGradient(sum);
        }
        for (NarrowShare share : shares) {
            share.memory.read(0, values, values.length);
            share.layers.forEach(net -> net.forEach(
                    layer -> System.arraycopy(layer.biases, 0, values, layer.firstBias, layer.biases.length)));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        place.writeGradient(sum);
    }

    @Override
    public long bytes() {
        return (memory == null ? 0 : memory.bytes())
                + ofMiddle.bytes()
                + scratch.bytes()
                + passes.stream().mapToLong(NarrowPass::bytes).sum();
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
        }
        ofMiddle.close();
        scratch.close();
        passes.forEach(NarrowPass::close);
    }
}
