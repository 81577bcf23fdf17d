/**
 * Plots and pages of numbers that come in ready. A {@link org.idem4j.tribuo.report.Page} is one HTML file that needs no
 * network, made of {@link org.idem4j.tribuo.report.Figure}s and {@link org.idem4j.tribuo.report.Table}s, all drawn as
 * {@link org.idem4j.tribuo.report.PlotStyle} says; {@link org.idem4j.tribuo.report.Panel},
 * {@link org.idem4j.tribuo.report.CoursePlot} and {@link org.idem4j.tribuo.report.ContourPlot} are the plots. The page of a
 * training run is {@link org.idem4j.tribuo.report.HtmlReport}, that of a detector's
 * {@link org.idem4j.tribuo.report.DetectionReport}.
 */
package org.idem4j.tribuo.report;
