/**
 * Translators of layers that work on sequences, images and volumes, and of batch normalisation, of vectors too. Convolutions and
 * poolings share the arithmetic of their windows, and all of them a layout that says where the channels are. {@link
 * org.idem4j.onnx.export.convolution.ConvolutionTranslators} lists them.
 */
package org.idem4j.onnx.export.convolution;
