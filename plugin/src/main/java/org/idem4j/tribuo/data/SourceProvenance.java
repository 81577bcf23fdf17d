package org.idem4j.tribuo.data;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil.HashType;
import com.oracle.labs.mlrg.olcut.provenance.impl.SkeletalConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.HashProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.idem4j.onnx.graph.MetadataKeys;
import org.tribuo.provenance.ConfiguredDataSourceProvenance;
import org.tribuo.provenance.DataProvenance;

/** The provenance of this package's data sources: their configuration, and the hash of what they read. */
public final class SourceProvenance extends SkeletalConfiguredObjectProvenance
        implements ConfiguredDataSourceProvenance {

    private static final long serialVersionUID = 1L;

    private static final String COLUMNS = "table-columns";

    /** The hash of what was read; null where nothing was. */
    private final HashProvenance content;

    private static final String CODING = "table-coding";

    /** The columns' names in the order of the table, as JSON; null where none was read, or by an earlier version. */
    private final StringProvenance columns;

    /** How the table's columns become these, as JSON; null where each is one, a number. */
    private final StringProvenance coding;

    private static final String IMAGE = "image-shape";

    /** The shape of the images that were read, as text; null where none were. */
    private final StringProvenance image;

    private SourceProvenance(Configurable host, String sha256, ColumnCoding coding, String image) {
        super(host, "DataSource");
        this.image = image == null ? null : new StringProvenance(IMAGE, image);
        this.content = sha256 == null ? null : new HashProvenance(HashType.SHA256, RESOURCE_HASH, sha256);
        this.columns = coding == null ? null : new StringProvenance(COLUMNS, MetadataKeys.encodeNames(coding.names()));
        this.coding = coding == null || !coding.isDiscrete() ? null : new StringProvenance(CODING, coding.toJson());
    }

    /**
     * For the unmarshalling of stored provenance.
     *
     * @param map What {@link #iterator()} gave.
     */
    public SourceProvenance(Map<String, Provenance> map) {
        this(
                extract(map),
                (HashProvenance) map.get(RESOURCE_HASH),
                (StringProvenance) map.get(COLUMNS),
                (StringProvenance) map.get(CODING),
                (StringProvenance) map.get(IMAGE));
    }

    private SourceProvenance(
            ExtractedInfo info,
            HashProvenance content,
            StringProvenance columns,
            StringProvenance coding,
            StringProvenance image) {
        super(info);
        this.image = image;
        this.content = content;
        this.columns = columns;
        this.coding = coding;
    }

    /** The provenance of a source that reads nothing itself. */
    static SourceProvenance of(Configurable host) {
        return new SourceProvenance(host, null, null, null);
    }

    /** The provenance of a source that reads files of a given hash. */
    static SourceProvenance of(Configurable host, String sha256) {
        return new SourceProvenance(host, sha256, null, null);
    }

    /** The provenance of a source that reads some columns of files of a given hash. */
    static SourceProvenance of(Configurable host, String sha256, ColumnCoding columns) {
        return new SourceProvenance(host, sha256, columns, null);
    }

    /**
     * The provenance of a source that reads images.
     *
     * @param host The source.
     * @param sha256 The hash of the files that it reads.
     * @param shape The images' shape, as text, 1x28x28 say.
     * @return The provenance.
     */
    public static SourceProvenance ofImages(Configurable host, String sha256, String shape) {
        return new SourceProvenance(host, sha256, null, shape);
    }

    /**
     * The shape of the images that a source or the sources inside it read.
     *
     * @param provenance The outer source's provenance.
     * @return The shape as text; empty where no images were read.
     */
    public static Optional<String> imageShape(ObjectProvenance provenance) {
        return ProvenanceUtil.orderProvenances(provenance).traversalOrder.stream()
                .filter(SourceProvenance.class::isInstance)
                .map(source -> ((SourceProvenance) source).image)
                .filter(Objects::nonNull)
                .findFirst()
                .map(StringProvenance::getValue);
    }

    private static ExtractedInfo extract(Map<String, Provenance> map) {
        Map<String, Provenance> configured = new HashMap<>(map);
        configured.remove(RESOURCE_HASH);
        configured.remove(COLUMNS);
        configured.remove(CODING);
        configured.remove(IMAGE);
        String name = SourceProvenance.class.getSimpleName();
        String className = ObjectProvenance.checkAndExtractProvenance(
                        configured, CLASS_NAME, StringProvenance.class, name)
                .getValue();
        String host = ObjectProvenance.checkAndExtractProvenance(
                        configured, HOST_SHORT_NAME, StringProvenance.class, name)
                .getValue();
        configured.remove(CLASS_NAME);
        configured.remove(HOST_SHORT_NAME);
        return new ExtractedInfo(className, host, configured, Collections.emptyMap());
    }

    /**
     * The hash of the files that the source read.
     *
     * @return A SHA-256 in hexadecimal; empty for a source that reads none itself.
     */
    public Optional<String> contentSha256() {
        return Optional.ofNullable(content).map(HashProvenance::getValue);
    }

    /**
     * The hashes of all files that a source and the sources inside it read.
     *
     * @param provenance The outer source's provenance.
     * @return SHA-256s in hexadecimal, sorted.
     */
    public static List<String> allSha256(ObjectProvenance provenance) {
        return ProvenanceUtil.orderProvenances(provenance).traversalOrder.stream()
                .filter(SourceProvenance.class::isInstance)
                .flatMap(source -> ((SourceProvenance) source).contentSha256().stream())
                .sorted()
                .toList();
    }

    /**
     * Whether a source, or one inside it, is of a class.
     *
     * @param provenance The outer source's provenance.
     * @param source The class.
     * @return True if there is one.
     */
    public static boolean reads(ObjectProvenance provenance, Class<?> source) {
        return ProvenanceUtil.orderProvenances(provenance).traversalOrder.stream()
                .anyMatch(each -> each.getClassName().equals(source.getName()));
    }

    /**
     * The columns of the first table that a source or the sources inside it read.
     *
     * @param provenance The outer source's provenance.
     * @return The names in the order of the table; empty where none was read, or it was read by an earlier version.
     * @throws IllegalArgumentException If the provenance holds something else in their place.
     */
    public static Optional<List<String>> tableColumns(ObjectProvenance provenance) {
        return ProvenanceUtil.orderProvenances(provenance).traversalOrder.stream()
                .filter(SourceProvenance.class::isInstance)
                .map(source -> ((SourceProvenance) source).columns)
                .filter(Objects::nonNull)
                .findFirst()
                .map(names -> MetadataKeys.decodeNames(names.getValue()));
    }

    /**
     * How the columns of the first table that a source or the sources inside it read become those of a model.
     *
     * @param provenance The outer source's provenance.
     * @return The coding; empty where each column is a number, or none was read.
     * @throws IllegalArgumentException If the provenance holds something else in its place.
     */
    public static Optional<ColumnCoding> tableCoding(ObjectProvenance provenance) {
        return ProvenanceUtil.orderProvenances(provenance).traversalOrder.stream()
                .filter(SourceProvenance.class::isInstance)
                .map(source -> (SourceProvenance) source)
                .filter(source -> source.columns != null)
                .findFirst()
                .flatMap(source -> Optional.ofNullable(source.coding))
                .map(coding -> ColumnCoding.fromJson(coding.getValue()));
    }

    /**
     * A model's columns in the order of the table that it was trained on.
     *
     * @param provenance The provenance of the source of its rows.
     * @param names Its columns.
     * @return The same names, those of a category together; as they were given where no table has them all.
     * @throws IllegalArgumentException If the provenance holds something else in the place of the columns.
     */
    public static List<String> inTableOrder(ObjectProvenance provenance, List<String> names) {
        Set<String> known = new HashSet<>(names);
        return tableCoding(provenance)
                .map(ColumnCoding::names)
                .or(() -> tableColumns(provenance))
                .map(order -> order.stream().filter(known::contains).distinct().toList())
                .filter(order -> order.size() == names.size())
                .orElse(names);
    }

    /**
     * The first of a source and the sources inside it that can't be rebuilt, since its provenance is no configuration: a list
     * of examples, what a loader read, a splitter's part.
     *
     * @param provenance The outer source's provenance.
     * @return That source's provenance; empty if all can be rebuilt.
     */
    public static Optional<ObjectProvenance> notConfigured(ObjectProvenance provenance) {
        if (!(provenance instanceof ConfiguredObjectProvenance configured)) {
            return Optional.of(provenance);
        }
        return configured.getConfiguredParameters().values().stream()
                .flatMap(inner -> inner instanceof ListProvenance<?> list ? list.getList().stream() : Stream.of(inner))
                .filter(DataProvenance.class::isInstance)
                .map(ObjectProvenance.class::cast)
                .flatMap(inner -> notConfigured(inner).stream())
                .findFirst();
    }

    @Override
    public Map<String, PrimitiveProvenance<?>> getInstanceValues() {
        Map<String, PrimitiveProvenance<?>> values = super.getInstanceValues();
        if (content != null) {
            values.put(RESOURCE_HASH, content);
        }
        if (columns != null) {
            values.put(COLUMNS, columns);
        }
        if (coding != null) {
            values.put(CODING, coding);
        }
        if (image != null) {
            values.put(IMAGE, image);
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof SourceProvenance same
                && Objects.equals(content, same.content)
                && Objects.equals(columns, same.columns)
                && Objects.equals(coding, same.coding)
                && Objects.equals(image, same.image);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Objects.hashCode(content);
    }
}
