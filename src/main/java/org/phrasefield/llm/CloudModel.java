package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/** A model behind a vendor's own interface, or behind a server that speaks it. */
public final class CloudModel implements LanguageModel {
    /** The name becomes part of an address. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");

    private final Cloud cloud;
    private final Transport transport;
    private final Secrets secrets;
    private final String key;
    private final String name;
    private final ModelIdentity identity;
    private final Wire wire = new Wire();
    private final HeldReply held = new HeldReply();

    private CloudModel(
            Cloud cloud, Transport transport, Secrets secrets, String key, String name, ModelIdentity identity) {
        this.cloud = cloud;
        this.transport = transport;
        this.secrets = secrets;
        this.key = key;
        this.name = name;
        this.identity = identity;
    }

    /**
     * Finds out who a model is; asks nothing of it.
     *
     * @param key absent for a server of one's own that wants none
     */
    static Opened<LanguageModel> open(
            Cloud cloud, Transport transport, Optional<String> key, ModelChoice choice, String name)
            throws InterruptedException {
        if (!NAME.matcher(name).matches()) {
            return Opened.refused("The model " + choice.reference() + " has a name that " + cloud.name()
                    + " cannot have; write it as the service lists it.");
        }
        Secrets secrets = Secrets.of(key);
        String host = transport.address().host();
        ObjectNode card = Json.object();
        try {
            card = transport.get("/models/" + name);
        } catch (Broken broken) {
            if (unknown(broken) && transport.address().host().equals(own(cloud))) {
                return Opened.refused(secrets.hideIn("The service knows no model " + name + ": "
                        + broken.outcome().reason()));
            }
            if (broken.hinders()) return Opened.refused(secrets, broken.outcome());
        }
        return Opened.ready(new CloudModel(
                cloud, transport, secrets, key.orElse("none"), name, cloud.identity(choice, host, card)));
    }

    private static boolean unknown(Broken broken) {
        return broken.outcome() instanceof Outcome.Failed failed && failed.cause() == Outcome.Cause.MODEL;
    }

    private static String own(Cloud cloud) {
        return java.net.URI.create(cloud.address()).getHost() + ":443";
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public int lanes() {
        return 8;
    }

    @Override
    public int mostLanes() {
        return 64;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.empty();
    }

    /** Loads nothing; finds out whether the service lets itself be asked. */
    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        Call call = transport.call(Patience.loading(limits));
        try {
            call.send(
                    transport.request("/models/" + name).GET().build(),
                    new Whole(transport.address().host()));
            return Optional.empty();
        } catch (Broken broken) {
            return broken.hinders() ? Optional.of(secrets.hideIn(call.reply(broken.outcome()))) : Optional.empty();
        }
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        Question asked = held.of(question);
        Bridge bridge = new Bridge(
                transport.call(Patience.asking(question.limits())),
                cloud.dialect(transport.address().host()));
        return secrets.hideIn(held.of(
                asked,
                bridge.ask(
                        wire,
                        cloud.langChain(wire, transport.address().uri().toString(), key, name, asked),
                        Conversation.request(asked, cloud.parameters(name, asked)),
                        (response, whole) -> cloud.outcome(asked, response, whole))));
    }

    @Override
    public void close() {}
}
