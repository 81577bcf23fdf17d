/**
 * {@code report.html}: a run as a person would rather see it. {@link org.idem4j.tribuo.report.ReportData} is what it
 * shows, {@link org.idem4j.tribuo.report.Plots} draws the plots, and {@link org.idem4j.tribuo.report.HtmlReport} lays them
 * out in one file that needs no network. Numbers come in ready; nothing is computed here.
 */
package org.idem4j.tribuo.report;
