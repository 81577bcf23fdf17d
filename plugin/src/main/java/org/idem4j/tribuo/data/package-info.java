/**
 * Where rows come from, and what is done to them before training. The data sources make examples from a CSV, from any other
 * source or from a part of one, most of them {@linkplain org.idem4j.tribuo.data.SelfMapDataSource self-maps}, whose output
 * dimensions are their features; their {@linkplain org.idem4j.tribuo.data.SourceProvenance provenance} rebuilds them where it
 * rebuilds all that they read. A {@link org.idem4j.tribuo.data.Corruption} damages inputs on purpose, for training and for
 * tests, and a {@link org.idem4j.tribuo.data.Standardisation} gives the units of the columns.
 */
package org.idem4j.tribuo.data;
