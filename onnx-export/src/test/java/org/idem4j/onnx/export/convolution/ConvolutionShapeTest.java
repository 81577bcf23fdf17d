package org.idem4j.onnx.export.convolution;

import static org.deeplearning4j.nn.conf.ConvolutionMode.Same;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.idem4j.onnx.export.ExportParity;
import org.idem4j.onnx.export.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes of volumes, where DL4J's own inference of them goes wrong. */
class ConvolutionShapeTest {

    private static final int OUT = 3;

    @Test
    void should_know_the_shape_of_volumes_with_a_stride_for_each_size() {
        InputType input = InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 5, 6, 7, 2);
        Layer layer = new Convolution3D.Builder(2, 2, 2)
                .stride(2, 1, 3)
                .convolutionMode(Same)
                .nOut(OUT)
                .build();

        // DL4J takes the height's stride for the width.
        ExportParity.of(Networks.of(input, layer)).inputTypes(input).check();
    }

    static Stream<UnaryOperator<Layer>> freezings() {
        return Stream.of(layer -> new FrozenLayer.Builder().layer(layer).build(), FrozenLayerWithBackprop::new);
    }

    @ParameterizedTest
    @MethodSource("freezings")
    void should_know_the_shape_of_what_frozen_layers_give(UnaryOperator<Layer> freeze) {
        InputType input = InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, 5, 6, 7, 2);
        Layer convolution = new Convolution3D.Builder(2, 2, 2).nOut(OUT).build();
        Layer pooling = new Subsampling3DLayer.Builder(PoolingType.MAX, new int[] {2, 2, 2}).build();

        // DL4J infers another format than the arrays have.
        ExportParity.of(Networks.of(input, freeze.apply(convolution), pooling))
                .inputTypes(input)
                .check();
    }
}
