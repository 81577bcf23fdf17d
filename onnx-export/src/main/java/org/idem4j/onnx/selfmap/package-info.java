/**
 * The ground floor: self-maps f: R<sup>n</sup> → R<sup>n</sup> by name. {@link org.idem4j.onnx.selfmap.SelfMap} holds
 * the correspondence between features and output dimensions and turns Tribuo's examples into dense float rows and rows
 * into regressors. {@link org.idem4j.onnx.selfmap.DenseSelfMap} is the function itself, on such rows, whoever computes it.
 */
package org.idem4j.onnx.selfmap;
