/**
 * ONNX files in service. {@link org.idem4j.onnx.serving.OnnxRegressor} is a Tribuo model over ONNX Runtime for any file
 * R<sup>n</sup> → R<sup>n</sup>, ours or not; {@link org.idem4j.onnx.serving.ExecutionProvider} chooses where it runs and
 * falls back to the CPU when allowed. Neither DL4J nor ND4J is needed here.
 */
package org.idem4j.onnx.serving;
