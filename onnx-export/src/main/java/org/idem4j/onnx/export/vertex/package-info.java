/**
 * Translators of the vertices of computation graphs that hold no layer. They combine, cut, calculate and turn time series,
 * and tell the shapes that DL4J's own inference forgets. {@link org.idem4j.onnx.export.vertex.StandardVertices} lists them.
 */
package org.idem4j.onnx.export.vertex;
