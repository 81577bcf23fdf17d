/**
 * The corrector after training: not in the gradient, but applied to the trained network as a function, h = 3f∘f − 2f∘f∘f. It
 * works on any function of rows and on any part of an ONNX graph, and knows nothing of networks. What it gains and costs is
 * measured in {@code evaluation}.
 */
package org.idem4j.tribuo.polish;
