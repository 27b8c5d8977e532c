package org.phrasefield.llm;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A reply as it arrives, its head first, handed to the thread that waits for it, one delivery at a time. The thread that reads the
 * connection hands over itself: the transport's own future passes through the common pool, where it waits for whatever is computed; only that there will be no head still comes that way.
 */
final class Body implements HttpResponse.BodyHandler<Void>, Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    private final CompletableFuture<HttpResponse.ResponseInfo> head = new CompletableFuture<>();
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private volatile boolean closed;

    /** What arrives. */
    sealed interface Piece {
        /** Some bytes. */
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        /** The body is complete, as the transport counts. */
        record End() implements Piece {}

        /** The connection broke. */
        record Break(Throwable cause) implements Piece {}
    }

    /** That no head will come. */
    void never(Throwable cause) {
        head.completeExceptionally(cause);
    }

    /**
     * Status and headers; empty when they do not come in time.
     *
     * @throws ExecutionException when they never will, with what hindered them
     */
    Optional<HttpResponse.ResponseInfo> head(Duration wait) throws ExecutionException, InterruptedException {
        try {
            return Optional.of(head.get(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        }
    }

    /** The next piece; empty when none comes in time. Bytes that have come are handed out even when no time is left. */
    Optional<Piece> next(Duration wait) throws InterruptedException {
        Piece piece = pieces.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        Flow.Subscription source = subscription.get();
        if (piece instanceof Piece.Bytes && source != null) source.request(1);
        return Optional.ofNullable(piece);
    }

    /** Gives the rest up; the connection is closed unless the body is complete. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription source = subscription.get();
        if (source != null) source.cancel();
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        head.complete(info);
        return HttpResponse.BodySubscribers.fromSubscriber(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription.set(source);
        if (closed) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        pieces.add(new Piece.Break(cause));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }
}
