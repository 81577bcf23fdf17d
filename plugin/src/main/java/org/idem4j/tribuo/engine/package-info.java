/**
 * DeepLearning4J behind one small interface, and the only package that imports it. A
 * {@link org.idem4j.tribuo.engine.Network} applies f to {@link org.idem4j.tribuo.engine.Batch}es, a
 * {@link org.idem4j.tribuo.engine.Pass} takes an error at f's output back to the parameters, and a
 * {@link org.idem4j.tribuo.engine.TrainableNetwork} moves them. {@link org.idem4j.tribuo.engine.Engine} opens networks and
 * says what they run on.
 */
package org.idem4j.tribuo.engine;
