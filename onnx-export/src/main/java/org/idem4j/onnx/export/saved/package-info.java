/**
 * Networks that DL4J's {@code ModelSerializer} saved. {@link org.idem4j.onnx.export.saved.SavedNetwork} exports such a zip.
 * Since it may come from a stranger, only its configuration and its parameters are read, within bounds, and no class is
 * loaded that is not DL4J's or ND4J's.
 */
package org.idem4j.onnx.export.saved;
