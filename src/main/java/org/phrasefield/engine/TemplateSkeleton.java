package org.phrasefield.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a chat template's text (Jinja) for chats of plain turns: branches that only tools, dates or missing values lead to are
 * taken out, blanks and ways of quoting are made one, and neighbouring outputs are joined. Two templates with the same skeleton write the
 * same prompt. Nothing is run.
 */
final class TemplateSkeleton {
    private static final Pattern TAG = Pattern.compile("\\{([%{#])(-?)(.*?)(-?)[%}#]\\}", Pattern.DOTALL);

    /** Conditions that no chat of plain turns meets, and such as set only what other conditions of this kind ask for. */
    private static final Set<String> NEVER = Set.of(
            "tools",
            "toolsisnotnone",
            "toolsisdefined",
            "custom_toolsisdefined",
            "builtin_toolsisdefined",
            "builtin_toolsisdefinedortoolsisnotnone",
            "toolsisnotnoneandnottools_in_user_message",
            "tools_in_user_messageandnottoolsisnone",
            "nottools_in_user_messageisdefined",
            "nottoolsisdefined",
            "strftime_nowisdefined",
            "notadd_generation_promptisdefined",
            "'tool_calls'inmessage",
            "message['role']=='tool'",
            "message['role']=='tool'ormessage['role']=='ipython'");

    /** Conditions that every chat meets here: no date is handed in. */
    private static final Set<String> ALWAYS = Set.of("notdate_stringisdefined");

    /** As a second branch this one is for turns that call tools: skeletons that are known treat all others in the first. */
    private static final String CALLING = "message['role']=='assistant'";

    private static final Map<Character, Character> ESCAPES = Map.of('n', '\n', 't', '\t', 'r', '\r');

    private final StringBuilder out = new StringBuilder();
    private final Deque<Branch> branches = new ArrayDeque<>();

    private TemplateSkeleton() {}

    /** One {@code if} with what has become of its branches so far. */
    private static final class Branch {
        /** Whether what stands in the present branch is kept. */
        boolean kept;
        /** Whether a branch was found that is always taken, so that those after it are not. */
        boolean decided;
        /** Whether the tag itself is part of the skeleton. */
        boolean written;
    }

    /** The skeleton of a template's text; of a text that is no template, something that equals none that is known. */
    static String of(String template) {
        return new TemplateSkeleton()
                .read(template.endsWith("\n") ? template.substring(0, template.length() - 1) : template);
    }

    private String read(String template) {
        Matcher tag = TAG.matcher(template);
        int from = 0;
        boolean strips = false;
        boolean afterBlock = false;
        while (tag.find()) {
            boolean block = !tag.group(1).equals("{");
            text(
                    template.substring(from, tag.start()),
                    from == 0,
                    strips,
                    afterBlock,
                    !tag.group(2).isEmpty(),
                    block);
            if (tag.group(1).equals("%")) {
                statement(canonical(tag.group(3)));
            } else if (tag.group(1).equals("{")) {
                output(canonical(tag.group(3)));
            }
            from = tag.end();
            strips = !tag.group(4).isEmpty();
            afterBlock = block;
        }
        text(template.substring(from), from == 0, strips, afterBlock, false, false);
        // Two literals that are added are one.
        return out.toString().replaceAll("(?<!\\\\)'\\+'", "");
    }

    /** Text outside of tags, as the usual settings leave it: no line break after a block, no indentation before one. */
    private void text(
            String raw, boolean first, boolean strippedLeft, boolean afterBlock, boolean stripsRight, boolean block) {
        String text = afterBlock && raw.startsWith("\n") ? raw.substring(1) : raw;
        text = strippedLeft ? text.stripLeading() : text;
        if (stripsRight) {
            text = text.stripTrailing();
        } else if (block && (first || raw.indexOf('\n') >= 0)) {
            text = text.replaceAll("(^|\n)[ \t]+$", "$1");
        }
        if (!text.isEmpty()) {
            output(quoted(text));
        }
    }

    private void output(String expression) {
        if (!kept()) {
            return;
        }
        if (out.length() > 2 && out.substring(out.length() - 2).equals("}}")) {
            out.setLength(out.length() - 2);
            out.append('+').append(expression).append("}}");
        } else {
            out.append("{{").append(expression).append("}}");
        }
    }

    private void statement(String statement) {
        if (statement.startsWith("if")) {
            Branch branch = new Branch();
            branch.decided = !kept();
            branches.push(branch);
            condition(branch, "if", statement.substring(2));
        } else if (statement.startsWith("elif") && !branches.isEmpty()) {
            condition(branches.element(), "elif", statement.substring(4));
        } else if (statement.equals("else") && !branches.isEmpty()) {
            condition(branches.element(), "else", "");
        } else if (statement.equals("endif") && !branches.isEmpty()) {
            if (branches.pop().written) {
                write("endif");
            }
        } else if (kept()) {
            write(statement);
        }
    }

    private void condition(Branch branch, String word, String condition) {
        boolean never = NEVER.contains(condition) || (word.equals("elif") && condition.equals(CALLING));
        boolean always = ALWAYS.contains(condition);
        branch.kept = !branch.decided && !never;
        if (!branch.kept) {
            return;
        }
        if (always) {
            branch.decided = true;
        }
        if (branch.written) {
            write(always ? "else" : word + condition);
        } else if (!always && !word.equals("else")) {
            write("if" + condition);
            branch.written = true;
        }
    }

    private boolean kept() {
        return branches.stream().allMatch(branch -> branch.kept);
    }

    private void write(String statement) {
        out.append("{%").append(statement).append("%}");
    }

    /** An expression without blanks, literals in single quotes, fields of a message in brackets. */
    private static String canonical(String expression) {
        StringBuilder result = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\'' || c == '"') {
                literal.setLength(0);
                for (i++; i < expression.length() && expression.charAt(i) != c; i++) {
                    boolean escaped = expression.charAt(i) == '\\' && i + 1 < expression.length();
                    char meant = escaped ? expression.charAt(++i) : expression.charAt(i);
                    literal.append(escaped ? ESCAPES.getOrDefault(meant, meant) : meant);
                }
                result.append(quoted(literal.toString()));
            } else if (!Character.isWhitespace(c)) {
                result.append(c);
            }
        }
        return result.toString().replaceAll("message\\.(role|content)\\b", "message['$1']");
    }

    private static String quoted(String literal) {
        return "'" + literal.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
