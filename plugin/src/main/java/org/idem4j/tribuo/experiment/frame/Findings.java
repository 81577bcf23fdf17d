package org.idem4j.tribuo.experiment.frame;

import java.util.List;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Listing;
import org.idem4j.tribuo.report.Table;

/**
 * What an experiment found.
 *
 * @param summary The outcome in a few sentences.
 * @param figures The figures.
 * @param tables The tables; the first is the main one.
 * @param listings Pieces of code.
 */
public record Findings(String summary, List<Figure> figures, List<Table> tables, List<Listing> listings) {

    /**
     * Findings without code.
     *
     * @param summary The outcome in a few sentences.
     * @param figures The figures.
     * @param tables The tables; the first is the main one.
     */
    public Findings(String summary, List<Figure> figures, List<Table> tables) {
        this(summary, figures, tables, List.of());
    }
}
