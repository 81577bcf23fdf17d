/**
 * Densities of latent rows. {@link org.idem4j.tribuo.mixture.LatentMixture} is a mixture of Gaussians as a value: it tells
 * the density of rows, draws rows and appends itself to an ONNX graph; {@link org.idem4j.tribuo.mixture.MixtureFit} fits one to
 * rows by regularised expectation maximisation.
 */
package org.idem4j.tribuo.mixture;
