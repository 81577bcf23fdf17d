/**
 * Networks that DL4J's {@code ModelSerializer} saved. {@link org.idem4j.onnx.export.saved.SavedNetwork} exports such a zip.
 * Since it may come from a stranger, only its configuration, its parameters and its normaliser are read, within
 * bounds, and no class is loaded that is not DL4J's, ND4J's or allowed by the user.
 */
package org.idem4j.onnx.export.saved;
