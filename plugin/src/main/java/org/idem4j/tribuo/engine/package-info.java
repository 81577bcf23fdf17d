/**
 * DeepLearning4J behind one small interface, and the only package that imports it: a
 * {@link org.idem4j.tribuo.engine.Network} is applied, a {@link org.idem4j.tribuo.engine.TrainableNetwork} trained by errors
 * at its output, each core on a {@link org.idem4j.tribuo.engine.Shard} of the batch's rows. Its networks are DL4J's, of
 * layers ({@link org.idem4j.tribuo.engine.FusedDenseLayer}) that hand matrix products to BLAS and do all else in blocks on
 * the Java heap, where the JIT compiler vectorises ({@link org.idem4j.tribuo.engine.Blocks}), put together by a
 * {@link org.idem4j.tribuo.engine.Wiring}: one on the other, or as couplings around a projector.
 * {@link org.idem4j.tribuo.engine.Engine} opens networks and says what they run on, and has products of matrices
 * ({@link org.idem4j.tribuo.engine.BlasProduct}) for the purification of one.
 */
package org.idem4j.tribuo.engine;
