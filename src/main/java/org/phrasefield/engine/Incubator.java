package org.phrasefield.engine;

/**
 * The Vector API of the JDK. It is an incubator module, which is there only if the JVM was asked for it: at its start
 * ({@code --add-modules jdk.incubator.vector}, which prints a warning), or by the JDK's own way to add a module to a running
 * JVM, the one that it uses for agents. That way is internal, so the JVM must be started with {@value #FLAG}; it costs
 * nothing where no engine is opened.
 */
final class Incubator {
    static final String FLAG = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

    private static final String NAME = "jdk.incubator.vector";

    private Incubator() {}

    /** Whether classes that use the Vector API can be loaded; adds the module if that is allowed. */
    static boolean present() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return true;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return true;
        } catch (ReflectiveOperationException notAllowedOrNotThere) {
            return false;
        }
    }
}
