package org.idem4j.tribuo.experiment.frame;

import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Listing;
import org.idem4j.tribuo.report.Table;

/**
 * What an experiment found.
 *
 * @param summary The outcome, sentence by sentence; what stands between asterisks matters most.
 * @param figures The figures.
 * @param tables The tables; the first is the main one.
 * @param data More tables, for files alone: too long to be read.
 * @param listings Pieces of code.
 */
public record Findings(
        List<String> summary, List<Figure> figures, List<Table> tables, List<Table> data, List<Listing> listings) {

    /**
     * Findings all of which can be read, without code.
     *
     * @param summary The outcome, sentence by sentence.
     * @param figures The figures.
     * @param tables The tables; the first is the main one.
     */
    public Findings(List<String> summary, List<Figure> figures, List<Table> tables) {
        this(summary, figures, tables, List.of(), List.of());
    }

    /**
     * The same with tables for files alone.
     *
     * @param tables The tables.
     * @return New findings.
     */
    public Findings withData(List<Table> tables) {
        return new Findings(summary, figures, this.tables, tables, listings);
    }

    /**
     * The same with code.
     *
     * @param code The pieces.
     * @return New findings.
     */
    public Findings withListings(List<Listing> code) {
        return new Findings(summary, figures, tables, data, code);
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
