package org.idem4j.onnx.export.translation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.layers.CapsuleLayer;
import org.deeplearning4j.nn.conf.layers.CapsuleStrengthLayer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected1D;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.PrimaryCapsules;
import org.deeplearning4j.nn.conf.layers.RecurrentAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.layers.recurrent.MaskZeroLayer;

/** Why a kind of layer or vertex that has no translator has none. */
final class Refusals {

    private static final Map<Class<?>, String> REASONS = new LinkedHashMap<>();

    static {
        String attention = "attention depends on masks, which an exported network does not take";
        REASONS.put(SelfAttentionLayer.class, attention);
        REASONS.put(LearnedSelfAttentionLayer.class, attention);
        REASONS.put(RecurrentAttentionLayer.class, attention);
        REASONS.put(AttentionVertex.class, attention);
        String masks = "masks of time steps are not exported; leave the layer out where no step is masked";
        REASONS.put(MaskLayer.class, masks);
        REASONS.put(MaskZeroLayer.class, masks);
        String capsules = "capsules route by a loop, which is not translated";
        REASONS.put(PrimaryCapsules.class, capsules);
        REASONS.put(CapsuleLayer.class, capsules);
        REASONS.put(CapsuleStrengthLayer.class, capsules);
        String local = "locally connected weights have no operator in ONNX";
        REASONS.put(LocallyConnected1D.class, local);
        REASONS.put(LocallyConnected2D.class, local);
        REASONS.put(VariationalAutoencoder.class, "a variational autoencoder's forward pass is not translated");
        REASONS.put(Yolo2OutputLayer.class, "object detection's decoding of boxes is not translated");
        // Last: the layers above extend it.
        REASONS.put(AbstractSameDiffLayer.class, "it is computed by SameDiff code, which can't be read");
        REASONS.put(SameDiffVertex.class, "it is computed by SameDiff code, which can't be read");
    }

    private Refusals() {}

    static String reason(Class<?> kind) {
        return REASONS.entrySet().stream()
                .filter(refusal -> refusal.getKey().isAssignableFrom(kind))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("there is no translator for " + kind.getName() + "; register one");
    }
}
