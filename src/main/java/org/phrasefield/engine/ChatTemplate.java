package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How turns become a prompt.
 *
 * @param frame what stands around each turn
 * @param preface what the model's template puts before every system message; often empty
 * @param defaultSystem the system message that the template puts in front when the first turn is not one, preface included
 */
public record ChatTemplate(Frame frame, String preface, Optional<String> defaultSystem) {
    private static final String SYSTEM_FIRST = "messages[0]['role']=='system'";
    private static final String CHATML_TURN =
            "{{'<|im_start|>'+message['role']+'\n'+message['content']+'<|im_end|>\n'}}";
    private static final String CHATML_OPEN = "{%ifadd_generation_prompt%}{{'<|im_start|>assistant\n'}}{%endif%}";
    private static final String CHATML_LOOP = "{%formessageinmessages%}";
    private static final String LLAMA_TURN =
            "'<|start_header_id|>'+message['role']+'<|end_header_id|>\n\n'+message['content']|trim+'<|eot_id|>'";
    private static final String LLAMA_ASSISTANT = "{{'<|start_header_id|>assistant<|end_header_id|>\n\n'}}";
    private static final String LLAMA_OPEN = "{%ifadd_generation_prompt%}" + LLAMA_ASSISTANT + "{%endif%}";

    private static final String LLAMA3 = "{%setloop_messages=messages%}{%formessageinloop_messages%}{%setcontent="
            + LLAMA_TURN + "%}{%ifloop.index0==0%}{%setcontent=bos_token+content%}{%endif%}{{content}}{%endfor%}";

    /** Llama 3.1 to 3.3: the date stands between these two. */
    private static final String DATED_HEAD = "{{bos_token}}{%setdate_string='";

    private static final String DATED_TAIL = "'%}{%if" + SYSTEM_FIRST
            + "%}{%setsystem_message=messages[0]['content']|trim%}{%setmessages=messages[1:]%}{%else%}"
            + "{%setsystem_message=''%}{%endif%}{{'<|start_header_id|>system<|end_header_id|>\n\n"
            + "Cutting Knowledge Date: December 2023\nToday Date: '+date_string+'\n\n'+system_message+'<|eot_id|>'}}"
            + "{%formessageinmessages%}{%ifnot(message['role']=='ipython'ormessage['role']=='tool'or'tool_calls'inmessage)%}"
            + "{{" + LLAMA_TURN + "}}{%endif%}{%endfor%}" + LLAMA_OPEN;

    /** A default system message stands between the two texts of a row: SmolLM2 and Qwen2, then Qwen2.5. */
    private static final List<List<String>> CHATML_DEFAULTS = List.of(
            List.of(
                    CHATML_LOOP + "{%ifloop.firstandmessages[0]['role']!='system'%}{{'<|im_start|>system\n",
                    "<|im_end|>\n'}}{%endif%}" + CHATML_TURN + "{%endfor%}" + CHATML_OPEN),
            List.of(
                    "{%if" + SYSTEM_FIRST
                            + "%}{{'<|im_start|>system\n'+messages[0]['content']+'<|im_end|>\n'}}{%else%}{{'<|im_start|>system\n",
                    "<|im_end|>\n'}}{%endif%}" + CHATML_LOOP
                            + "{%if(message['role']=='user')or(message['role']=='system'andnotloop.first)or"
                            + "(message['role']=='assistant'andnotmessage.tool_calls)%}" + CHATML_TURN
                            + "{%endif%}{%endfor%}" + CHATML_OPEN));

    /** What Python's {@code strip} takes away. */
    private static final Pattern EDGES =
            Pattern.compile("^[\\s\\x1C-\\x1F]+|[\\s\\x1C-\\x1F]+$", Pattern.UNICODE_CHARACTER_CLASS);

    /** What stands around each turn. */
    public enum Frame {
        /** {@code <|im_start|>}role, line break, text{@code <|im_end|>}, line break. */
        CHATML("<|im_start|>", "<|im_end|>"),
        /** {@code <|start_header_id|>}role{@code <|end_header_id|>}, two line breaks, trimmed text{@code <|eot_id|>}. */
        LLAMA3("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");

        private final List<String> marks;

        Frame(String... marks) {
            this.marks = List.of(marks);
        }

        /** The special tokens that a vocabulary must have for this frame. */
        List<String> marks() {
            return marks;
        }

