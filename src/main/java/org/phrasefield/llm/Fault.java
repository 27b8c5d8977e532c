package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Outcome.Cause;

/**
 * An error as a service words it.
 *
 * @param status HTTP status, or the one that the error itself names inside a 200
 * @param kind the service's own words for code and type, lower case
 * @param param the parameter of the request that the service objects to; empty where it names none
 * @param message the service's sentence
 * @param retryAfter how long the error itself asks to wait; absent where it does not say
 */
record Fault(int status, String kind, String param, String message, Optional<Duration> retryAfter) {
    private static final int LONGEST = 400;
    /** Characters shown of a body that is none of ours. */
    private static final int QUOTED = 120;

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{0,200}?)</title>");
    /** What says of an account that it has run out; a bare word such as billing stands in passing errors too. */
    private static final Pattern RUN_OUT =
            Pattern.compile("insufficient_(quota|funds|balance)|billing_(hard_limit|not_active)"
                    + "|billing[^.]{0,40}(disabled|not active|not (been )?enabled|limit (has been )?reached)"
                    + "|quota[^.]{0,40}(exhausted|used up)|credit balance|your current quota");

    /** What every question of a model has alike, so that the next one would be refused too. */
    private static final Pattern SETTING = Pattern.compile(
            "unsupported[_ ](parameter|value)|unknown_parameter|unrecognized request argument|extra inputs are not permitted"
                    + "|does not support thinking|must be of type|invalid format"
                    + "|cannot both be specified|is deprecated for this model|only works in thinking mode|thinking[ _]?budget"
                    + "| (max_tokens|temperature|top_p|top_k|stop_sequences|thinking)[:> ]");

    private static final Pattern UNLOADABLE =
            Pattern.compile("timed out waiting for .{0,80}to start|requires more system memory");

    /** Reads the body of an error: Ollama's, OpenAI's, JSON inside JSON, a list with one (Gemini's streams), a page, or plain text. */
    static Fault of(int status, String body) {
        return Json.object(body)
                .or(() -> Json.first(body))
                .flatMap(object -> in(object, status))
                .orElseGet(() -> new Fault(status, "", "", shorten(plain(body, status)), Optional.empty()));
    }

    /** The error that a JSON object holds, whatever its status; empty when it holds none. */
    static Optional<Fault> in(ObjectNode object, int status) {
        JsonNode error = object.path("error");
        if (error.isMissingNode() || error.isNull()) return Optional.empty();
        if (error.isTextual()) {
            Optional<Fault> nested = Json.object(error.textValue()).flatMap(inner -> in(inner, status));
            return Optional.of(
                    nested.orElseGet(() -> new Fault(status, "", "", shorten(error.textValue()), Optional.empty())));
        }
        int code = error.path("code").asInt(0);
        int named = status == 200 && code >= 400 && code < 600 ? code : status;
        List<String> details = new ArrayList<>();
        error.path("details").findValuesAsText("quotaId", details);
        String kind = Stream.concat(
                        Stream.of("code", "type", "status", "param")
                                .map(field -> error.path(field).asText("")),
                        details.stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return Optional.of(new Fault(
                named,
                kind,
                shorten(error.path("param").asText("")),
                shorten(Json.text(error, "message").orElse(error.toString())),
                delay(error.path("details").findPath("retryDelay").asText(""))));
    }

    private static Optional<Duration> delay(String written) {
        return written.matches("\\d{1,6}(\\.\\d{1,9})?s")
                ? Optional.of(Duration.ofMillis(
                        Math.round(1000 * Double.parseDouble(written.substring(0, written.length() - 1)))))
                : Optional.empty();
    }

    /** Takes an error inside a reply that calls itself a success for what it is. */
    static void refuse(ObjectNode piece, String host) throws Broken {
        Optional<Fault> fault = in(piece, 200);
        if (fault.isPresent()) throw new Broken(fault.get().outcome(host));
    }

    /**
     * What it means for a trial.
     *
     * @param host who said it
     */
    Outcome outcome(String host) {
        String words = kind + " " + message.toLowerCase(Locale.ROOT);
        boolean filtered = words.contains("content_filter")
                || words.contains("content_policy")
                || words.contains("content management policy");
        if (filtered && status < 500 && status != 429) return new Outcome.Refused(message);
        Cause cause = cause(words);
        String way = UNLOADABLE.matcher(words).find() ? "; free some memory, or name a smaller model" : wayOut(cause);
        return new Outcome.Failed(cause, way.isEmpty() ? sentence(host) : Clause.of(sentence(host)) + way);
    }

    private Cause cause(String words) {
        Optional<Cause> account = status < 500 ? account(words) : Optional.empty();
        if (account.isPresent()) return account.get();
        if (UNLOADABLE.matcher(words).find()) return Cause.MODEL;
        boolean refused =
                status == 400 || status == 422 || words.contains("must be of type") || words.contains("invalid format");
        if (refused && SETTING.matcher(words).find()) return Cause.SETTING;
        if (words.contains("cloud is disabled")) return Cause.MODEL;
        if (words.contains("token repeat limit")) return Cause.REPLY;
        return switch (status) {
            case 200 -> inside(words);
            case 401, 403 -> Cause.KEY;
            case 404, 405, 410 -> Cause.MODEL;
            case 408, 409, 425, 499 -> Cause.SERVICE;
            case 429 -> Cause.RATE;
            default -> status >= 500 ? Cause.SERVICE : status >= 400 ? Cause.REQUEST : Cause.REPLY;
        };
    }

    /** What is wrong with the caller's account or key, if anything; a service that is broken itself is no witness of either. */
    private Optional<Cause> account(String words) {
        // One and the same sentence of Gemini's stands for a minute's quota and for a day's; only the quota's name
        // tells.
        if (words.contains("resource_exhausted")) {
            return Optional.of(words.contains("perday") ? Cause.QUOTA : Cause.RATE);
        }
        if (status == 402 || RUN_OUT.matcher(words).find()) return Optional.of(Cause.QUOTA);
        boolean key = words.contains("invalid_api_key")
                || words.contains("api key not valid")
                || words.contains("api key expired");
        return key ? Optional.of(Cause.KEY) : Optional.empty();
    }

    /** An error inside a reply that calls itself a success has only words to go by. */
    private static Cause inside(String words) {
        if (words.contains("rate_limit") || words.contains("too many requests")) return Cause.RATE;
        if (words.contains("authentication") || words.contains("permission")) return Cause.KEY;
        if (words.contains("not_found") || words.matches(".*model .{0,200}not found.*")) return Cause.MODEL;
        if (words.contains("invalid_request") || words.contains("exceed_context")) return Cause.REQUEST;
        return Cause.SERVICE;
    }

    /** What a person can do about it, where the service's own words seldom say so. */
    private static String wayOut(Cause cause) {
        return switch (cause) {
            case KEY -> "; check the key in the environment variable that holds it";
            case MODEL -> "; check the model's name, phrasefield models lists what there is";
            case QUOTA -> "; the service's account has run out";
            case SETTING -> "; leave that setting out of the protocol, or change it";
            case CONNECTION, RATE, REPLY, REQUEST, SERVICE -> "";
        };
    }

    private String sentence(String host) {
        String said = message.isBlank() ? "nothing" : message;
        if (!param.isEmpty() && !message.contains(param)) said += " (" + param + ")";
        return host + (status == 200 ? " answered with an error: " : " answered with status " + status + ": ") + said;
    }

    private static String plain(String body, int status) {
        String text = body.strip();
        if (!text.startsWith("<")) return text;
        return page(text) + " instead of JSON"
                + (status >= 500 ? "; a proxy may be in between" : "; see that it is the right address");
    }

    private static String page(String text) {
        Matcher title = TITLE.matcher(text);
        return title.find() ? "a page titled " + title.group(1).strip() : "a page";
    }

    /** What a body is, where it is none of ours: a page by its title, else how it begins. */
    static String quoted(String body) {
        String text = body.strip();
        return text.startsWith("<") ? shorten(page(text), QUOTED) : shorten(text, QUOTED);
    }

    /** Words of a server in one line, not too long, without any vendor's key in them, ours or not. */
    static String shorten(String text) {
        return shorten(text, LONGEST);
    }

    private static String shorten(String text, int longest) {
        String line = Secrets.withoutVendorKeys(text.strip().replaceAll("\\s+", " "));
        if (line.length() <= longest) return line;
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end) + "…";
    }
}
