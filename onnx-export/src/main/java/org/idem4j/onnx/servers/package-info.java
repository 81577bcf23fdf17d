/**
 * Folders that a model server takes: an ONNX file at its place, what the server wants to know of it, and how to start and ask it. A {@link
 * org.idem4j.onnx.servers.ServerFolder} writes one for a {@link org.idem4j.onnx.servers.ModelServer}. Requests are put together to batches only
 * where a row comes out the same in any.
 */
package org.idem4j.onnx.servers;
