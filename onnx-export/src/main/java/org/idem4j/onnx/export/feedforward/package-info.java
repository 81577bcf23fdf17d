/**
 * Translators of feed-forward layers. Dense and embedding layers live here, and what takes values of any shape: activations,
 * element-wise weights and the wrappers of frozen layers. {@link
 * org.idem4j.onnx.export.feedforward.FeedForwardTranslators} lists them.
 */
package org.idem4j.onnx.export.feedforward;
