/**
 * Numbers as a person would rather see them. {@link org.idem4j.tribuo.report.Page} is a page under construction, one HTML
 * file that needs no network, of {@link org.idem4j.tribuo.report.Figure}s and {@link org.idem4j.tribuo.report.Table}s;
 * {@link org.idem4j.tribuo.report.PlotStyle} says how plots look. {@link org.idem4j.tribuo.report.HtmlReport} is the page of
 * a training run. Numbers come in ready; nothing is computed here.
 */
package org.idem4j.tribuo.report;
