package org.idem4j.onnx.export.recurrent;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.util.TimeSeriesUtils;
import org.idem4j.onnx.export.translation.LayerTranslator;

/** Translates a layer that takes time series of the format in its configuration. */
interface SeriesTranslator extends LayerTranslator {

    /** The format; null where DL4J has none, which means NCW. */
    default RNNFormat format(Layer configuration) {
        return TimeSeriesUtils.getFormatFromRnnLayer(configuration);
    }

    /**
     * What a layer gives, as DL4J infers it.
     *
     * @throws IllegalArgumentException If the series have the other format: DL4J would take features for time.
     */
    @Override
    default InputType outputType(Layer configuration, InputType input) {
        RNNFormat format = format(configuration) == RNNFormat.NWC ? RNNFormat.NWC : RNNFormat.NCW;
        if (input instanceof InputTypeRecurrent series && series.getFormat() != format) {
            throw new IllegalArgumentException("the layer's format is " + format + "; give series of that format");
        }
        return configuration.clone().getOutputType(0, input);
    }
}
