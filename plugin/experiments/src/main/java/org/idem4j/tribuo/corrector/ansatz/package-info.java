/**
 * The derivation of correctors (Jensen &amp; Vicary, §2.1 and Appendix A): which K′ = α₁K + … + αⱼKʲ are idempotent when K
 * = P + D, P² = P, and products with more than n letters D are dropped. {@link org.idem4j.tribuo.corrector.ansatz.Ansatz}
 * multiplies the words in P and D out, collects one equation for each word and solves them in exact fractions; nothing of
 * the answer is put in. {@link org.idem4j.tribuo.corrector.ansatz.AnsatzText} prints it as an appendix would.
 */
package org.idem4j.tribuo.corrector.ansatz;
