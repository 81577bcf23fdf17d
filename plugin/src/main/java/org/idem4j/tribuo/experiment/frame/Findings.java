package org.idem4j.tribuo.experiment.frame;

import java.util.List;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Table;

/**
 * What an experiment found.
 *
 * @param summary The outcome, sentence by sentence; what stands between asterisks matters most.
 * @param figures The figures.
 * @param tables The tables; the first is the main one.
 */
public record Findings(List<String> summary, List<Figure> figures, List<Table> tables) {}
