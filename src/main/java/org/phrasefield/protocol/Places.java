package org.phrasefield.protocol;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where the values of a protocol stand in its text, for what is noticed after it was read. */
public final class Places {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private final String text;
    private final Optional<Node> root;

    /** The places of a protocol that was read from its text. */
    public Places(Protocol protocol) {
        this.text = protocol.text();
        this.root = Document.compose(protocol.id(), text, Document.LONGEST, new Findings("", true));
    }

    /** Whether something stands at a path such as {@code intents[0].ru.topic}. */
    public boolean has(String path) {
        return at(path).isPresent();
    }

    /**
     * What was noticed about the value at a path, with its place; about the whole text where nothing stands at the path.
     *
     * @param offset where in the value's text, in UTF-16 units
     */
    public Problem problem(String path, int offset, String message, String way) {
        Findings findings = new Findings(Document.withoutMark(text), true);
        Optional<Node> node = at(path);
        if (node.isPresent()) {
            Item item = new Item(node.get(), path, findings);
            findings.note(item.node(), item.columnsTo(offset), path, message, Optional.of(way));
        } else {
            findings.note(1, 1, path, message, Optional.of(way));
        }
        return findings.problems().get(0);
    }

    private Optional<Node> at(String path) {
        Optional<Node> node = root;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            String key = step.group(1);
            node = key != null
                    ? node.flatMap(each -> value(each, key))
                    : node.flatMap(each -> item(each, Integer.parseInt(step.group(2))));
        }
        return node;
    }

    private static Optional<Node> value(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) return Optional.empty();
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode written
                        && written.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static Optional<Node> item(Node node, int index) {
        List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }
}
