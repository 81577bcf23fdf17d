/**
 * ONNX self-maps: made, repaired with, served. Exporting reads DL4J, which can't be on the module path, from the class path.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // Tribuo, OLCUT, protobuf and ONNX Runtime give names alone
module org.idem4j.onnx {
    requires transitive com.google.protobuf;
    requires transitive com.oracle.labs.mlrg.olcut;
    requires transitive org.tribuo.core;
    requires transitive org.tribuo.regression.core;
    requires transitive org.tribuo.util.onnx;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.microsoft.onnxruntime;
    requires com.oracle.labs.mlrg.olcut.config.protobuf;
    requires java.logging;
    requires org.tribuo.interop.core;

    exports org.idem4j.onnx.export;
    exports org.idem4j.onnx.export.convolution;
    exports org.idem4j.onnx.export.feedforward;
    exports org.idem4j.onnx.export.preprocessor;
    exports org.idem4j.onnx.export.recurrent;
    exports org.idem4j.onnx.export.saved;
    exports org.idem4j.onnx.export.translation;
    exports org.idem4j.onnx.export.vertex;
    exports org.idem4j.onnx.graph;
    exports org.idem4j.onnx.io;
    exports org.idem4j.onnx.precision;
    exports org.idem4j.onnx.repair;
    exports org.idem4j.onnx.selfmap;
    exports org.idem4j.onnx.servers;
    exports org.idem4j.onnx.serving;
    exports org.idem4j.onnx.trust;

    opens org.idem4j.onnx.protos to
            com.google.protobuf;
    opens org.idem4j.onnx.serving to
            com.oracle.labs.mlrg.olcut;
}
