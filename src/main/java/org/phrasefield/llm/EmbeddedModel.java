package org.phrasefield.llm;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.engine.Engine;
import org.phrasefield.engine.ModelCard;
import org.phrasefield.engine.Turn;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Reasoning;
import org.phrasefield.trial.Usage;

/** A model inside this process, asked through {@link EmbeddedChatModel}. */
public final class EmbeddedModel implements LanguageModel {
    private final Weights weights;
    private final ModelIdentity identity;

    private EmbeddedModel(Weights weights, ModelIdentity identity) {
        this.weights = weights;
        this.identity = identity;
    }

    /**
     * Offers weights that are loaded; takes a moment for the checksum of a large file.
     *
     * @param reference as asked, such as {@code embedded/SmolLM2-135M-Instruct}
     */
    public static Opened<EmbeddedModel> open(String reference, Weights weights, Settings settings) {
        ModelCard card = weights.engine().card();
        Optional<String> tooWide = tooWide(reference, card.contextLength(), settings);
        if (tooWide.isEmpty()) return Opened.ready(new EmbeddedModel(weights, identity(reference, card)));
        weights.engine().close();
        return Opened.refused(tooWide.get());
    }

    /**
     * Why a model cannot hold the window that it is to be asked with.
     *
     * @param holds most tokens of prompt and answer together
     * @return one clear sentence, or empty when it can
     */
    public static Optional<String> tooWide(String reference, int holds, Settings settings) {
        int window = settings.contextTokens().orElse(0);
        return window <= holds
                ? Optional.empty()
                : Optional.of("num_ctx: " + window + " is more than the " + holds + " tokens that " + reference
                        + " can hold; lower it.");
    }

    private static ModelIdentity identity(String reference, ModelCard card) {
        Map<String, String> more = new TreeMap<>();
        more.put("architecture", card.architecture());
        more.put("size", card.sizeLabel());
        more.put("context", Integer.toString(card.contextLength()));
        more.put("languages", String.join(" ", card.languages()));
        card.licence().ifPresent(licence -> more.put("licence", licence));
        more.put(
                "defaults",
                String.format(
                        Locale.ROOT,
                        "temperature %s, top_k %d, top_p %s",
                        EmbeddedRequest.TEMPERATURE,
                        EmbeddedRequest.TOP_K,
                        EmbeddedRequest.TOP_P));
        return new ModelIdentity(
                reference,
                Optional.of(card.name()),
                Optional.of(card.sha256()),
                Optional.of(card.quantisation()),
                card.template().map(Sha256::hex),
                Optional.of("embedded engine"),
                Optional.empty(),
                more);
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public int lanes() {
        return Engine.DEFAULT_LANES;
    }

    @Override
    public Optional<String> caution(String language) {
        return caution(weights.name(), weights.engine().card().languages(), language);
    }

    /**
     * What must be known of answers in a language, as {@link #caution(String)} says it, of weights that need not be loaded.
     *
     * @param name what the weights are called
     * @param spoken languages they were trained for; empty where that is not known
     * @param language language tag
     */
    public static Optional<String> caution(String name, List<String> spoken, String language) {
        if (spoken.isEmpty() || spoken.contains(language)) return Optional.empty();
        List<String> names = spoken.stream().map(EmbeddedModel::english).toList();
        String all = names.size() == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
        return Optional.of(name + " was trained on " + all + "; its " + english(language) + " answers are noise.");
    }

    private static String english(String language) {
        return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) {
        return Optional.empty();
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        int room = room(question);
        if (room < 1) {
            return Reply.of(new Outcome.Failed(
                    Outcome.Cause.REQUEST,
                    "the prompt leaves no room for an answer in num_ctx: "
                            + question.settings().contextTokens().orElse(0)
                            + "; raise num_ctx or shorten the prompt"));
        }
        Patience patience = Patience.asking(question.limits());
        try {
            EmbeddedChatModel model =
                    new EmbeddedChatModel(weights.engine(), patience.first(), patience.silence(), patience.total());
            return Reply.of(outcome(question, model.chat(Conversation.request(question, parameters(question, room)))));
        } catch (EmbeddedTimeoutException slow) {
            return Reply.of(patience.over(limit(slow), weights.engine().card().name()));
        } catch (InvalidRequestException refused) {
            return failed(Outcome.Cause.REQUEST, refused);
        } catch (NonRetriableException broken) {
            // Weights that give no numbers, or an engine that has stopped, give no other answer either.
            return failed(Outcome.Cause.MODEL, broken);
        } catch (RuntimeException thrown) {
            if (Thread.interrupted()) throw new InterruptedException();
            throw thrown;
        }
    }

    private static Outcome.Limit limit(EmbeddedTimeoutException slow) {
        return switch (slow.limit()) {
            case FIRST_TOKEN -> Outcome.Limit.FIRST_TOKEN;
            case SILENCE -> Outcome.Limit.SILENCE;
            case TOTAL -> Outcome.Limit.TOTAL;
        };
    }

    private static Reply failed(Outcome.Cause cause, RuntimeException thrown) {
        return Reply.of(new Outcome.Failed(cause, Fault.shorten(String.valueOf(thrown.getMessage()))));
    }

    /** The most tokens that an answer can have: as asked, or what the asked window leaves. */
    private int room(Question question) {
        Settings settings = question.settings();
        if (settings.contextTokens().isEmpty()) return settings.maxTokens();
        List<Turn> turns = question.messages().stream()
                .map(message -> switch (message.role()) {
                    case SYSTEM -> Turn.system(message.text());
                    case USER -> Turn.user(message.text());
                })
                .toList();
        int prompt = weights.engine().prompt(turns).ids().size();
        return Math.min(settings.maxTokens(), settings.contextTokens().getAsInt() - prompt);
    }

    private static EmbeddedParameters parameters(Question question, int room) {
        EmbeddedParameters.Builder parameters = EmbeddedParameters.builder()
                .seed((long) question.samplingSeed())
                .maxOutputTokens(room);
        Conversation.common(question.settings(), parameters);
        question.settings().topK().ifPresent(parameters::topK);
        question.settings().minP().ifPresent(parameters::minP);
        question.settings().repeatPenalty().ifPresent(parameters::repeatPenalty);
        return parameters.build();
    }

    private static Outcome outcome(Question question, ChatResponse response) {
        Usage usage = Usage.of(
                response.tokenUsage().inputTokenCount(), response.tokenUsage().outputTokenCount());
        String finish = response.finishReason() == FinishReason.STOP ? "stop" : "length";
        Optional<String> text = Optional.ofNullable(response.aiMessage().text());
        return new Ending(finish, question.settings().maxTokens(), 0, false)
                .of(Reasoning.of(text.orElse(""), Optional.empty()), usage, Optional.ofNullable(response.modelName()));
    }

    @Override
    public void close() {
        weights.engine().close();
    }
}
