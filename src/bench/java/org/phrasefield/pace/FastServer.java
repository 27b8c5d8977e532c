package org.phrasefield.pace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A server with OpenAI's chat interface that answers every prompt after a fixed time, to be run in a process of its own beside what is
 * measured, of whose cores it is to take as little as may be: replies are written down beforehand, and a thread waits at each connection. The
 * answer is one of {@value #ANSWERS}, chosen by the request alone. Arguments: milliseconds an answer takes, and words an answer has. Prints
 * its address once it has warmed up, then serves until its standard input ends.
 */
public final class FastServer {
    private static final int ANSWERS = 64;
    private static final int WARM_UP = 20_000;
    private static final String[] WORDS =
            "the noise of a street can be kept out by heavy curtains and soft walls which take the sound in before it spreads through a room"
                    .split(" ");
    private static final byte[] STREAM_WANTED = bytes("\"stream\":true");
    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":200,\"total_tokens\":220}";
    private static final byte[] MODELS = reply(
            "application/json",
            "{\"object\":\"list\",\"data\":[{\"id\":\"fast\",\"object\":\"model\",\"created\":1,\"owned_by\":\"bench\"}]}");

    /** What is sent, in each of the two ways in which a reply can be wanted. */
    private final byte[][] streamed;

    private final byte[][] whole;

    private FastServer(int words) {
        this.streamed = replies(words, FastServer::streamed, "text/event-stream");
        this.whole = replies(words, FastServer::whole, "application/json");
    }

    /** Starts the server. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FastServer replies = new FastServer(Integer.parseInt(arguments[1]));
        try (ServerSocket warming = listen()) {
            replies.serve(warming, 0);
            warmUp(warming.getLocalPort());
        }
        ServerSocket server = listen();
        replies.serve(server, TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[0])));
        System.out.println("http://127.0.0.1:" + server.getLocalPort() + "/v1");
        while (System.in.read() >= 0) continue;
        System.exit(0);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    }

    private void serve(ServerSocket server, long delay) {
        start(() -> {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket, delay));
            }
        });
    }

    /** What may end because the other side does. */
    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // The other side has gone; there is nobody left to tell.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket, long delay) throws IOException {
        try (socket) {
            socket.setTcpNoDelay(true);
            Requests requests = new Requests(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (requests.next()) {
                long until = System.nanoTime() + delay;
                byte[] reply = MODELS;
                if (requests.hasBody()) {
                    byte[][] replies = requests.bodyHolds(STREAM_WANTED) ? streamed : whole;
                    reply = replies[Math.floorMod(requests.hash(), ANSWERS)];
                    while (System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
                }
                out.write(reply);
            }
        }
    }

    /** The requests of one connection, one after the other; each has its body's length in its head, or has no body. */
    private static final class Requests {
        private static final byte[] LENGTH = bytes("\r\ncontent-length:");

        private final InputStream in;
        private byte[] buffer = new byte[1 << 14];
        private int read;
        private int head;
        private int end;

        Requests(InputStream in) {
            this.in = in;
        }

        /** Reads the next request; false when the connection has ended. */
        boolean next() throws IOException {
            System.arraycopy(buffer, end, buffer, 0, read - end);
            read -= end;
            end = 0;
            do {
                if (!more()) return false;
                head = headEnd();
            } while (head < 0);
            end = head + length();
            while (read < end) if (!more()) throw new EOFException();
            return true;
        }

        private boolean more() throws IOException {
            if (read == buffer.length) buffer = Arrays.copyOf(buffer, 2 * read);
            int count = in.read(buffer, read, buffer.length - read);
            read += Math.max(count, 0);
            return count > 0;
        }

        private int headEnd() {
            for (int at = 4; at <= read; at++) {
                if (buffer[at - 1] == '\n' && buffer[at - 2] == '\r' && buffer[at - 3] == '\n') return at;
            }
            return -1;
        }

        private int length() {
            int at = 0;
            int matched = 0;
            while (at < head && matched < LENGTH.length) {
                int lower = buffer[at] >= 'A' && buffer[at] <= 'Z' ? buffer[at] + 32 : buffer[at];
                matched = lower == LENGTH[matched] ? matched + 1 : lower == LENGTH[0] ? 1 : 0;
                at++;
            }
            int length = 0;
            for (; at < head && buffer[at] != '\r'; at++) {
                if (buffer[at] != ' ') length = 10 * length + buffer[at] - '0';
            }
            return length;
        }

        boolean hasBody() {
            return end > head;
        }

        boolean bodyHolds(byte[] wanted) {
            int matched = 0;
            for (int at = head; at < end && matched < wanted.length; at++) {
                if (buffer[at] == ' ') continue;
                matched = buffer[at] == wanted[matched] ? matched + 1 : buffer[at] == wanted[0] ? 1 : 0;
            }
            return matched == wanted.length;
        }

        int hash() {
            int hash = 0;
            for (int at = head; at < end; at++) hash = 31 * hash + buffer[at];
            return hash ^ hash >>> 16;
        }
    }

    /** Asks itself until its code is compiled. */
    private static void warmUp(int port) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        URI address = URI.create("http://127.0.0.1:" + port + "/v1/chat/completions");
        for (int i = 0; i < WARM_UP; i++) {
            String body = "{\"number\":" + i + ",\"text\":\"" + "x".repeat(300) + "\",\"stream\":" + (i % 2 == 0) + "}";
            client.send(
                    HttpRequest.newBuilder(address)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private static byte[][] replies(int words, UnaryOperator<String> rendered, String type) {
        return IntStream.range(0, ANSWERS)
                .mapToObj(number -> reply(type, rendered.apply(answer(number, words))))
                .toArray(byte[][]::new);
    }

    private static byte[] reply(String type, String body) {
        return bytes("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sentences of 15 words; what is left over at the end has no full stop. */
    private static String answer(int number, int words) {
        StringBuilder text = new StringBuilder();
        int state = number;
        for (int i = 0; i < words; i++) {
            state = state * 1664525 + 1013904223;
            String word = WORDS[(state >>> 8) % WORDS.length];
            text.append(i % 15 == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
            text.append(i % 15 == 14 ? ". " : " ");
        }
        return text.toString().strip();
    }

    private static String whole(String answer) {
        return piece("chat.completion", "message", answer, "\"stop\"}]," + USAGE) + "\n";
    }

    private static String streamed(String answer) {
        return "data: " + piece("chat.completion.chunk", "delta", answer, "null}]") + "\n\ndata: "
                + piece("chat.completion.chunk", "delta", "", "\"stop\"}]," + USAGE) + "\n\ndata: [DONE]\n\n";
    }

    private static String piece(String object, String part, String text, String end) {
        return "{\"id\":\"x\",\"object\":\"" + object
                + "\",\"created\":1,\"model\":\"fast\",\"choices\":[{\"index\":0,\"" + part
                + "\":{\"role\":\"assistant\",\"content\":\"" + text + "\"},\"finish_reason\":" + end + "}";
    }
}
