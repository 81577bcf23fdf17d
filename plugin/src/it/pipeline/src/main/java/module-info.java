/** A pipeline as a named module. */
module org.example.pipeline {
    requires org.idem4j.tribuo;
    requires org.idem4j.onnx;
    requires org.tribuo.core;
    requires org.tribuo.regression.core;
    requires jdk.unsupported; // JavaCPP, below DL4J, reaches native memory through it
}
