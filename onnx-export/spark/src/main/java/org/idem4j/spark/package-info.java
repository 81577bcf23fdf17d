/**
 * A served ONNX file in Spark. {@link org.idem4j.spark.RepairTransformer} repairs, scores and flags the columns of a DataFrame, in a
 * pipeline or a stream; the driver reads the file and checks the columns, the executors get its bytes once and open it once for all
 * their tasks. What a repair is, is said in {@link org.idem4j.onnx.repair}.
 */
package org.idem4j.spark;
