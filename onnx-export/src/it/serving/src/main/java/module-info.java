/** A service as a named module. */
module org.example.serving {
    requires org.idem4j.onnx;
}
