/**
 * DeepLearning4J networks to ONNX, and the only package of this module that imports DL4J.
 * {@link org.idem4j.onnx.export.NetworkExporter} reads either kind of network as steps, infers the shapes of their
 * activations, and lets the {@link org.idem4j.onnx.export.Translators} of layers, preprocessors and vertices append each to
 * the graph of a {@link org.idem4j.onnx.export.Translation}. What can't be exported is refused by name, all obstacles at once,
 * before anything is written; {@link org.idem4j.onnx.export.SavedNetwork} exports DL4J's zips.
 */
package org.idem4j.onnx.export;
