package org.idem4j.onnx.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** The convolutional family: what works on sequences, images and volumes. */
final class ConvolutionTranslators {

    private ConvolutionTranslators() {}

    static Map<Class<?>, LayerTranslator> all() {
        Map<Class<?>, LayerTranslator> all = new LinkedHashMap<>();
        convolutions(all);
        poolings(all);
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
    }
}
