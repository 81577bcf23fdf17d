package org.idem4j.onnx.export.convolution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.Upsampling3D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPadding3DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping3D;
import org.idem4j.onnx.export.translation.LayerTranslator;

/** The convolutional family: what works on sequences, images and volumes. */
public final class ConvolutionTranslators {

    /** The layout of the layers of sequences and volumes that have no choice. */
    private static final Layout SEQUENCE = new Layout(false, 1);

    private static final Layout VOLUME = new Layout(false, 3);

    private ConvolutionTranslators() {}

    /**
     * The translators of the family.
     *
     * @return By the class of the configuration.
     */
    public static Map<Class<?>, LayerTranslator> all() {
        Map<Class<?>, LayerTranslator> all = new LinkedHashMap<>();
        convolutions(all);
        poolings(all);
        borders(all);
        all.put(SpaceToDepthLayer.class, new SpaceToDepthTranslator());
        all.put(SpaceToBatchLayer.class, new SpaceToBatchTranslator());
        all.put(LocalResponseNormalization.class, new LocalResponseTranslator());
        all.put(BatchNormalization.class, new BatchNormalizationTranslator());
        all.put(CnnLossLayer.class, new CnnLossTranslator());
        all.put(Cnn3DLossLayer.class, new CnnLossTranslator());
        return all;
    }

    private static void convolutions(Map<Class<?>, LayerTranslator> all) {
        all.put(Convolution1DLayer.class, new ConvolutionTranslator(Convolutions::sequence));
        all.put(ConvolutionLayer.class, new ConvolutionTranslator(Convolutions::plain));
        all.put(Convolution3D.class, new ConvolutionTranslator(Convolutions::plain));
        all.put(DepthwiseConvolution2D.class, new ConvolutionTranslator(Convolutions::depthwise));
        all.put(SeparableConvolution2D.class, new ConvolutionTranslator(Convolutions::separable));
        all.put(Deconvolution2D.class, new ConvolutionTranslator(new TransposedConvolution()));
        all.put(Deconvolution3D.class, new ConvolutionTranslator(new TransposedConvolution()));
    }

    private static void poolings(Map<Class<?>, LayerTranslator> all) {
        all.put(Subsampling1DLayer.class, new PoolingTranslator());
        all.put(SubsamplingLayer.class, new PoolingTranslator());
        all.put(Subsampling3DLayer.class, new PoolingTranslator());
        all.put(GlobalPoolingLayer.class, new GlobalPoolingTranslator());
        all.put(Upsampling1D.class, new UpsamplingTranslator());
        all.put(Upsampling2D.class, new UpsamplingTranslator());
        all.put(Upsampling3D.class, new UpsamplingTranslator());
    }

    private static void borders(Map<Class<?>, LayerTranslator> all) {
        all.put(
                ZeroPadding1DLayer.class,
                new PaddingTranslator(layer -> Borders.of(SEQUENCE, ((ZeroPadding1DLayer) layer).getPadding())));
        all.put(
                ZeroPaddingLayer.class,
                new PaddingTranslator(layer -> Borders.of(
                        Layout.firstIfStated(((ZeroPaddingLayer) layer).getDataFormat()),
                        ((ZeroPaddingLayer) layer).getPadding())));
        all.put(
                ZeroPadding3DLayer.class,
                new PaddingTranslator(layer -> Borders.of(VOLUME, ((ZeroPadding3DLayer) layer).getPadding())));
        all.put(
                Cropping1D.class,
                new CroppingTranslator(layer -> Borders.of(SEQUENCE, ((Cropping1D) layer).getCropping())));
        all.put(
                Cropping2D.class,
                new CroppingTranslator(layer -> Borders.of(
                        Layout.firstIfStated(((Cropping2D) layer).getDataFormat()),
                        ((Cropping2D) layer).getCropping())));
        all.put(
                Cropping3D.class,
                new CroppingTranslator(layer -> Borders.of(VOLUME, ((Cropping3D) layer).getCropping())));
    }
}
