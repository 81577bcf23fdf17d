/**
 * DeepLearning4J networks to ONNX; with the packages below, all of this module that imports DL4J.
 * {@link org.idem4j.onnx.export.NetworkExporter} reads either kind of network as steps, infers the shapes of their
 * activations, and lets the {@link org.idem4j.onnx.export.StandardTranslators}, or a user's, append each to a graph. What
 * can't be exported is refused by name, all obstacles at once, before anything is written.
 */
package org.idem4j.onnx.export;
