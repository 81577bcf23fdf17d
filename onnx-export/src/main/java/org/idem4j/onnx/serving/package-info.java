/**
 * ONNX files in service; all of this module that imports ONNX Runtime. {@link org.idem4j.onnx.serving.OnnxRegressor} is a Tribuo
 * model for any file R<sup>n</sup> → R<sup>n</sup>, ours or not, for Tribuo's examples and for rows in arrays and buffers.
 * {@link org.idem4j.onnx.serving.ServingOptions} says where it may run and {@link org.idem4j.onnx.serving.Placement} where its
 * operators really do; neither DL4J nor ND4J is needed here.
 */
package org.idem4j.onnx.serving;
