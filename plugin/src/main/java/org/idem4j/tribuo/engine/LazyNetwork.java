package org.idem4j.tribuo.engine;

import java.util.Optional;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.Architecture;

/**
 * A network that is opened when it is first applied: whoever reads a model only to look at it, or rebuilds one with the kernels
 * of another machine, needs no native library before.
 */
final class LazyNetwork implements Network {

    private final Architecture architecture;
    private float[] parameters;
    private volatile WiredNetwork opened;

    LazyNetwork(Architecture architecture, float[] parameters) {
        this.architecture = architecture;
        this.parameters = parameters.clone();
    }

    private WiredNetwork opened() {
        if (opened == null) {
            open();
        }
        return opened;
    }

    private synchronized void open() {
        if (opened == null) {
            opened = WiredNetwork.toApply(architecture, parameters);
            parameters = null;
        }
    }

    @Override
    public float[] apply(float[] rows) {
        return opened().apply(rows);
    }

    @Override
    public synchronized float[] parameters() {
        return opened == null ? parameters.clone() : opened.parameters();
    }

    @Override
    public String appendTo(OnnxGraph graph, String input) {
        return opened().appendTo(graph, input);
    }

    @Override
    public Optional<Latents> latents() {
        return opened().latents();
    }

    @Override
    public Optional<Codes> codes() {
        return opened().codes();
    }
}
