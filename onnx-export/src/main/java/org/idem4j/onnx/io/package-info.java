/**
 * Files that are never half-written. {@link org.idem4j.onnx.io.AtomicFile} writes beside the target and moves the result
 * into place, so that a full disk or a crash leaves the old file as it was. Both modules write through it.
 */
package org.idem4j.onnx.io;
