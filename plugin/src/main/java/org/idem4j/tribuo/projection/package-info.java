/**
 * How an n × n matrix A stays an orthogonal projector while it is learnt. A {@link org.idem4j.tribuo.projection.Projection}
 * says which free parameters there are, and its {@link org.idem4j.tribuo.projection.LearntProjector} turns them into A and
 * dL/dA into their gradient: by the formula of the projector on a span, or by purification, the paper's corrector applied
 * after each step. It starts on the rows' {@link org.idem4j.tribuo.projection.PrincipalDirections}. All of it is computed in
 * double precision, for n × n is small.
 */
package org.idem4j.tribuo.projection;
