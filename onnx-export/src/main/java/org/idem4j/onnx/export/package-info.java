/**
 * DeepLearning4J networks to ONNX, and the only package of this module that imports DL4J.
 * {@link org.idem4j.onnx.export.NetworkExporter} walks the layers, a {@link org.idem4j.onnx.export.LayerTranslator} per
 * family appends each to the graph, and {@link org.idem4j.onnx.export.ActivationTranslator} its activation function. What
 * can't be exported is refused by name, all obstacles at once, before anything is written.
 */
package org.idem4j.onnx.export;
