/**
 * ONNX graphs, built by hand. {@link org.idem4j.onnx.graph.OnnxGraph} is a thin builder on the ONNX protobuf, with the {@link
 * org.idem4j.onnx.graph.Operators} that need more than values, and {@link org.idem4j.onnx.graph.OnnxFiles} writes what it has
 * built, of any size. {@link org.idem4j.onnx.graph.SelfMapGraph} makes a whole model of a network between a standardisation and
 * its inverse, and {@link org.idem4j.onnx.graph.TribuoGraph} splices a graph into Tribuo's own; nothing here knows DL4J.
 */
package org.idem4j.onnx.graph;
