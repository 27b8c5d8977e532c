package org.phrasefield.llm;

import java.util.List;
import java.util.Map;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.run.LanguageModel;

/** Opens models by the name that a protocol gives them. */
public final class Models {
    /** Every service that a model's reference may begin with, and {@code auto}. */
    public static final List<String> SERVICES =
            List.of("auto", "ollama", "openai", "embedded", "echo", "scripted", "sample");

    private final Locals locals;

    /**
     * Where models are looked for.
     *
     * @param environment the process's environment: keys of services, {@code OLLAMA_HOST}
     * @param locals scripts and weights of this machine
     */
    public Models(Map<String, String> environment, Locals locals) {
        this.locals = locals;
    }

    /**
     * Opens a model: finds out who it is, asks nothing of it yet. The reference must not be {@code auto}, which is for {@code Discovery}.
     *
     * @return the model, or one clear sentence why not
     * @throws InterruptedException when the caller is interrupted
     */
    public Opened<LanguageModel> open(ModelChoice choice) throws InterruptedException {
        String reference = choice.reference();
        int slash = reference.indexOf('/');
        String service = slash < 0 ? reference : reference.substring(0, slash);
        String name = slash < 0 ? "" : reference.substring(slash + 1);
        return switch (service) {
            case "echo" -> Opened.ready(new EchoModel());
            case "scripted" -> scripted(name);
            default ->
                Opened.refused("The model " + reference + " names the unknown service " + service
                        + Nearest.hint(service, SERVICES));
        };
    }

    private Opened<LanguageModel> scripted(String file) {
        return then(locals.script(file), text -> then(ScriptedModel.open(file, text), Opened::ready));
    }

    private static <A, B> Opened<B> then(Opened<A> opened, java.util.function.Function<A, Opened<B>> next) {
        if (opened instanceof Opened.Ready<A> ready) return next.apply(ready.thing());
        return Opened.refused(((Opened.Refused<A>) opened).sentence());
    }
}
