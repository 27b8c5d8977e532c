package org.phrasefield.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How turns become a prompt: the ChatML family, each turn between {@code <|im_start|>} and {@code <|im_end|>}.
 *
 * @param defaultSystem the system message that the model's template puts in front when the first turn is not one
 */
public record ChatTemplate(Optional<String> defaultSystem) {
    static final String START = "<|im_start|>";
    static final String END = "<|im_end|>";

    private static final String LOOP = plain("{% for message in messages %}");
    private static final String BEFORE_SYSTEM =
            plain("{% if loop.first and messages[0]['role'] != 'system' %}" + "{{ '<|im_start|>system\n");
    private static final String AFTER_SYSTEM = plain("<|im_end|>\n' }}{% endif %}");
    private static final String REST = plain("{{ '<|im_start|>' + message['role'] + '\n' + message['content'] +"
            + " '<|im_end|>' + '\n' }}{% endfor %}"
            + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}");

    /**
     * The template that a model file's template text describes; empty if it is none that is known. Blanks inside the tags
     * do not matter; a text that differs in any other way may mean another prompt and is not guessed at.
     */
    public static Optional<ChatTemplate> recognise(String templateText) {
        String text = plain(templateText);
        if (text.equals(LOOP + REST)) {
            return Optional.of(new ChatTemplate(Optional.empty()));
        }
        String head = LOOP + BEFORE_SYSTEM;
        String tail = AFTER_SYSTEM + REST;
        if (!text.startsWith(head) || !text.endsWith(tail) || text.length() < head.length() + tail.length()) {
            return Optional.empty();
        }
        String system = text.substring(head.length(), text.length() - tail.length());
        boolean literal = system.indexOf('\'') < 0 && system.indexOf('\\') < 0;
        return literal ? Optional.of(new ChatTemplate(Optional.of(system))) : Optional.empty();
    }

    /** The turns as the model gets them: with the default system message where the template adds it. */
    public List<Turn> complete(List<Turn> turns) {
        if (defaultSystem.isEmpty() || (!turns.isEmpty() && turns.get(0).role() == Role.SYSTEM)) {
            return List.copyOf(turns);
        }
        return Stream.concat(Stream.of(Turn.system(defaultSystem.get())), turns.stream())
                .toList();
    }

    /** The whole prompt as text, for a person to see. It is not what is tokenised: see {@link Model#prompt}. */
    public String render(List<Turn> turns) {
        StringBuilder text = new StringBuilder();
        for (Turn turn : complete(turns)) {
            text.append(START).append(body(turn)).append(END).append('\n');
        }
        return text.append(START).append(opening()).toString();
    }

    /** What stands between the special tokens of a turn. */
    static String body(Turn turn) {
        return turn.role().label() + "\n" + turn.text();
    }

    /** What follows the last start token: the model's own turn begins. */
    static String opening() {
        return Role.ASSISTANT.label() + "\n";
    }

    private static String plain(String template) {
        return template.replace("\\n", "\n")
                .replaceAll("(\\{\\{|\\{%|\\+) +", "$1")
                .replaceAll(" +(}}|%}|\\+)", "$1");
    }
}
