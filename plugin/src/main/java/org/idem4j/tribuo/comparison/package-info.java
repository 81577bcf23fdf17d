/**
 * Two provenances told apart. {@link org.idem4j.tribuo.comparison.ProvenanceFacts} are what one says, name by name, read as
 * plain JSON within bounds, so that a stranger's file makes nothing but texts. {@link
 * org.idem4j.tribuo.comparison.ProvenanceComparison} is where two of them differ, setting by setting.
 */
package org.idem4j.tribuo.comparison;
