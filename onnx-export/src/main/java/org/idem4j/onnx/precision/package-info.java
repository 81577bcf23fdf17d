/**
 * ONNX files in less precise numbers. {@link org.idem4j.onnx.precision.ReducedPrecision} rewrites a graph of single precision into
 * one of a {@link org.idem4j.onnx.graph.Precision}: its inner products only, for what an idempotent network keeps its promise by
 * is linear and stays.
 */
package org.idem4j.onnx.precision;
