/**
 * Translators of feed-forward layers. Dense, embedding and element-wise layers live here, and what takes values of any shape:
 * activations, learnt slopes and the wrappers of frozen layers. {@link
 * org.idem4j.onnx.export.feedforward.FeedForwardTranslators} lists them.
 */
package org.idem4j.onnx.export.feedforward;
