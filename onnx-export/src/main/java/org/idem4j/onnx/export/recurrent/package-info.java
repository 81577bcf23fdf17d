/**
 * Translators of recurrent layers and of layers on time series. A cell becomes ONNX's operator where that knows the cell's
 * activation functions, and a loop over the steps where it does not. {@link
 * org.idem4j.onnx.export.recurrent.RecurrentTranslators} lists them.
 */
package org.idem4j.onnx.export.recurrent;
