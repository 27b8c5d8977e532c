package org.phrasefield.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Protocols, prompts and answers may be long and are not ours: no pattern that reads them may eat the stack, a step a word. */
class PatternsTest {
    /** Pieces in a row without what a pattern ends at. */
    private static final int WORDS = 3_000;

    /** So small that a step a word does not fit. */
    private static final int STACK = 256 * 1024;

    private static final List<String> PIECES = List.of(
            "a ",
            "word ",
            "слово ",
            "a",
            "я",
            "1",
            "1 ",
            "1,",
            "1.",
            "a.",
            "a-",
            "a'",
            "a’",
            ", ",
            "- ",
            "* ",
            "_",
            "**",
            "`",
            "#",
            "> ",
            "\n",
            "a\n",
            "- a\n",
            "| a ",
            "|",
            "<a>",
            "<",
            "\"",
            "\\",
            "\\\"",
            "{",
            "[",
            "(",
            "((",
            "{}",
            "[1],",
            "\"a\": 1, ",
            "&amp;",
            "  ",
            "\t",
            "é",
            "e\u0301",
            "😀",
            "a/",
            "/",
            "://",
            "=",
            "k=v&",
            "a@",
            "%20",
            "A",
            "Ab. ");

    private static List<Field> patterns() throws ReflectiveOperationException {
        List<Field> fields = new ArrayList<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.phrasefield")) {
            if (each.getFields().stream().noneMatch(field -> field.getRawType().isEquivalentTo(Pattern.class)))
                continue;
            for (Field field : Class.forName(each.getName()).getDeclaredFields()) {
                if (field.getType() != Pattern.class || !Modifier.isStatic(field.getModifiers())) continue;
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    @Test
    void noPatternEatsTheStackOfALongText() throws Exception {
        List<Field> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(80);
        Map<String, String> eaten = new TreeMap<>();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        Thread reader = new Thread(
                null,
                () -> {
                    for (Field field : patterns) {
                        for (String piece : PIECES) {
                            try {
                                read((Pattern) field.get(null), piece.repeat(WORDS));
                            } catch (StackOverflowError e) {
                                eaten.put(field.getDeclaringClass().getSimpleName() + "." + field.getName(), piece);
                            } catch (IllegalAccessException e) {
                                fault.set(e);
                            }
                        }
                    }
                },
                "reader",
                STACK);
        reader.start();
        reader.join();
        assertThat(fault.get()).isNull();
        assertThat(eaten).isEmpty();
    }

    private static void read(Pattern pattern, String text) {
        // From where a match may begin and no other place: what is asked is how deep one goes.
        for (String before : List.of("", "a", " ", "\n", "(")) {
            pattern.matcher(before + text + "!").matches();
            pattern.matcher(before + text).lookingAt();
        }
    }
}
