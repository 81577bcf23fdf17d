/**
 * ONNX graphs, built by hand. {@link org.idem4j.onnx.graph.OnnxGraph} is a thin builder on the ONNX protobuf, {@link
 * org.idem4j.onnx.graph.OnnxFiles} writes what it has built,
 * {@link org.idem4j.onnx.graph.SelfMapGraph} puts a network between a standardisation and its inverse and makes a whole
 * model of it, and {@link org.idem4j.onnx.graph.TribuoGraph} splices a graph into Tribuo's own. Nothing here knows DL4J.
 */
package org.idem4j.onnx.graph;
