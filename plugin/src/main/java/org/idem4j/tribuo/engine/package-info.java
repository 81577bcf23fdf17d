/**
 * Networks at work, behind two small interfaces: a {@link org.idem4j.tribuo.engine.Network} is applied, a
 * {@link org.idem4j.tribuo.engine.TrainableNetwork} trained by errors at its output, each core on a
 * {@link org.idem4j.tribuo.engine.Shard} of the batch's rows. Inside, a network is a tree of
 * {@linkplain org.idem4j.tribuo.engine.Stage stages} over one flat parameter array, which hand matrix products to BLAS or oneDNN and do
 * all else in {@linkplain org.idem4j.tribuo.engine.Blocks blocks} on the Java heap, where the JIT compiler vectorises. It is the
 * only package that knows DeepLearning4J, whose layers, parameters and order of parameters are ours: a
 * {@link org.idem4j.tribuo.engine.Dl4jNetwork} is a trained network that DL4J runs by itself.
 */
package org.idem4j.tribuo.engine;
