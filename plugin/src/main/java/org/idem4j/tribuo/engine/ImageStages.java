package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.engine.convolution.Convolutions;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.GroupNormLayer;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageNetwork;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.SkipLayer;
import org.idem4j.tribuo.network.TransposedLayer;

/**
 * Wires the stages of image layers. Between them the channels of a pixel lie side by side; rows, which have them one after the
 * other, are turned at the input and back at the output.
 */
final class ImageStages {

    private final ParameterPlace all;
    private final Convolutions convolutions;
    private int next;

    private ImageStages(ParameterPlace all, Convolutions convolutions) {
        this.all = all;
        this.convolutions = convolutions;
    }

    /** A network on its parameters, on rows as they are stored. */
    static Chain onRows(ImageNetwork network, ParameterPlace place, Convolutions convolutions) {
        List<Stage> stages = new ArrayList<>();
        turn(stages, network.input(), true);
        stages.addAll(onPixels(network, place, convolutions).parts());
        turn(stages, network.output(), false);
        return new Chain(List.copyOf(stages));
    }

    /** A network on its parameters, on rows whose pixels have their channels side by side. */
    static Chain onPixels(ImageNetwork network, ParameterPlace place, Convolutions convolutions) {
        return new ImageStages(place, convolutions).chain(network.layers());
    }

    /** How many of the stages on rows make the code. */
    static int encoder(ImageNetwork network) {
        return network.encoder() + (RowOrder.isSame(network.input()) ? 0 : 1);
    }

    private static void turn(List<Stage> stages, ImageShape shape, boolean toPixels) {
        if (!RowOrder.isSame(shape)) {
            stages.add(new RowOrder(shape, toPixels));
        }
    }

    private Chain chain(List<ImageLayer> layers) {
        List<Stage> stages = new ArrayList<>();
        layers.forEach(layer -> stages.add(stage(layer)));
        return new Chain(List.copyOf(stages));
    }

    private Stage stage(ImageLayer layer) {
        if (layer instanceof SkipLayer skip) {
            return new JoinStage(
                    chain(skip.around()),
                    skip.input().channels(),
                    skip.output().channels() - skip.input().channels());
        }
        ParameterPlace place = all.part(next, layer.parameterCount());
        next += place.count();
        if (layer instanceof ConvolutionLayer convolution) {
            return ConvolutionStage.of(convolution, place, convolutions);
        } else if (layer instanceof TransposedLayer transposed) {
            return ConvolutionStage.of(transposed, place, convolutions);
        } else if (layer instanceof GroupNormLayer norm) {
            return new GroupNormStage(norm, place);
        }
        return new BatchNormStage((BatchNormLayer) layer, place);
    }
}
