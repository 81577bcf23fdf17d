/**
 * Translators of DL4J's input preprocessors. Each gives the next layer the array that it takes: rows, time series, images or
 * volumes. {@link org.idem4j.onnx.export.preprocessor.StandardPreProcessors} lists them.
 */
package org.idem4j.onnx.export.preprocessor;
