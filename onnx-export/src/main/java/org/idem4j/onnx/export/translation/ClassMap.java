package org.idem4j.onnx.export.translation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Translators by the exact class they serve. Immutable. */
record ClassMap<T>(Map<Class<?>, T> byClass) {

    ClassMap {
        byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
    }

    ClassMap<T> with(Class<?> kind, T translator) {
        Map<Class<?>, T> extended = new LinkedHashMap<>(byClass);
        extended.put(kind, translator);
        return new ClassMap<>(extended);
    }

    ClassMap<T> withSame(Class<?> kind, Class<?> as) {
        return with(
                kind,
                of(as).orElseThrow(() ->
                        new IllegalArgumentException("There is no translator for " + as.getName() + ".")));
    }

    Optional<T> of(Class<?> kind) {
        return Optional.ofNullable(byClass.get(kind));
    }

    Set<Class<?>> covered() {
        return byClass.keySet();
    }
}
