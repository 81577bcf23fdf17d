package org.idem4j.spark;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.idem4j.onnx.serving.ExecutionProvider;

/**
 * An ONNX file as a task gets it.
 *
 * @param content Its bytes, fetched where it is not open yet.
 * @param name What to call it in messages.
 * @param sha256 Its hash.
 * @param provider Where it computes.
 */
record ShippedModel(Broadcast<byte[]> content, String name, String sha256, ExecutionProvider provider)
        implements Serializable {

    OpenModels.Lease lease() {
        return OpenModels.OF_THIS_JVM.lease(new OpenModels.Key(sha256, provider), name, content::value);
    }
}
