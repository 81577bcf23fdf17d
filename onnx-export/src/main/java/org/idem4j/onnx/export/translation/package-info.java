/**
 * What translators are made of. A {@link org.idem4j.onnx.export.translation.LayerTranslator}, {@link
 * org.idem4j.onnx.export.translation.PreProcessorTranslator} or {@link org.idem4j.onnx.export.translation.VertexTranslator}
 * tells what stands in the way of one kind of DL4J's parts, and appends it to the graph of a {@link
 * org.idem4j.onnx.export.translation.Translation}. {@link org.idem4j.onnx.export.translation.Translators} says which
 * translator serves which class; those of the families are not known here, only that of activation functions, which most of
 * them have.
 */
package org.idem4j.onnx.export.translation;
