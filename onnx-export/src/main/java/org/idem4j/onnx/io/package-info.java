/**
 * Files that are never half-written, and their hashes. {@link org.idem4j.onnx.io.AtomicFile} writes beside the target and moves
 * the result into place, so that a full disk or a crash leaves the old file as it was; all modules write through it; {@link
 * org.idem4j.onnx.io.StagedFolder} does the same for a folder of files. {@link
 * org.idem4j.onnx.io.Sha256} tells one content from another, and an {@link org.idem4j.onnx.io.Interruption} ends long work that nobody
 * waits for any more.
 */
package org.idem4j.onnx.io;
