#!/usr/bin/env bash
# OLCUT can't read back the provenance of an object configured by an enum constant that has a body.
#
# Library   olcut-core 5.3.1, EnumProvenance in ProvenanceUtil.marshalProvenance and unmarshalProvenance
# Expected  What is marshalled unmarshals to an equal provenance, for any constant of an enum.
# Seen      2026-11-29: for a constant with a body the constant's own class (Rule$1) is written for the enum's, and reading it
#           throws a ProvenanceException. Configurations, which hold the name alone, work.
# Matters   Tribuo stores a model with its trainer's provenance: one such constant among the trainer's fields, and the model
#           can be written, but not read. Enums of @Config fields must have constants without bodies.
set -euo pipefail
source "$(dirname "$0")/lib.bash"

run_java com.oracle.labs.olcut:olcut-core:5.3.1 <<'JAVA'
import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceException;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance;

public class Finding {
    public enum Rule {
        PLAIN,
        WITH_BODY {
            @Override
            double scale() {
                return 2;
            }
        };

        double scale() {
            return 1;
        }
    }

    public static class Trainer implements Configurable, Provenancable<ConfiguredObjectProvenance> {
        @Config
        private Rule rule;

        private Trainer() {}

        Trainer(Rule rule) {
            this.rule = rule;
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return new ConfiguredObjectProvenanceImpl(this, "Trainer");
        }
    }

    static String configured(ConfiguredObjectProvenance provenance) {
        var configuration = ProvenanceUtil.extractConfiguration(provenance);
        var manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        return ((Trainer) manager.lookup(configuration.get(0).getName())).rule.name();
    }

    static String unmarshalled(ConfiguredObjectProvenance provenance) {
        try {
            var read = ProvenanceUtil.unmarshalProvenance(ProvenanceUtil.marshalProvenance(provenance));
            return read.equals(provenance) ? "equal" : "different";
        } catch (ProvenanceException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] arguments) {
        for (Rule rule : Rule.values()) {
            var provenance = new Trainer(rule).getProvenance();
            var stored = (EnumProvenance<?>) provenance.getConfiguredParameters().get("rule");
            System.out.println(rule + " of " + stored.getEnumClass() + ": configured anew " + configured(provenance)
                    + "; provenance read back: " + unmarshalled(provenance));
        }
    }
}
JAVA

expect <<'SEEN'
PLAIN of Finding$Rule: configured anew PLAIN; provenance read back: equal
WITH_BODY of Finding$Rule$1: configured anew WITH_BODY; provenance read back: Failed to parse enum constant for provenance rule.
SEEN
