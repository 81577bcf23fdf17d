/**
 * What a repair needs beside f itself. A model says in its {@link org.idem4j.onnx.repair.RepairFacts} what stands for a
 * missing cell and how far f moves clean rows, its {@link org.idem4j.onnx.repair.Calibration}; both travel in an ONNX file's
 * metadata. {@link org.idem4j.onnx.repair.RepairedRows} tells which cells a repair changed, and by how much, and
 * {@link org.idem4j.onnx.repair.RepeatableStep} is a repair that may run twice, to the last bit.
 */
package org.idem4j.onnx.repair;
