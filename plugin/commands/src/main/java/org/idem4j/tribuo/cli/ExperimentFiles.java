package org.idem4j.tribuo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.experiment.frame.ExperimentConfiguration;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Page;
import org.idem4j.tribuo.report.Table;
import org.idem4j.tribuo.task.TaskJson;

/**
 * What an experiment leaves on disk beside its points.
 *
 * @param experiment The experiment.
 * @param results Point's id to result, of the points that are there.
 * @param <R> The type of a point's result.
 */
record ExperimentFiles<R>(Experiment<R> experiment, Map<String, R> results) {

    private static final String REPORT = "report.html";

    /** Writes all files beside their places and returns what to tell. */
    String write(OutputFiles files) throws IOException {
        Findings findings = experiment.findings(results);
        for (Table table : findings.allTables()) {
            files.add(table.name() + ".csv", stream -> stream.write(table.csv().getBytes(StandardCharsets.UTF_8)));
        }
        byte[] json = TaskJson.MAPPER.writeValueAsBytes(json(findings));
        files.add(experiment.name() + ".json", stream -> stream.write(json));
        boolean drawn = true;
        for (Figure figure : findings.figures()) {
            drawn &= add(files, figure);
        }
        files.add(REPORT, page(findings)::writeTo);
        return String.join(
                System.lineSeparator(),
                share() + String.join(System.lineSeparator(), plain(findings)),
                drawn ? "" : "The figures could not be drawn: this Java has no fonts. Install fontconfig and a font.",
                "Look: " + files.folder().resolve(REPORT));
    }

    private static boolean add(OutputFiles files, Figure figure) throws IOException {
        var svg = figure.picture().svg();
        var png = figure.picture().png();
        if (svg.isEmpty() || png.isEmpty()) {
            return false;
        }
        files.add(figure.name() + ".svg", stream -> stream.write(svg.get()));
        files.add(figure.name() + ".png", stream -> stream.write(png.get()));
        return true;
    }

    /** A sentence if not all points are there. */
    private String share() {
        int planned = experiment.points().size();
        return results.size() == planned
                ? ""
                : "Partial: " + results.size() + " of " + planned + " points have been run." + System.lineSeparator();
    }

    private static List<String> plain(Findings findings) {
        return findings.summary().stream()
                .map(sentence -> sentence.replace("*", ""))
                .toList();
    }

    private Page page(Findings findings) throws IOException {
        Page page = Page.wide("idem4j: " + experiment.name(), experiment.name() + ": " + experiment.shows());
        if (!share().isEmpty()) {
            page.lead(share());
        }
        findings.summary().forEach(page::lead);
        findings.figures().forEach(page::figure);
        findings.tables().forEach(page::table);
        findings.listings().forEach(page::listing);
        if (!findings.data().isEmpty()) {
            page.files("In files of their own", findings.data());
        }
        return page.details(
                "Configuration: all that is needed to run this again",
                new String(ExperimentConfiguration.xml(experiment), StandardCharsets.UTF_8));
    }

    private ObjectNode json(Findings findings) {
        ObjectNode root = TaskJson.MAPPER.createObjectNode();
        root.put("experiment", experiment.name());
        root.put("shows", experiment.shows());
        root.put("points", results.size());
        root.put("points_planned", experiment.points().size());
        ArrayNode summary = root.putArray("summary");
        plain(findings).forEach(summary::add);
        ObjectNode tables = root.putObject("tables");
        findings.allTables().forEach(table -> rows(tables.putArray(table.name()), table));
        return root;
    }

    private static void rows(ArrayNode array, Table table) {
        for (List<Object> row : table.rows()) {
            ObjectNode node = array.addObject();
            for (int i = 0; i < row.size(); i++) {
                node.set(table.columns().get(i), TaskJson.MAPPER.valueToTree(row.get(i)));
            }
        }
    }
}
