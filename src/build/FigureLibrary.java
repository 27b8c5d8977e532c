import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of Plotly's whole bundle what our figures do not draw: maps, space, finance. What is left is a quarter of it, and so is the time that a
 * browser needs for it. The build runs this; it fails where the bundle is not laid out as it expects.
 */
public final class FigureLibrary {
    /** What is drawn beside scatter traces, which the library cannot do without. */
    private static final List<String> TRACES = List.of("bar", "box");

    private static final Pattern HEAD = Pattern.compile("^/\\*\\*\\*/ (\\d+):$", Pattern.MULTILINE);
    private static final Pattern NEEDED = Pattern.compile("__webpack_require__\\((\\d+)\\)");
    private static final Pattern WHOLE = Pattern.compile("module\\.exports = __webpack_require__\\((\\d+)\\);");
    private static final String REGISTER = "Plotly.register([";
    private static final String REGISTERED = "]);";
    private static final String END = "/******/ \t});";

    private final String before;
    private final Map<String, String> modules = new LinkedHashMap<>();
    private final String after;

    private FigureLibrary(String bundle) {
        List<String> ids = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        Matcher head = HEAD.matcher(bundle);
        while (head.find()) {
            ids.add(head.group(1));
            starts.add(head.start());
        }
        int end = bundle.indexOf(END, starts.get(starts.size() - 1));
        starts.add(end);
        before = bundle.substring(0, starts.get(0));
        after = bundle.substring(end);
        for (int at = 0; at < ids.size(); at++) {
            modules.put(ids.get(at), bundle.substring(starts.get(at), starts.get(at + 1)));
        }
    }

    /** @param args the bundle; where the smaller one goes */
    public static void main(String[] args) throws IOException {
        Path smaller = Path.of(args[1]);
        Files.createDirectories(smaller.toAbsolutePath().getParent());
        Files.writeString(smaller, new FigureLibrary(Files.readString(Path.of(args[0]))).smaller());
    }

    private String smaller() {
        String entry = needed(after).get(0);
        modules.put(entry, registering(module(entry)));
        Set<String> kept = reached(entry);
        StringBuilder text = new StringBuilder(before);
        modules.forEach((id, module) -> {
            if (kept.contains(id)) text.append(module);
        });
        return text.append(after).toString();
    }

    /** The entry module, which registers our traces alone. */
    private String registering(String entry) {
        int from = entry.indexOf(REGISTER) + REGISTER.length();
        int to = entry.indexOf(REGISTERED, from);
        Map<String, String> traces = new LinkedHashMap<>();
        for (String id : needed(entry.substring(from, to))) {
            for (String name : TRACES) {
                if (whole(id).contains("name: '" + name + "',")) traces.put(name, id);
            }
        }
        if (!traces.keySet().containsAll(TRACES)) throw new IllegalStateException("no trace but " + traces.keySet());
        List<String> calls =
                traces.values().stream().map(id -> "__webpack_require__(" + id + ")").toList();
        return entry.substring(0, from) + String.join(", ", calls) + entry.substring(to);
    }

    /** A module, or the one that it hands on as it is. */
    private String whole(String id) {
        Matcher on = WHOLE.matcher(module(id));
        return on.find() ? module(on.group(1)) : module(id);
    }

    private Set<String> reached(String entry) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (reached.add(id)) open.addAll(needed(module(id)));
        }
        return reached;
    }

    private String module(String id) {
        String module = modules.get(id);
        if (module == null) throw new IllegalStateException("no module " + id);
        return module;
    }

    private static List<String> needed(String text) {
        return NEEDED.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
