package org.idem4j.tribuo.polish;

import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;

/**
 * Any function, polished; of a served file, say, that was exported without.
 *
 * @param f The function.
 * @param polish How often.
 */
public record PolishedSelfMap(DenseSelfMap f, Polish polish) implements DenseSelfMap {

    @Override
    public SelfMap selfMap() {
        return f.selfMap();
    }

    @Override
    public float[] apply(float[] rows) {
        return polish.apply(f::apply, rows);
    }
}
