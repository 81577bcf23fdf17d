package org.idem4j.tribuo.experiment.frame;

import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Table;

/**
 * What an experiment found.
 *
 * @param summary The outcome, sentence by sentence; what stands between asterisks matters most.
 * @param figures The figures.
 * @param tables The tables; the first is the main one.
 * @param data More tables, for files alone: too long to be read.
 */
public record Findings(List<String> summary, List<Figure> figures, List<Table> tables, List<Table> data) {

    /**
     * Findings all of which can be read.
     *
     * @param summary The outcome, sentence by sentence.
     * @param figures The figures.
     * @param tables The tables; the first is the main one.
     */
    public Findings(List<String> summary, List<Figure> figures, List<Table> tables) {
        this(summary, figures, tables, List.of());
    }

    /**
     * All tables.
     *
     * @return Those to be read, then the others.
     */
    public List<Table> allTables() {
        return Stream.concat(tables.stream(), data.stream()).toList();
    }
}
