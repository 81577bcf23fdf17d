/**
 * What a file may name. Tribuo and OLCUT load every class that a stored model or its provenance names; {@link
 * org.idem4j.onnx.trust.TrustedClasses} says which may be, and {@link org.idem4j.onnx.trust.StoredModels} reads nothing before
 * all names are known to be among them.
 */
package org.idem4j.onnx.trust;
