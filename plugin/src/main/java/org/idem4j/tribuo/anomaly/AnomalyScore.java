package org.idem4j.tribuo.anomaly;

/** What the score of a row x is; the higher, the less expected. */
public enum AnomalyScore {
    /**
     * How much less dense the expected rows lie at x than they could at most, as a logarithm. The density is a mixture of
     * Gaussians of the latent rows g(x), for self-maps f = g⁻¹ ∘ A ∘ g, or of the codes of x, for those with an encoder.
     */
    MIXTURE,
    /**
     * How far f moves x: the root mean square over the columns of (f(x) − x) / deviation, of images in one unit for all
     * pixels. For any self-map.
     */
    DISTANCE
}
