package org.idem4j.onnx.export.convolution;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Batch normalisation with the statistics of the training, of vectors, images, and sequences with the channels last. */
final class BatchNormalizationTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException If DL4J itself can't normalise such arrays.
     */
    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        boolean last = ((BatchNormalization) configuration).getCnn2DFormat() == CNN2DFormat.NHWC;
        if (input instanceof InputType.InputTypeConvolutional3D) {
            throw new IllegalArgumentException("DL4J itself can't normalise volumes");
        } else if (input instanceof InputType.InputTypeRecurrent
                && !(last && Layout.of(input).channelsLast())) {
            throw new IllegalArgumentException(
                    "DL4J normalises sequences right only as NWC arrays in a layer with the data format NHWC");
        } else if (input instanceof InputType.InputTypeConvolutional
                && last != Layout.of(input).channelsLast()) {
            throw new IllegalArgumentException("the layer's data format is the other one");
        }
        return input;
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        BatchNormalization normalization = (BatchNormalization) layer.conf().getLayer();
        int rank = translation.shape(input).length;
        Layout layout = new Layout(rank > 2 && normalization.getCnn2DFormat() == CNN2DFormat.NHWC, rank - 2);
        String y = translation
                .graph()
                .node(
                        "BatchNormalization",
                        List.of(
                                layout.channelsFirst(translation, input),
                                translation.vector("gamma", gamma(layer)),
                                translation.vector("beta", beta(layer)),
                                translation.vector(
                                        "mean", layer.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN)),
                                translation.vector("variance", variance(layer))),
                        Map.of("epsilon", normalization.getEps()));
        return layout.back(translation, y);
    }

    private static INDArray gamma(Layer layer) {
        BatchNormalization normalization = (BatchNormalization) layer.conf().getLayer();
        return normalization.isLockGammaBeta()
                ? locked(normalization, normalization.getGamma(), 1)
                : layer.getParam(BatchNormalizationParamInitializer.GAMMA);
    }

    private static INDArray beta(Layer layer) {
        BatchNormalization normalization = (BatchNormalization) layer.conf().getLayer();
        return normalization.isLockGammaBeta()
                ? locked(normalization, normalization.getBeta(), 0)
                : layer.getParam(BatchNormalizationParamInitializer.BETA);
    }

    /** DL4J applies locked values only if neither is the neutral one. */
    private static INDArray locked(BatchNormalization normalization, double value, double neutral) {
        boolean applied = normalization.getGamma() != 1 && normalization.getBeta() != 0;
        return Nd4j.valueArrayOf(normalization.getNOut(), applied ? value : neutral);
    }

    /** DL4J keeps the variance or log₁₀ of its root. */
    private static INDArray variance(Layer layer) {
        INDArray variance = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
        if (variance != null) {
            return variance;
        }
        INDArray log = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
        return Transforms.pow(Nd4j.valueArrayOf(log.shape(), 10.0), log.mul(2));
    }
}