        /** What opens a turn and its text are one text: a token may reach from one into the other. */
        private List<Piece> opening(Role role, String text) {
            return switch (this) {
                case CHATML -> List.of(new Piece.Mark(marks.get(0)), new Piece.Text(role.label() + "\n" + text));
                case LLAMA3 ->
                    List.of(
                            new Piece.Mark(marks.get(0)),
                            new Piece.Text(role.label()),
                            new Piece.Mark(marks.get(1)),
                            new Piece.Text("\n\n" + text));
            };
        }

        private List<Piece> closing() {
            return switch (this) {
                case CHATML -> List.of(new Piece.Mark(marks.get(1)), new Piece.Text("\n"));
                case LLAMA3 -> List.of(new Piece.Mark(marks.get(2)));
            };
        }
    }

    /** A part of a prompt. */
    sealed interface Piece {
        /** A special token, by its name. */
        record Mark(String text) implements Piece {}

        /** Text in which nothing is special. */
        record Text(String text) implements Piece {}

        String text();
    }

    /**
     * The template that a model file's template text describes; empty if it is none that is known. What only tools need, blanks and ways of
     * quoting do not matter; a text that differs in any other way may mean another prompt and is not guessed at.
     */
    public static Optional<ChatTemplate> recognise(String templateText) {
        String skeleton = TemplateSkeleton.of(templateText);
        if (skeleton.equals(CHATML_LOOP + CHATML_TURN + "{%endfor%}" + CHATML_OPEN)) {
            return Optional.of(new ChatTemplate(Frame.CHATML, "", Optional.empty()));
        }
        if (skeleton.equals(LLAMA3 + LLAMA_OPEN) || skeleton.equals(LLAMA3 + LLAMA_ASSISTANT)) {
            return Optional.of(new ChatTemplate(Frame.LLAMA3, "", Optional.empty()));
        }
        for (List<String> around : CHATML_DEFAULTS) {
            Optional<String> system = literal(skeleton, around.get(0), around.get(1));
            if (system.isPresent()) {
                return Optional.of(new ChatTemplate(Frame.CHATML, "", system));
            }
        }
        return literal(skeleton, DATED_HEAD, DATED_TAIL)
                .map(date -> "Cutting Knowledge Date: December 2023\nToday Date: " + date + "\n\n")
                .map(preface -> new ChatTemplate(Frame.LLAMA3, preface, Optional.of(preface)));
    }

    /** The part of a literal between two texts; empty if the whole is anything else. */
    private static Optional<String> literal(String skeleton, String head, String tail) {
        if (!skeleton.startsWith(head)
                || !skeleton.endsWith(tail)
                || skeleton.length() < head.length() + tail.length()) {
            return Optional.empty();
        }
        String middle = skeleton.substring(head.length(), skeleton.length() - tail.length());
        String plain = middle.replace("\\\\", "").replace("\\'", "");
        boolean one = plain.indexOf('\'') < 0 && plain.indexOf('\\') < 0;
        return one ? Optional.of(middle.replaceAll("\\\\(.)", "$1")) : Optional.empty();
    }

    /** The turns as the model gets them: with the system message that the template adds, and trimmed where it trims. */
    public List<Turn> complete(List<Turn> turns) {
        List<Turn> trimmed = turns.stream().map(this::trimmed).toList();
        if (!trimmed.isEmpty() && trimmed.get(0).role() == Role.SYSTEM) {
            Turn system = Turn.system(preface + trimmed.get(0).text());
            return Stream.concat(Stream.of(system), trimmed.stream().skip(1)).toList();
        }
        return Stream.concat(defaultSystem.map(Turn::system).stream(), trimmed.stream())
                .toList();
    }

    private Turn trimmed(Turn turn) {
        return switch (frame) {
            case CHATML -> turn;
            case LLAMA3 -> new Turn(turn.role(), EDGES.matcher(turn.text()).replaceAll(""));
        };
    }

    /**
     * The whole prompt as text, for a person to see, without the token that a model's texts may begin with. It is not what is tokenised: see
     * {@link Model#prompt}.
     */
    public String render(List<Turn> turns) {
        StringBuilder text = new StringBuilder();
        pieces(turns).forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /** The prompt in parts, up to where the model's own turn begins. */
    List<Piece> pieces(List<Turn> turns) {
        List<Piece> pieces = new ArrayList<>();
        for (Turn turn : complete(turns)) {
            pieces.addAll(frame.opening(turn.role(), turn.text()));
            pieces.addAll(frame.closing());
        }
        pieces.addAll(frame.opening(Role.ASSISTANT, ""));
        return pieces;
    }

    /** Whether the template itself puts the model's begin token in front. */
    boolean begins() {
        return frame == Frame.LLAMA3;
    }
}
