package org.idem4j.tribuo.cli;

/** What {@code train TABLE.csv} may make of a table. */
enum TableModel {
    /** A network that corrects a linear projector, which repairs along all directions in which rows vary. */
    RETRACTION(
            "a corrected projector",
            "a network that is idempotent by construction, a linear projector and what corrects it, for {steps} steps",
            TableModelXml.RETRACTION),
    /** A network that bends a projector, for rows that lie on a curved surface of few dimensions. */
    PROJECTOR(
            "a bent projector",
            "a network that is idempotent by construction, couplings around a projector, for {steps} steps",
            TableModelXml.PROJECTOR),
    /** A linear model of a rank that is found. */
    LINEAR("a linear model", "a linear model that is idempotent", TableModelXml.LINEAR),
    /** A linear model that moves rows in the direction of their least variance alone. */
    CAUTIOUS(
            "the projector onto all principal directions but the last",
            "the projector onto all principal directions but the last, rank {rank}",
            TableModelXml.LINEAR),
    /** What fills and guards rows, and leaves the others as they are. */
    FILLING(
            "filling wild cells alone",
            "a model that fills and guards, and leaves a complete row as it is",
            TableModelXml.LINEAR);

    private final String named;
    private final String told;
    private final String xml;

    TableModel(String named, String told, String xml) {
        this.named = named;
        this.told = told;
        this.xml = xml;
    }

    /** Its name among others. */
    String named() {
        return named;
    }

    /** What it is, with places for what depends on the table. */
    String told() {
        return told;
    }

    /** The components that are its own, with places for what depends on the table. */
    String xml() {
        return xml;
    }
}
