package org.idem4j.tribuo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A folder to write to, looked at before the work begins: long work must not end at a place that takes no files. */
final class OutputFolder implements ITypeConverter<Path> {

    @Override
    public Path convert(String value) {
        Path folder = Path.of(value);
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw new TypeConversionException(there + " is a file; name a folder, which is made when missing.");
        }
        if (there != null && !Files.isWritable(there)) {
            throw new TypeConversionException(
                    there + " takes no files; check its permissions, or name another folder.");
        }
        return folder;
    }
}
