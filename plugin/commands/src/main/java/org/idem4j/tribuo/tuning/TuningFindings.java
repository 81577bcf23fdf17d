package org.idem4j.tribuo.tuning;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.idem4j.tribuo.report.Figure;
import org.idem4j.tribuo.report.Legend;
import org.idem4j.tribuo.report.Panel;
import org.idem4j.tribuo.report.PlotStyle;
import org.idem4j.tribuo.report.Table;

/**
 * What a search found, for a person.
 *
 * @param search The search.
 * @param trials A candidate's id to its trial.
 */
public record TuningFindings(Search search, Map<String, Trial> trials) {

    private static final List<String> COLUMNS = List.of(
            "candidate",
            "method",
            "settings",
            "repair RMSE",
            "largest error of 10 passes",
            "gap",
            "error before repair",
            "outcome",
            "epochs",
            "seconds");

    /**
     * The outcome in a few sentences.
     *
     * @return What is best, and by how much.
     */
    public List<String> summary() {
        List<String> sentences = new ArrayList<>();
        var best = search.best(trials);
        if (best.isEmpty()) {
            sentences.add("No candidate is good enough: all diverged"
                    + (search.largestGap() > 0 ? " or have a gap above " + search.largestGap() : "") + ".");
            return sentences;
        }
        Trial trial = trials.get(best.get().id());
        sentences.add(String.format(
                Locale.ROOT,
                "Best of %d: *%s*%s, repair RMSE *%.4f* (without repair %.4f), largest error of ten passes %.4f, gap %.2e.",
                trials.size(),
                best.get().space(),
                best.get().label().isEmpty() ? "" : " with " + best.get().label(),
                trial.mean(Trial.Run::repair),
                trial.mean(Trial.Run::inputError),
                trial.mean(Trial.Run::worst),
                trial.mean(Trial.Run::gap)));
        double before = trial.mean(Trial.Run::inputError);
        if (before > 0 && !(trial.mean(Trial.Run::repair) <= before)) {
            sentences.add("Even this one is *worse than doing nothing*: give the search other values, or more epochs.");
        }
        sentences.add("Judged on " + Math.round(100 * search.validationFraction())
                + " % of the training rows, which it was not trained on, in units of each column's deviation. A choice among"
                + " many flatters the chosen: measure it on rows that took no part.");
        return sentences;
    }

    /**
     * All trials.
     *
     * @return A row for each, the best first.
     */
    public Table table() {
        List<List<Object>> rows = new ArrayList<>();
        for (Candidate candidate : search.ranked(trials)) {
            Trial trial = trials.get(candidate.id());
            List<Object> row = new ArrayList<>();
            row.add(candidate.id());
            row.add(candidate.space());
            row.add(candidate.label());
            row.add(trial.mean(Trial.Run::repair));
            row.add(trial.mean(Trial.Run::worst));
            row.add(trial.mean(Trial.Run::gap));
            row.add(trial.mean(Trial.Run::inputError));
            row.add(trial.runs().get(0).outcome().name().toLowerCase(Locale.ROOT));
            row.add(trial.runs().get(0).epochs());
            row.add(trial.mean(Trial.Run::seconds));
            rows.add(row);
        }
        return new Table(
                "trials",
                "All candidates",
                "The best first, by "
                        + search.criterion().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + "; errors and gaps are root mean squares in units of each column's deviation.",
                COLUMNS,
                rows);
    }

    /**
     * Repair against gap.
     *
     * @return A point for each trial that ended well, a colour for each method.
     */
    public Figure figure() {
        Panel panel = new Panel("", "gap: change by a 2nd pass", "repair RMSE");
        List<Legend.Entry> legend = new ArrayList<>();
        Map<String, List<Candidate>> methods = new LinkedHashMap<>();
        search.ranked(trials)
                .forEach(candidate -> methods.computeIfAbsent(candidate.space(), space -> new ArrayList<>())
                        .add(candidate));
        int index = 0;
        for (Map.Entry<String, List<Candidate>> method : methods.entrySet()) {
            Color color = PlotStyle.series(index++);
            panel.rings(values(method.getValue(), true), values(method.getValue(), false), color);
            legend.add(Legend.Entry.ring(method.getKey(), color));
        }
        search.best(trials).ifPresent(best -> {
            panel.points(values(List.of(best), true), values(List.of(best), false), PlotStyle.INK);
            legend.add(Legend.Entry.line("the best", PlotStyle.INK));
        });
        var picture = panel.picture();
        return new Figure(
                "trials",
                "Repair against gap",
                "Lower and further left is better. What diverged is left out.",
                picture.above(new Legend(legend).picture(picture.width())));
    }

    private double[] values(List<Candidate> candidates, boolean gap) {
        return candidates.stream()
                .map(candidate -> trials.get(candidate.id()))
                .filter(trial -> Double.isFinite(trial.score(search.criterion())))
                .mapToDouble(trial -> trial.mean(gap ? Trial.Run::gap : Trial.Run::repair))
                .toArray();
    }
}
