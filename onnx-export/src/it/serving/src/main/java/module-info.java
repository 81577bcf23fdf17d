/** A service as a named module. */
module org.example.serving {
    requires org.idem4j.onnx;
    requires com.google.protobuf;
    requires org.tribuo.core;
    requires org.tribuo.regression.core;
}
