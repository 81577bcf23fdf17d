package org.idem4j.onnx.export;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional3D;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnn3DPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.idem4j.onnx.export.NetworkSteps.LayerStep;
import org.idem4j.onnx.export.NetworkSteps.Step;

/** What a network itself tells of the types of its inputs, as functions of the sizes that it does not tell. */
final class NetworkInputs {

    private NetworkInputs() {}

    /** The type that the first layer, or its preprocessor, takes; none where another kind of step takes the input. */
    static Optional<LongFunction<InputType>> told(NetworkSteps network, String input) {
        List<Step> consumers = network.consumers(input);
        return consumers.stream()
                .filter(LayerStep.class::isInstance)
                .map(LayerStep.class::cast)
                .map(step -> step.preProcessor() == null
                        ? takenBy(step.configuration())
                        : takenBy(step.preProcessor(), step.configuration()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<LongFunction<InputType>> takenBy(Layer layer) {
        if (layer instanceof FrozenLayer frozen) {
            return takenBy(frozen.getLayer());
        } else if (layer instanceof FrozenLayerWithBackprop frozen) {
            return takenBy(frozen.getUnderlying());
        } else if (layer instanceof TimeDistributed steps && steps.getUnderlying() instanceof FeedForwardLayer inside) {
            return Optional.of(size -> InputType.recurrent(inside.getNIn(), size, steps.getRnnDataFormat()));
        } else if (layer instanceof BaseWrapperLayer wrapper) {
            return takenBy(wrapper.getUnderlying());
        } else if (layer instanceof Bidirectional both) {
            return takenBy(both.getFwd());
        } else if (layer instanceof EmbeddingLayer) {
            return Optional.of(size -> InputType.feedForward(1));
        } else if (layer instanceof EmbeddingSequenceLayer) {
            return Optional.of(size -> InputType.recurrent(1, size));
        } else if (layer instanceof FeedForwardLayer feedForward && feedForward.getNIn() > 0) {
            return Optional.of(size -> takenBy(feedForward, size));
        }
        return Optional.empty();
    }

    /** How many features or channels a layer takes; 0 if it doesn't tell, or if they are indices. */
    static long inputsOf(Layer layer) {
        if (layer instanceof FrozenLayer frozen) {
            return inputsOf(frozen.getLayer());
        } else if (layer instanceof FrozenLayerWithBackprop frozen) {
            return inputsOf(frozen.getUnderlying());
        } else if (layer instanceof BaseWrapperLayer wrapper) {
            return inputsOf(wrapper.getUnderlying());
        } else if (layer instanceof Bidirectional both) {
            return inputsOf(both.getFwd());
        }
        boolean indices = layer instanceof EmbeddingLayer || layer instanceof EmbeddingSequenceLayer;
        return layer instanceof FeedForwardLayer inside && !indices ? inside.getNIn() : 0;
    }

    private static InputType takenBy(FeedForwardLayer layer, long size) {
        long n = layer.getNIn();
        if (layer instanceof Convolution3D cnn3d) {
            return InputType.convolutional3D(cnn3d.getDataFormat(), size, size, size, n);
        } else if (layer instanceof Deconvolution3D cnn3d) {
            return InputType.convolutional3D(cnn3d.getDataFormat(), size, size, size, n);
        } else if (layer instanceof Convolution1DLayer cnn1d) {
            return InputType.recurrent(n, size, cnn1d.getRnnDataFormat());
        } else if (layer instanceof ConvolutionLayer cnn) {
            return InputType.convolutional(size, size, n, cnn.getCnn2dDataFormat());
        } else if (layer instanceof BaseRecurrentLayer recurrent) {
            return InputType.recurrent(n, size, recurrent.getRnnDataFormat());
        } else if (layer instanceof RnnOutputLayer recurrent) {
            return InputType.recurrent(n, size, recurrent.getRnnDataFormat());
        }
        return InputType.feedForward(n);
    }

    private static Optional<LongFunction<InputType>> takenBy(InputPreProcessor preProcessor, Layer layer) {
        if (preProcessor instanceof ComposableInputPreProcessor all) {
            return takenBy(all.getInputPreProcessors()[0], layer);
        } else if (preProcessor instanceof RnnToFeedForwardPreProcessor p && layer instanceof FeedForwardLayer dense) {
            return Optional.of(size -> InputType.recurrent(dense.getNIn(), size, p.getRnnDataFormat()));
        }
        return Optional.ofNullable(takenBy(preProcessor)).map(NetworkInputs::sized);
    }

    /** The type that a preprocessor takes; null if it doesn't tell. */
    static InputType takenBy(InputPreProcessor preProcessor) {
        if (preProcessor instanceof CnnToFeedForwardPreProcessor p) {
            return InputType.convolutional(p.getInputHeight(), p.getInputWidth(), p.getNumChannels(), p.getFormat());
        } else if (preProcessor instanceof CnnToRnnPreProcessor p) {
            return InputType.convolutional(p.getInputHeight(), p.getInputWidth(), p.getNumChannels());
        } else if (preProcessor instanceof Cnn3DToFeedForwardPreProcessor p) {
            var format = p.isNCDHW() ? Convolution3D.DataFormat.NCDHW : Convolution3D.DataFormat.NDHWC;
            return InputType.convolutional3D(
                    format, p.getInputDepth(), p.getInputHeight(), p.getInputWidth(), p.getNumChannels());
        } else if (preProcessor instanceof FeedForwardToCnnPreProcessor p) {
            return InputType.feedForward(p.getInputHeight() * p.getInputWidth() * p.getNumChannels());
        } else if (preProcessor instanceof FeedForwardToCnn3DPreProcessor p) {
            long size = (long) p.getInputDepth() * p.getInputHeight() * p.getInputWidth() * p.getNumChannels();
            return InputType.feedForward(size);
        } else if (preProcessor instanceof RnnToCnnPreProcessor p) {
            long size = (long) p.getInputHeight() * p.getInputWidth() * p.getNumChannels();
            return InputType.recurrent(size, p.getRnnDataFormat());
        }
        return null;
    }

    /** A given type, with the sizes filled in that it leaves open. */
    static LongFunction<InputType> sized(InputType given) {
        if (given instanceof InputTypeRecurrent rnn && rnn.getTimeSeriesLength() <= 0) {
            return size -> InputType.recurrent(rnn.getSize(), size, rnn.getFormat());
        } else if (given instanceof InputTypeConvolutional cnn && (cnn.getHeight() <= 0 || cnn.getWidth() <= 0)) {
            return size -> InputType.convolutional(
                    or(cnn.getHeight(), size), or(cnn.getWidth(), size), cnn.getChannels(), cnn.getFormat());
        } else if (given instanceof InputTypeConvolutional3D cnn
                && (cnn.getDepth() <= 0 || cnn.getHeight() <= 0 || cnn.getWidth() <= 0)) {
            return size -> InputType.convolutional3D(
                    cnn.getDataFormat(),
                    or(cnn.getDepth(), size),
                    or(cnn.getHeight(), size),
                    or(cnn.getWidth(), size),
                    cnn.getChannels());
        }
        return size -> given;
    }

    private static long or(long known, long size) {
        return known > 0 ? known : size;
    }
}
